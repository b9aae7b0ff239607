import { z } from 'zod'
import { Fact, Graph, Link, Provenance, ValueLineage } from '../engines/thing.ts'
import { Id } from '../kernel/ids.ts'
import { PlainDate } from '../kernel/time.ts'
import { FieldKey } from '../pack/field.ts'
import { Paging, page } from './page.ts'
import { several } from './query.ts'
import { route } from './route.ts'
import { AsOf, ThingParams } from './things.ts'

const tag = 'things'
const LinkParams = ThingParams.extend({ link: FieldKey, other: Id })

export const getThingHistory = route({
  method: 'GET',
  path: '/api/v1/things/:thing/history',
  access: 'read:thing',
  tag,
  summary: { zh: '对象的全部记载，新者在前', en: 'Every fact about a thing, newest first' },
  params: ThingParams,
  query: Paging,
  reply: page(Fact),
  errors: ['registry.no-such-thing', 'request.bad-cursor'],
})

export const getThingLineage = route({
  method: 'GET',
  path: '/api/v1/things/:thing/lineage',
  access: 'read:thing',
  tag,
  summary: { zh: '每个属性值的出处', en: 'Where each value of a thing comes from' },
  params: ThingParams,
  query: z.object(AsOf),
  reply: z.object({
    /** By field, and by core key (`$name`). */
    values: z.record(z.string(), ValueLineage),
  }),
  errors: ['registry.no-such-thing', 'registry.not-known-then'],
})

export const listRelations = route({
  method: 'GET',
  path: '/api/v1/things/:thing/relations',
  access: 'read:thing',
  tag,
  summary: { zh: '关系图（双向，限深度）', en: 'Relations of a thing, both ways, to a depth' },
  params: ThingParams,
  query: z.object({
    depth: z.coerce.number().int().min(1).max(4).default(1).describe('深度 · Steps from the thing, 1 to 4'),
    kind: several(FieldKey, 20).describe('关系类型 · Only these kinds of links'),
    direction: z.enum(['out', 'in', 'both']).default('both'),
    limit: z.coerce.number().int().min(1).max(500).default(200).describe('上限 · Things in the reply at most'),
    ...AsOf,
  }),
  reply: Graph,
  errors: ['registry.no-such-thing'],
})

export const linkThings = route({
  method: 'PUT',
  path: '/api/v1/things/:thing/links/:link/:other',
  access: 'edit:thing',
  tag,
  summary: { zh: '建立关系', en: 'Relate a thing to another' },
  params: LinkParams,
  body: z.object({
    validFrom: PlainDate.nullable().optional(),
    validTo: PlainDate.nullable().optional(),
    source: Provenance.optional(),
    reason: z.string().max(300).optional(),
  }),
  reply: Link,
  errors: ['registry.no-such-thing', 'registry.no-such-link', 'registry.bad-link', 'registry.changed-meanwhile'],
})

export const unlinkThings = route({
  method: 'DELETE',
  path: '/api/v1/things/:thing/links/:link/:other',
  access: 'edit:thing',
  tag,
  summary: { zh: '终止关系（留痕）', en: 'End a relation; that it was there stays known' },
  params: LinkParams,
  query: z.object({ on: PlainDate.optional(), reason: z.string().max(300).optional() }),
  reply: z.object({ ended: Link }),
  errors: ['registry.no-such-thing', 'registry.not-linked', 'registry.changed-meanwhile'],
})

export const THING_HISTORY_ROUTES = [getThingHistory, getThingLineage, listRelations, linkThings, unlinkThings] as const

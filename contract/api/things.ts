import { z } from 'zod'
import { TakenKey } from '../engines/duplicate.ts'
import { BatchItem, NewThing, Provenance, Thing, ThingChange, ThingEnd } from '../engines/thing.ts'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { PlainDate } from '../kernel/time.ts'
import { TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { several } from './query.ts'
import { route } from './route.ts'

const tag = 'things'
export const ThingParams = z.object({ thing: Id })

export const AsOf = {
  asOf: PlainDate.optional().describe('时点 · As it was true on this day; today where left out'),
  knownOn: PlainDate.optional().describe('知晓时点 · As it was known at the end of this day; now where left out'),
}

/** Which parts of each thing are wanted: `fields=name,place,attributes.storeys`. */
const Fields = z
  .string()
  .max(500)
  .regex(/^[A-Za-z][\w.]*(,[A-Za-z][\w.]*)*$/)
  .optional()
  .describe(
    '返回字段 · Parts of the reply that are wanted, separated by commas: `name,attributes.storeys`; `id` always',
  )

const Where = z
  .string()
  .max(300)
  .regex(/^[A-Za-z][\w]{0,39}:(eq|ne|in|gte|gt|lte|lt|is):.{1,250}$/u)

export const ThingQuery = Paging.extend({
  type: TypeKey.optional().describe('类型 · Needed for `where` and for `sort` by a field'),
  q: z.string().trim().min(1).max(100).optional().describe('检索词 · In names, aliases, codes, addresses and pinyin'),
  where: several(Where, 20).describe(
    '条件 · `field:operator:value`, may stand several times; operators eq, ne, in (values by comma), gte, gt, lte, lt, is (known, unknown)',
  ),
  near: z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,8})?,-?\d{1,2}(\.\d{1,8})?,\d{1,6}(\.\d{1,2})?$/)
    .optional()
    .describe(
      '附近 · `longitude,latitude,metres` (WGS 84), at most 50 000 m; nearest first unless `sort` says otherwise',
    ),
  bbox: z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,8})?(,-?\d{1,3}(\.\d{1,8})?){3}$/)
    .optional()
    .describe('范围 · `west,south,east,north` in degrees (WGS 84)'),
  region: z
    .string()
    .regex(/^\d{9}(\d{3}(\d{3})?)?$/)
    .optional()
    .describe('区划代码 · Of a street (9 digits), a community (12) or a unit grid (15)'),
  state: z.enum(['present', 'ended', 'merged', 'any']).default('present').describe('状态 · Which things'),
  ...AsOf,
  sort: z
    .string()
    .regex(/^-?[a-z]\w{0,39}$/)
    .optional()
    .describe('排序 · `name` (pinyin), `code`, `updatedAt`, or a field of the type; `-` in front: descending'),
  fields: Fields,
  count: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('计数 · Also count them, to at most 10 000'),
})

export const listThings = route({
  method: 'GET',
  path: '/api/v1/things',
  access: 'read:thing',
  tag,
  summary: { zh: '查询对象', en: 'List things by type, filters, text, place and time' },
  query: ThingQuery,
  partial: true,
  reply: page(Thing.extend({ distanceM: z.number().nullable().optional() })).extend({ total: z.int().nullable() }),
  errors: ['registry.no-such-type', 'registry.bad-filter', 'registry.bad-sort', 'request.bad-cursor'],
})

export const createThing = route({
  method: 'POST',
  path: '/api/v1/things',
  access: 'create:thing',
  tag,
  summary: { zh: '新建对象', en: 'Create a thing' },
  body: NewThing,
  repeatable: true,
  conditional: true,
  reply: Thing,
  errors: ['registry.no-such-type', 'registry.bad-thing', 'registry.code-taken', 'registry.exists-already'],
})

export const getThing = route({
  method: 'GET',
  path: '/api/v1/things/:thing',
  access: 'read:thing',
  tag,
  summary: { zh: '一个对象（可按时点）', en: 'A thing, as it is or as it was' },
  params: ThingParams,
  query: z.object({ ...AsOf, fields: Fields }),
  partial: true,
  conditional: true,
  reply: Thing,
  errors: ['registry.no-such-thing', 'registry.not-known-then'],
})

export const changeThing = route({
  method: 'PATCH',
  path: '/api/v1/things/:thing',
  access: 'edit:thing',
  tag,
  summary: { zh: '变更或更正对象的属性', en: 'Say something new about a thing, or correct what was said' },
  params: ThingParams,
  body: ThingChange,
  repeatable: true,
  conditional: true,
  reply: Thing,
  errors: ['registry.no-such-thing', 'registry.bad-thing', 'registry.changed-meanwhile', 'registry.code-taken'],
})

export const endThing = route({
  method: 'POST',
  path: '/api/v1/things/:thing/end',
  access: 'end:thing',
  tag,
  summary: { zh: '登记对象消亡（不删除）', en: 'Record that a thing is no more; nothing is deleted' },
  params: ThingParams,
  body: ThingEnd,
  repeatable: true,
  conditional: true,
  reply: Thing,
  errors: ['registry.no-such-thing', 'registry.changed-meanwhile', 'registry.ended-already'],
})

export const reopenThing = route({
  method: 'POST',
  path: '/api/v1/things/:thing/reopen',
  access: 'end:thing',
  tag,
  summary: { zh: '撤销消亡登记', en: 'Take back that a thing ended' },
  params: ThingParams,
  body: ThingEnd.omit({ on: true }),
  repeatable: true,
  conditional: true,
  reply: Thing,
  errors: ['registry.no-such-thing', 'registry.changed-meanwhile', 'registry.not-ended', 'registry.code-taken'],
})

export const mergeThings = route({
  method: 'POST',
  path: '/api/v1/things/:thing/merge',
  access: 'merge:thing',
  tag,
  summary: { zh: '将重复对象并入本对象（留痕，可拆回）', en: 'Merge duplicates into this thing; it can be taken back' },
  params: ThingParams,
  body: z.object({
    revision: Revision.optional(),
    duplicates: z
      .array(
        z.object({
          thing: Id,
          revision: Revision.optional(),
          /** Keys whose value the survivor takes though it has one of its own. */
          take: z.array(TakenKey).max(120).optional(),
        }),
      )
      .min(1)
      .max(20),
    /** Fields whose value the survivor takes from the duplicates where it has none itself. */
    takeUnknown: z.boolean().default(true),
    reason: z.string().min(2).max(300),
    source: Provenance.optional(),
  }),
  repeatable: true,
  conditional: true,
  reply: Thing,
  errors: ['registry.no-such-thing', 'registry.changed-meanwhile', 'registry.other-type', 'registry.not-present'],
})

export const unmergeThing = route({
  method: 'POST',
  path: '/api/v1/things/:thing/unmerge',
  access: 'merge:thing',
  tag,
  summary: { zh: '将并入他处的对象拆回', en: 'Take back that this thing was a duplicate' },
  params: ThingParams,
  body: ThingEnd.omit({ on: true }),
  repeatable: true,
  conditional: true,
  reply: Thing,
  errors: ['registry.no-such-thing', 'registry.changed-meanwhile', 'registry.not-merged', 'registry.code-taken'],
})

export const changeThings = route({
  method: 'POST',
  path: '/api/v1/things/batch',
  access: 'edit:thing',
  tag,
  summary: { zh: '批量新建、变更、消亡（全部成功或全部不做）', en: 'Up to 1 000 changes: all of them or none' },
  body: z.object({ changes: z.array(BatchItem).min(1).max(1000) }),
  bodyLimit: 16 * 1024 * 1024,
  repeatable: true,
  reply: z.object({ things: z.array(z.object({ id: Id, revision: Revision })) }),
  errors: ['registry.no-such-thing', 'registry.no-such-type', 'registry.bad-batch', 'registry.changed-meanwhile'],
})

export const THING_ROUTES = [
  listThings,
  createThing,
  changeThings,
  getThing,
  changeThing,
  endThing,
  reopenThing,
  mergeThings,
  unmergeThing,
] as const

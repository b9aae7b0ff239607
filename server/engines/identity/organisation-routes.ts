import * as api from '@citybrain/contract/api/organisation.ts'
import { whyRight } from '@citybrain/contract/api/rights.ts'
import { Id } from '@citybrain/contract/kernel/ids.ts'
import { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { z } from 'zod'
import { listOfPost } from './appointment-store.ts'
import { appoint, endAppointment } from './appointments.ts'
import { type MountedRoute, serve } from './call.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { listDelegationRows } from './delegation-store.ts'
import { delegate, revokeDelegation } from './delegations.ts'
import type { IdentityDeps } from './deps.ts'
import { addPost, addUnit, getPost, updatePost, updateUnit } from './organisation.ts'
import { listPeopleRows, listPostsOf } from './people-store.ts'
import { keyOfPost, listPostRows } from './post-store.ts'
import { listUnitRows } from './unit-store.ts'
import { type FindGrants, whyMayThey } from './why.ts'

const DatedKey = z.tuple([PlainDate, Id])
const NamedKey = z.tuple([z.string(), Id])
const PostKey = z.tuple([z.string(), z.string(), Id])

/**
 * The organisation: units, posts, who holds them, and what is delegated; and why somebody may do something, which data
 * grants among it.
 */
export function organisationRoutes(deps: IdentityDeps, findGrants: FindGrants): MountedRoute[] {
  return [
    ...unitRoutes(deps),
    ...postRoutes(deps),
    ...appointmentRoutes(deps),
    ...delegationRoutes(deps),
    serve(whyRight, async ({ actor, query }) => whyMayThey({ ...deps, findGrants }, actor, query)),
  ]
}

function unitRoutes(deps: IdentityDeps): MountedRoute[] {
  return [
    serve(api.listUnits, async ({ db, query }) => {
      const after = keyIn(query.cursor, z.string())
      const on = query.on ?? deps.clock.cityToday()
      const rows = await listUnitRows(db, { on, after, q: query.q, limit: query.limit + 1 })
      return pageOf(rows, query.limit, ({ code }) => code)
    }),
    serve(api.addUnit, async ({ actor, body }) => addUnit(deps, actor, body)),
    serve(api.updateUnit, async ({ actor, params, body }) => updateUnit(deps, actor, { ...body, code: params.unit })),
  ]
}

function postRoutes(deps: IdentityDeps): MountedRoute[] {
  return [
    serve(api.listPosts, async ({ db, query }) => {
      const after = keyIn(query.cursor, PostKey)
      const { unit, holder, q } = query
      const on = query.on ?? deps.clock.cityToday()
      const rows = await listPostRows(db, { on, after, unit, holder, q, limit: query.limit + 1 })
      return pageOf(rows, query.limit, keyOfPost)
    }),
    serve(api.addPost, async ({ actor, body }) => addPost(deps, actor, body)),
    serve(api.updatePost, async ({ actor, params, body }) => updatePost(deps, actor, { ...body, id: params.post })),
    serve(api.listPostHistory, async ({ actor, db, params, query }) => {
      await getPost(deps, actor, params.post)
      const after = keyIn(query.cursor, DatedKey)
      const rows = await listOfPost(db, params.post, { after, limit: query.limit + 1 })
      return pageOf(rows, query.limit, ({ from, id }) => [from, id])
    }),
  ]
}

function appointmentRoutes(deps: IdentityDeps): MountedRoute[] {
  return [
    serve(api.appoint, async ({ actor, params, body }) => appoint(deps, actor, { ...body, post: params.post })),
    serve(api.endAppointment, async ({ actor, params, body }) =>
      endAppointment(deps, actor, { ...body, id: params.appointment }),
    ),
    serve(api.listPeople, async ({ db, query }) => {
      const asked = { after: keyIn(query.cursor, NamedKey), q: query.q, samples: deps.sampleCity !== null }
      const rows = await listPeopleRows(db, { ...asked, limit: query.limit + 1 })
      const { items, next } = pageOf(rows, query.limit, ({ name, id }) => [name, id])
      const posts = await listPostsOf(
        db,
        items.map(({ id }) => id),
        deps.clock.cityToday(),
      )
      const titles = (id: string) => posts.get(id)?.map(({ title }) => title) ?? []
      return { items: items.map((person) => ({ ...person, posts: titles(person.id) })), next }
    }),
  ]
}

function delegationRoutes(deps: IdentityDeps): MountedRoute[] {
  return [
    serve(api.listDelegations, async ({ db, query }) => {
      const today = deps.clock.cityToday()
      const asked = {
        today,
        after: keyIn(query.cursor, DatedKey),
        account: query.account ?? null,
        on: query.on ?? null,
      }
      const rows = await listDelegationRows(db, { ...asked, limit: query.limit + 1 })
      return pageOf(rows, query.limit, ({ start, id }) => [start, id])
    }),
    serve(api.delegate, async ({ actor, body }) => delegate(deps, actor, body)),
    serve(api.revokeDelegation, async ({ actor, params }) => revokeDelegation(deps, actor, params.delegation)),
  ]
}

function keyIn<T>(cursor: string | undefined, key: z.ZodType<T>): T | null {
  return cursor === undefined ? null : readCursor(cursor, key)
}

/** A page of rows of which one more than asked for was read. */
function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => unknown): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last === undefined ? null : writeCursor(keyOf(last)) }
}

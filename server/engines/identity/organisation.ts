import type { Post, Unit } from '@citybrain/contract/engines/organisation.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type Actor, save } from '../../platform/index.ts'
import { listOverlapping } from './appointment-store.ts'
import type { IdentityDeps } from './deps.ts'
import {
  badSpan,
  noSuchPost,
  noSuchUnit,
  organisationChangedMeanwhile,
  postHasHolders,
  unitCodeTaken,
  unitHasPosts,
} from './errors.ts'
import { plusDays } from './instant.ts'
import { findPost, insertPost, lockPost, updatePostRow } from './post-store.ts'
import { hasPostAfter, insertUnit, listUnitRows, updateUnitRow } from './unit-store.ts'

type NewUnit = Pick<Unit, 'code' | 'kind' | 'name' | 'short' | 'street' | 'effectiveFrom'>
type NewPost = Pick<Post, 'id' | 'unit' | 'title' | 'roles' | 'seats' | 'effectiveFrom'>
type ChangeOf<T> = { readonly [K in keyof T]?: T[K] | undefined } & { readonly revision: number }
type UnitChange = ChangeOf<Pick<Unit, 'name' | 'short' | 'effectiveFrom' | 'effectiveTo'>>
type PostChange = ChangeOf<Pick<Post, 'title' | 'roles' | 'seats' | 'effectiveFrom' | 'effectiveTo'>>

const ofUnit = (id: string) => ({ kind: 'unit', id })
const ofPost = (id: string) => ({ kind: 'post', id })

async function getUnit(deps: IdentityDeps, { district }: Pick<Actor, 'district'>, code: string): Promise<Unit> {
  const asked = { on: deps.clock.cityToday(), after: null, limit: 1, code }
  const [unit] = await listUnitRows(deps.database.district(district), asked)
  if (!unit) throw noSuchUnit()
  return unit
}

export async function addUnit(deps: IdentityDeps, actor: Actor, unit: NewUnit): Promise<Unit> {
  await save(deps.database.district(actor.district), {
    writes: [{ sql: insertUnit(actor.district, unit), rows: 1, conflict: unitCodeTaken() }],
    events: [{ kind: 'unit.added', subject: ofUnit(unit.code), payload: unit }],
    audits: [{ action: 'unit.add', subject: ofUnit(unit.code), after: unit }],
    actor,
    rights: true,
  })
  return getUnit(deps, actor, unit.code)
}

/** Renames a unit, ends it with its last day, or opens it again. */
export async function updateUnit(
  deps: IdentityDeps,
  actor: Actor,
  { code, ...change }: UnitChange & { code: string },
): Promise<Unit> {
  const before = await getUnit(deps, actor, code)
  if (before.revision !== change.revision) throw organisationChangedMeanwhile(before)
  const after = changed(before, change)
  refuseBadSpan(after)
  await deps.database.transaction(actor.district, async (tx) => {
    if (after.effectiveTo !== null && (await hasPostAfter(tx, code, after.effectiveTo))) throw unitHasPosts()
    const conflict = organisationChangedMeanwhile(before)
    await save(tx, {
      writes: [{ sql: updateUnitRow(actor.district, after), rows: 1, conflict }],
      events: [{ kind: 'unit.changed', subject: ofUnit(code), payload: namedOf(after) }],
      audits: [{ action: 'unit.change', subject: ofUnit(code), before: namedOf(before), after: namedOf(after) }],
      actor,
      rights: true,
    })
  })
  return getUnit(deps, actor, code)
}

const namedOf = ({ name, short, effectiveFrom, effectiveTo }: Unit) => ({ name, short, effectiveFrom, effectiveTo })

/** The record with what was given of the change. */
function changed<T extends object>(before: T, change: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  // Each entry has the name and the type of a field of the record.
  return { ...before, ...(Object.fromEntries(given) as Partial<T>) }
}

function refuseBadSpan(span: { effectiveFrom: PlainDate | null; effectiveTo: PlainDate | null }): void {
  if (span.effectiveFrom !== null && span.effectiveTo !== null && span.effectiveTo < span.effectiveFrom) throw badSpan()
}

export async function getPost(deps: IdentityDeps, { district }: Pick<Actor, 'district'>, id: string): Promise<Post> {
  const post = await findPost(deps.database.district(district), id, deps.clock.cityToday())
  if (!post) throw noSuchPost()
  return post
}

export async function addPost(deps: IdentityDeps, actor: Actor, post: NewPost): Promise<Post> {
  await getUnit(deps, actor, post.unit)
  await save(deps.database.district(actor.district), {
    writes: [{ sql: insertPost(actor.district, post), rows: 1 }],
    events: [{ kind: 'post.added', subject: ofPost(post.id), payload: post }],
    audits: [{ action: 'post.add', subject: ofPost(post.id), after: post }],
    actor,
  })
  return getPost(deps, actor, post.id)
}

/** Changes a post, ends it with its last day, or opens it again. */
export async function updatePost(
  deps: IdentityDeps,
  actor: Actor,
  { id, ...change }: PostChange & { id: string },
): Promise<Post> {
  await deps.database.transaction(actor.district, async (tx) => {
    const before = await lockPost(tx, id, deps.clock.cityToday())
    if (!before) throw noSuchPost()
    if (before.revision !== change.revision) throw organisationChangedMeanwhile(before)
    const after = changed(before, change)
    refuseBadSpan(after)
    if (after.effectiveTo !== null) {
      const later = await listOverlapping(tx, id, { from: plusDays(after.effectiveTo, 1), to: null })
      if (later.length > 0) throw postHasHolders(later.slice(0, 10).map(({ name }) => name))
    }
    await save(tx, {
      writes: [{ sql: updatePostRow(actor.district, after), rows: 1, conflict: organisationChangedMeanwhile(before) }],
      events: [{ kind: 'post.changed', subject: ofPost(id), payload: describedOf(after) }],
      audits: [{ action: 'post.change', subject: ofPost(id), before: describedOf(before), after: describedOf(after) }],
      actor,
      rights: true,
    })
  })
  return getPost(deps, actor, id)
}

const describedOf = ({ title, roles, seats, effectiveFrom, effectiveTo }: Post) => ({
  ...{ title, roles, seats, effectiveFrom, effectiveTo },
})

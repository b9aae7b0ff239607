import type { DuplicateDetail, DuplicatePair, DuplicateSide } from '@citybrain/contract/engines/duplicate.ts'
import type { Thing } from '@citybrain/contract/engines/thing.ts'
import { maskThing } from '@citybrain/rules/registry/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { save, type Write } from '../../platform/index.ts'
import { authorise, clearanceOn } from './authorise.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { decidedAlready, noSuchPair, notDecided } from './duplicate-errors.ts'
import { getPair, listPairs, type PairsAsked, type StoredPair } from './duplicate-store.ts'
import { changedMeanwhile } from './errors.ts'
import { mergeThings, unmergeThing } from './merging.ts'
import { show } from './reading.ts'
import { type StoredRow, toThing } from './row.ts'
import { findThings } from './thing-store.ts'

/** A page of pairs with what a list shows of both. */
export async function showPairs(deps: RegistryDeps, caller: Caller, asked: PairsAsked): Promise<DuplicatePair[]> {
  const pairs = await listPairs(caller.db, asked)
  const rows = await findThings(
    caller.db,
    pairs.flatMap((pair) => [pair.one_id, pair.other_id]),
  )
  return pairs.flatMap((pair) => {
    const [one, other] = [rows.get(pair.one_id), rows.get(pair.other_id)]
    return one && other ? [{ ...plain(pair), things: [sideOf(deps, caller, one), sideOf(deps, caller, other)] }] : []
  })
}

function plain({ one_id: _, other_id: __, found_at, decided_at, decided_by, ...pair }: StoredPair) {
  return { ...pair, foundAt: found_at, decidedAt: decided_at, decidedBy: decided_by }
}

function sideOf(deps: RegistryDeps, { actor }: Caller, row: StoredRow): DuplicateSide {
  const shown = maskThing(deps.catalogue.get(row.type), toThing(row), clearanceOn(actor, row))
  const { id, name, code, state, revision, department, place } = shown
  return { id, name, code, state, revision, department, place }
}

/** A pair with all that the caller may see of both; reading what is personal is audited. */
export async function showPair(deps: RegistryDeps, caller: Caller, id: string): Promise<DuplicateDetail> {
  const pair = await getPair(caller.db, id)
  const rows = await bothOf(caller, pair)
  const [one, other] = await show(deps, caller, rows.map(toThing))
  if (!one || !other) throw noSuchPair()
  return { ...plain(pair), things: [one, other] }
}

async function bothOf({ db }: Caller, { one_id, other_id }: StoredPair): Promise<[StoredRow, StoredRow]> {
  const rows = await findThings(db, [one_id, other_id])
  const [one, other] = [rows.get(one_id), rows.get(other_id)]
  if (!one || !other) throw noSuchPair()
  return [one, other]
}

async function openPair({ actor, db }: Caller, id: string, revision: number): Promise<StoredPair> {
  const pair = await getPair(db, id)
  if (pair.state !== 'open') throw decidedAlready()
  if (pair.revision !== revision) throw changedMeanwhile(pair.revision)
  for (const row of await bothOf({ actor, db }, pair)) authorise(actor, 'merge', row)
  return pair
}

/** An UPDATE of a pair upon the revision that was read. */
function decision({ actor }: Caller, { id, revision }: StoredPair, set: RawBuilder<unknown>): Write {
  return {
    sql: sql`update duplicate_pair set ${set}, revision = revision + 1
      where district = ${actor.district} and id = ${id}::uuid and revision = ${revision}::int`,
    rows: 1,
    conflict: changedMeanwhile(null),
  }
}

const decided = ({ actor }: Caller, state: 'same' | 'different', note: string | null) =>
  sql`state = ${state}, decided_at = citybrain.city_now(), decided_by_id = ${actor.accountId}::uuid,
    decided_by = ${actor.name}, note = ${note}`

export interface MergeDecision {
  readonly revision: number
  readonly survivor: string
  readonly revisions: Readonly<Record<string, number>>
  readonly take: readonly string[]
  readonly reason: string
}

/** They are one: the merge and the decision are written together. */
export async function mergePair(deps: RegistryDeps, caller: Caller, id: string, given: MergeDecision): Promise<Thing> {
  const pair = await openPair(caller, id, given.revision)
  const ids = [pair.one_id, pair.other_id]
  const duplicate = ids.find((one) => one !== given.survivor)
  if (!ids.includes(given.survivor) || duplicate === undefined) throw noSuchPair()
  return mergeThings(deps, caller, {
    survivor: given.survivor,
    revision: given.revisions[given.survivor],
    duplicates: [{ thing: duplicate, revision: given.revisions[duplicate], take: given.take }],
    takeUnknown: true,
    reason: given.reason,
    more: [decision(caller, pair, decided(caller, 'same', given.reason))],
  })
}

/** They are two: remembered with who said so, and not proposed again. */
export async function separatePair(
  caller: Caller,
  id: string,
  { revision, reason }: { revision: number; reason?: string | undefined },
): Promise<void> {
  const pair = await openPair(caller, id, revision)
  await record(caller, pair, {
    set: decided(caller, 'different', reason ?? null),
    action: 'duplicates.different',
    reason,
  })
}

/** Takes a decision back; a merge is taken apart with it. */
export async function reopenPair(
  deps: RegistryDeps,
  caller: Caller,
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<void> {
  const pair = await getPair(caller.db, id)
  if (pair.state === 'open') throw notDecided()
  if (pair.revision !== revision) throw changedMeanwhile(pair.revision)
  const both = await bothOf(caller, pair)
  for (const row of both) authorise(caller.actor, 'merge', row)
  const set = sql`state = 'open', decided_at = null, decided_by_id = null, decided_by = null, note = null`
  if (pair.state === 'different') return record(caller, pair, { set, action: 'duplicates.reopen', reason })
  const merged = both.find((row) => row.state === 'merged')
  if (!merged) throw notDecided()
  await unmergeThing(deps, caller, merged.id, { reason, more: [decision(caller, pair, set)] })
}

async function record(
  caller: Caller,
  pair: StoredPair,
  { set, action, reason }: { set: RawBuilder<unknown>; action: string; reason: string | undefined },
): Promise<void> {
  const subject = { kind: 'duplicate', id: pair.id }
  const after = { things: [pair.one_id, pair.other_id] }
  await save(caller.db, {
    writes: [decision(caller, pair, set)],
    events: [{ kind: action, subject, payload: { type: pair.type, ...after } }],
    audits: [{ action, subject, after, ...(reason !== undefined && { reason }) }],
    actor: caller.actor,
  })
}

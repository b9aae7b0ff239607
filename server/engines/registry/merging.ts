import type { Fact, Provenance, Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { absorb } from '@citybrain/rules/duplicates/index.ts'
import { type DecidedFact, fold } from '@citybrain/rules/registry/index.ts'
import type { Write } from '../../platform/index.ts'
import { authorise } from './authorise.ts'
import { commit } from './commit.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { type Draft, draftUpon, type Telling } from './draft.ts'
import { changedMeanwhile, noSuchThing, notMerged, notPresent, otherType } from './errors.ts'
import { factsOf } from './fact-store.ts'
import { presentValues, readUnder } from './present.ts'
import { type Derivation, type StoredRow, toThing, type Values, valuesOf } from './row.ts'
import { findThings } from './thing-store.ts'

interface Act {
  readonly revision?: number | undefined
  readonly reason: string
  readonly source?: Provenance | undefined
  /** Writes that go with it or not at all. */
  readonly more?: readonly Write[]
}

export interface Merging extends Act {
  readonly survivor: string
  readonly duplicates: readonly {
    readonly thing: string
    readonly revision?: number | undefined
    /** Keys whose value the survivor takes though it has one of its own. */
    readonly take?: readonly string[] | undefined
  }[]
  readonly takeUnknown: boolean
}

interface Known {
  readonly stored: StoredRow
  readonly values: Values
}

/**
 * Duplicates go on under the survivor's id: it takes their names as aliases and, if wanted, what it doesn't know itself.
 * They keep their own facts and relations, through which a walk from the survivor goes, so that it can be taken back.
 */
export async function mergeThings(deps: RegistryDeps, caller: Caller, merging: Merging): Promise<Thing> {
  const ids = merging.duplicates.map((one) => one.thing)
  const known = await load(deps, caller, [merging.survivor, ...ids])
  const survivor = present(known, merging.survivor, merging.revision)
  const duplicates = merging.duplicates.map((one) => ({
    ...present(known, one.thing, one.revision),
    taking: { takeUnknown: merging.takeUnknown, take: one.take ?? [] },
  }))
  const distinct = new Set([merging.survivor, ...ids]).size === ids.length + 1
  if (!distinct || duplicates.some(({ stored }) => stored.type !== survivor.stored.type)) throw otherType()
  for (const { stored } of [survivor, ...duplicates]) authorise(caller.actor, 'merge', stored)
  const type = deps.catalogue.get(survivor.stored.type)
  const derivation = await derivationOf(deps, caller, type)
  const telling = tellingOf(merging)
  const gone = duplicates.map((duplicate) =>
    draftUpon(duplicate, { fact: always('merged', { $merged: merging.survivor }), telling }, derivation),
  )
  const kept = duplicates.reduce<Known | Draft>((upon, { stored, values, taking }) => {
    const own = 'facts' in upon ? valuesOf(upon.row) : upon.values
    const fact = always('merged', absorb(type, own, { id: stored.id, values }, taking))
    return draftUpon(upon, { fact, telling }, derivation)
  }, survivor)
  return write(deps, caller, [kept as Draft, ...gone], merging.more)
}

/** Takes a merge back: the duplicate is itself again, and the survivor loses what it took and nobody has changed since. */
export async function unmergeThing(deps: RegistryDeps, caller: Caller, id: string, act: Act): Promise<Thing> {
  const first = await load(deps, caller, [id])
  const duplicate = first.get(id)
  if (!duplicate) throw noSuchThing(id)
  const into = duplicate.stored.merged_into
  if (into === null) throw notMerged()
  if (act.revision !== undefined && act.revision !== duplicate.stored.revision)
    throw changedMeanwhile(duplicate.stored.revision)
  const survivor = (await load(deps, caller, [into])).get(into)
  if (!survivor) throw noSuchThing(into)
  for (const { stored } of [duplicate, survivor]) authorise(caller.actor, 'merge', stored)
  const type = deps.catalogue.get(duplicate.stored.type)
  const derivation = await derivationOf(deps, caller, type)
  const telling = tellingOf(act)
  const facts = (await factsOf(caller.db, [into])).get(into) ?? []
  const back = takenBack(type, facts, id, derivation.today)
  const own = draftUpon(duplicate, { fact: always('unmerged', { $merged: null }), telling }, derivation)
  const kept = back && draftUpon(survivor, { fact: always('unmerged', back), telling }, derivation)
  return write(deps, caller, [own, ...(kept ? [kept] : [])], act.more)
}

async function load(deps: RegistryDeps, { db }: Caller, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await findThings(db, ids)
  const context = { catalogue: deps.catalogue, today: deps.clock.cityToday() }
  const values = await presentValues(context, db, [...rows.values()])
  return new Map([...rows].map(([id, stored]) => [id, { stored, values: values.get(id) ?? {} }]))
}

function present(known: ReadonlyMap<string, Known>, id: string, revision: number | undefined): Known {
  const found = known.get(id)
  if (!found) throw noSuchThing(id)
  if (revision !== undefined && revision !== found.stored.revision) throw changedMeanwhile(found.stored.revision)
  if (found.stored.state === 'merged') throw notPresent()
  return found
}

async function derivationOf(deps: RegistryDeps, { actor }: Caller, type: ThingType): Promise<Derivation> {
  const locator = await deps.locator(actor.district)
  return { district: actor.district, type, today: deps.clock.cityToday(), locator }
}

const tellingOf = ({ source, reason }: Act): Telling => ({
  source: source ?? { system: 'city-brain', document: null },
  reason,
  importId: null,
})

/** Holds on every day. */
const always = (kind: DecidedFact['kind'], patch: Values): DecidedFact => ({
  kind,
  patch,
  validFrom: null,
  validTo: null,
})

/** What undoes a merge's fact about the survivor; null where nothing of it still stands. */
function takenBack(type: ThingType, facts: readonly Fact[], duplicate: string, today: string): Values | null {
  const merge = facts.findLast(
    ({ kind, patch }) => kind === 'merged' && (patch.$absorbed as string[] | undefined)?.includes(duplicate),
  )
  if (!merge) return null
  const read = readUnder(type, facts)
  const before = fold(
    read.filter((fact) => fact.revision < merge.revision),
    { on: today, knownBefore: null },
  )
  const now = fold(read, { on: today, knownBefore: null })
  const said = read.find((fact) => fact.revision === merge.revision)?.patch ?? {}
  const standing = Object.keys(said).filter((key) => now.get(key)?.revision === merge.revision)
  return Object.fromEntries(standing.map((key) => [key, before.get(key)?.value ?? emptyOf(key)]))
}

const emptyOf = (key: string) => (key === '$aliases' || key === '$absorbed' ? [] : null)

async function write(deps: RegistryDeps, caller: Caller, drafts: readonly Draft[], more: readonly Write[] = []) {
  const intent = { things: [], size: drafts.length, decide: async () => drafts }
  const at = await commit(deps.catalogue, caller, intent, more)
  const [first] = drafts
  if (!first) throw new RangeError('nothing to write')
  return toThing({ ...first.row, created_at: first.before?.created_at ?? at, updated_at: at })
}

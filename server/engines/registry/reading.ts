import type { Cleared } from '@citybrain/contract/engines/clearance.ts'
import type { Fact, Thing, ValueLineage } from '@citybrain/contract/engines/thing.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import {
  endOfDay,
  fold,
  type Moment,
  maskPatch,
  maskThing,
  openedFields,
  personalFields,
} from '@citybrain/rules/registry/index.ts'
import { clearedOn } from './clearance.ts'
import type { Caller, ReadPersonal, RegistryDeps } from './deps.ts'
import { noSuchThing, notKnownThen } from './errors.ts'
import { factsOf, pageOfFacts, type StoredFact } from './fact-store.ts'
import { readUnder, valuesAt } from './present.ts'
import { deriveRow, type StoredRow, toThing } from './row.ts'
import { findThing } from './thing-store.ts'

/** A moment as an address says it; both left out: the present. */
export interface AskedMoment {
  readonly asOf?: PlainDate | undefined
  readonly knownOn?: PlainDate | undefined
}

export function momentOf({ asOf, knownOn }: AskedMoment, today: PlainDate): Moment {
  return { on: asOf ?? today, knownBefore: knownOn === undefined ? null : endOfDay(knownOn) }
}

export const isPresent = ({ asOf, knownOn }: AskedMoment) => asOf === undefined && knownOn === undefined

/** A thing as the caller may see it, at a moment. Reading what is personal is audited. */
export async function getThing(deps: RegistryDeps, caller: Caller, id: string, asked: AskedMoment): Promise<Thing> {
  const row = await getRow(caller, id)
  const thing = isPresent(asked) ? toThing(row) : await thingAt(deps, caller, row, asked)
  const [shown] = await show(deps, caller, [thing])
  if (!shown) throw noSuchThing(id)
  return shown
}

export async function getRow({ db }: Caller, id: string): Promise<StoredRow> {
  const row = await findThing(db, id)
  if (!row) throw noSuchThing(id)
  return row
}

async function thingAt(deps: RegistryDeps, { actor, db }: Caller, row: StoredRow, asked: AskedMoment): Promise<Thing> {
  const facts = (await factsOf(db, [row.id])).get(row.id) ?? []
  const locator = await deps.locator(actor.district)
  const thing = stateAt(deps.catalogue.get(row.type), facts, {
    row,
    moment: momentOf(asked, deps.clock.cityToday()),
    derive: (values, marks, today, type) =>
      deriveRow(values, marks, { district: actor.district, type, today, locator }),
  })
  if (!thing) throw notKnownThen()
  return thing
}

interface StateAsked {
  readonly row: Pick<StoredRow, 'id' | 'created_at'>
  readonly moment: Moment
  readonly derive: (
    values: Readonly<Record<string, unknown>>,
    marks: Parameters<typeof deriveRow>[1],
    on: PlainDate,
    type: ThingType,
  ) => ReturnType<typeof deriveRow>
}

/** A thing as it was; null where nothing was true or known of it then. */
export function stateAt(
  type: ThingType,
  facts: readonly StoredFact[],
  { row, moment, derive }: StateAsked,
): Thing | null {
  const values = valuesAt(type, facts, moment)
  const known = facts.filter((fact) => moment.knownBefore === null || fact.knownAt < moment.knownBefore)
  const newest = known.at(-1)
  if (typeof values.$name !== 'string' || !newest) return null
  const marks = { id: row.id, revision: newest.revision, nextChangeOn: null, source: newest.source }
  const then = derive(values, marks, moment.on, type)
  return toThing({ ...then, created_at: row.created_at, updated_at: newest.knownAt })
}

/**
 * Masks things for the caller, and records in the audit what was read of personal data or under a data grant: for the whole
 * reply at once.
 */
export async function show(deps: RegistryDeps, caller: Caller, things: readonly Thing[]): Promise<Thing[]> {
  const read: ReadPersonal[] = []
  const known = new Map<string, Cleared>()
  const clearedFor = (thing: Thing) => {
    // A page lies in few places: what is held there is asked once for each.
    const place = `${thing.type} ${thing.place.street} ${thing.department}`
    const cleared = known.get(place) ?? clearedOn(caller, { ...thing, street: thing.place.street })
    known.set(place, cleared)
    return cleared
  }
  const shown = things.map((thing) => {
    const type = deps.catalogue.get(thing.type)
    const cleared = clearedFor(thing)
    const { name: $name, code: $code, geometry: $geometry, attributes } = thing
    read.push(...readOf(type, { id: thing.id, values: { $name, $code, $geometry, ...attributes } }, cleared))
    return maskThing(type, thing, cleared.clearance)
  })
  if (read.length > 0) await deps.auditReads(caller.actor, read)
  return shown
}

/** What the audit is told of a thing whose values somebody of such a clearance was shown: nothing, or one entry. */
function readOf(
  type: ThingType,
  { id, values }: { id: string; values: Readonly<Record<string, unknown>> },
  { clearance, byRoles, grant }: Cleared,
): ReadPersonal[] {
  const personal = personalFields(type, clearance).filter((key) => (values[key] ?? null) !== null)
  const opened = grant === null ? [] : openedFields(type, values, { less: byRoles, more: clearance })
  const fields = [...new Set([...opened, ...personal])]
  if (fields.length === 0) return []
  return [{ thing: id, fields, ...(grant !== null && opened.length > 0 && { request: grant.request }) }]
}

/** Facts about a thing, newest first. */
export async function listFacts(
  deps: RegistryDeps,
  caller: Caller,
  id: string,
  page: { before: number | null; limit: number },
): Promise<Fact[]> {
  const row = await getRow(caller, id)
  const facts = await pageOfFacts(caller.db, id, page)
  const type = deps.catalogue.get(row.type)
  const cleared = clearedOn(caller, row)
  // A value that was taken back was read as well.
  const told = Object.fromEntries(facts.flatMap(({ patch }) => Object.keys(patch)).map((key) => [key, true]))
  const read = readOf(type, { id, values: told }, cleared)
  if (read.length > 0) await deps.auditReads(caller.actor, read)
  return facts.map(({ thing: _, ...fact }) => ({ ...fact, patch: maskPatch(type, fact.patch, cleared.clearance) }))
}

/** Which fact each value of a thing rests on, at a moment. */
export async function getLineage(
  deps: RegistryDeps,
  caller: Caller,
  id: string,
  asked: AskedMoment,
): Promise<Record<string, ValueLineage>> {
  const row = await getRow(caller, id)
  const facts = (await factsOf(caller.db, [id])).get(id) ?? []
  const told = fold(readUnder(deps.catalogue.get(row.type), facts), momentOf(asked, deps.clock.cityToday()))
  if (!told.has('$name')) throw notKnownThen()
  const byRevision = new Map(facts.map((fact) => [fact.revision, fact]))
  const lineage: Record<string, ValueLineage> = {}
  for (const [key, { revision }] of told) {
    const fact = byRevision.get(revision)
    if (fact) lineage[key] = fact
  }
  return lineage
}

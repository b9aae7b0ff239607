import type { Provenance } from '@citybrain/contract/engines/thing.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { covers, type DecidedFact, nextChangeAfter } from '@citybrain/rules/registry/index.ts'
import type { NewFact } from './fact-store.ts'
import { type Derivation, deriveRow, type StoredRow, type ThingRow, type Values, valuesOf } from './row.ts'

/** A thing on its way to being written: as it was read, as it becomes, and the facts that make it so. */
export interface Draft {
  /** Null where it is new. */
  readonly before: StoredRow | null
  readonly row: ThingRow
  readonly facts: readonly NewFact[]
}

/** What goes with a fact besides what it says. */
export interface Telling {
  readonly source: Provenance
  readonly reason: string | null
  readonly importId: string | null
}

/** A new thing. */
export function draftNew(id: string, fact: DecidedFact, telling: Telling, derivation: Derivation): Draft {
  return extend({ before: null, values: {}, revision: 0, due: null, facts: [] }, { id, fact, telling }, derivation)
}

/** Lays a fact over a thing that was read, or over a draft of it. */
export function draftUpon(
  thing: { readonly stored: StoredRow; readonly values: Values } | Draft,
  { fact, telling }: { fact: DecidedFact; telling: Telling },
  derivation: Derivation,
): Draft {
  if ('facts' in thing) {
    const { before, row, facts } = thing
    const known = { before, values: valuesOf(row), revision: row.revision, due: row.next_change_on, facts }
    return extend(known, { id: row.id, fact, telling }, derivation)
  }
  const { stored, values } = thing
  const known = { before: stored, values, revision: stored.revision, due: stored.next_change_on, facts: [] }
  return extend(known, { id: stored.id, fact, telling }, derivation)
}

interface Known {
  readonly before: StoredRow | null
  readonly values: Values
  readonly revision: number
  readonly due: string | null
  readonly facts: readonly NewFact[]
}

function extend(
  known: Known,
  { id, fact, telling }: { id: string; fact: DecidedFact; telling: Telling },
  derivation: Derivation,
): Draft {
  const { today, type } = derivation
  const revision = known.revision + 1
  // The newest fact wins wherever it holds; what it says of other days shows on those days. A new thing needs values to
  // stand on even where it begins later: it is listed with them from the first.
  const shows = covers(fact, today) || known.before === null
  const values = shows ? { ...known.values, ...fact.patch } : known.values
  const row = deriveRow(
    values,
    { id, revision, nextChangeOn: nextDue(known, fact, today), source: telling.source },
    derivation,
  )
  const written: NewFact = { thing: id, revision, typeVersion: type.version, ...fact, ...telling }
  return { before: known.before, row, facts: [...known.facts, written] }
}

function nextDue({ due }: Known, fact: DecidedFact, today: string): string | null {
  const next = dueAfter([fact], fact.patch.$ended, today)
  if (due === null || due <= today) return next
  return next === null || due < next ? due : next
}

/** The first day after today on which something else will hold, by these facts and the day on which the thing ends. */
export function dueAfter(
  facts: readonly Pick<DecidedFact, 'validFrom' | 'validTo'>[],
  endedOn: unknown,
  today: PlainDate,
): PlainDate | null {
  const next = nextChangeAfter(facts, today)
  if (typeof endedOn !== 'string' || endedOn <= today) return next
  return next === null || endedOn < next ? endedOn : next
}

/** Whether the geometry of a draft is another one than was read. */
export function hasMoved({ before, facts }: Draft): boolean {
  return before !== null && facts.some((fact) => Object.hasOwn(fact.patch, '$geometry'))
}

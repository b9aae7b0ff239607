import type { Fact } from '@citybrain/contract/engines/thing.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { type Assertion, fold, type Moment, translate } from '@citybrain/rules/registry/index.ts'
import type { Db } from '../../platform/index.ts'
import type { Catalogue } from './catalogue.ts'
import { factsOf } from './fact-store.ts'
import { type StoredRow, type Values, valuesOf } from './row.ts'

/** Facts in the words of a version of their type, newest by default. */
export function readUnder(type: ThingType, facts: readonly Fact[], version = type.version): Assertion[] {
  return facts.map((fact) => ({
    revision: fact.revision,
    validFrom: fact.validFrom,
    validTo: fact.validTo,
    knownAt: fact.knownAt,
    patch: translate(type, fact.patch, { version: fact.typeVersion, whole: fact.kind === 'created' }, version),
  }))
}

/** What holds at a moment by these facts. */
export function valuesAt(type: ThingType, facts: readonly Fact[], moment: Moment): Values {
  return valuesIn(readUnder(type, facts), moment)
}

/** What holds at a moment by facts that have been read in the words of one version. */
export function valuesIn(facts: readonly Assertion[], moment: Moment): Values {
  const told = fold(facts, moment)
  return Object.fromEntries([...told].map(([key, { value }]) => [key, value]))
}

/**
 * What holds of things today in the words of the newest definitions. A row says it, unless a day has come on which
 * something else holds, or the definition has moved on: then their facts do, read for all of them at once.
 */
export async function presentValues(
  { catalogue, today }: { catalogue: Catalogue; today: PlainDate },
  db: Db,
  rows: readonly StoredRow[],
): Promise<Map<string, Values>> {
  const isStale = (row: StoredRow) =>
    row.type_version !== catalogue.get(row.type).version || (row.next_change_on !== null && row.next_change_on <= today)
  const stale = rows.filter(isStale)
  const facts = await factsOf(
    db,
    stale.map((row) => row.id),
  )
  const values = rows.map((row): [string, Values] => {
    if (!isStale(row)) return [row.id, valuesOf(row)]
    const said = facts.get(row.id) ?? []
    return [row.id, valuesAt(catalogue.get(row.type), said, { on: today, knownBefore: null })]
  })
  return new Map(values)
}

import type { CaseClockState, ClockDeed } from '@citybrain/contract/engines/case.ts'
import { LIMIT_FAMILY, type Limit } from '@citybrain/contract/kernel/limit.ts'
import type { Instant, PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Laws, Promises } from '@citybrain/contract/pack/limits.ts'
import { dayOfInstant } from '../clock/index.ts'
import { holds, type Questioned } from './condition.ts'

type Row = Promises[number]

/** What a clock counts and what the law allows; null where neither says anything of the case. */
export interface Counted {
  readonly limit: Limit
  readonly law: Limit | null
}

/** The first promise and the first statutory limit that fit the case on the day on which a clock begins. */
export function countedFor(
  type: CaseType,
  said: { readonly promises: Promises | null; readonly laws: Laws | null },
  of: Questioned,
  at: Instant,
): Counted | null {
  const day = dayOfInstant(at)
  const first = (rows: readonly Row[] | null): Limit | null => {
    for (const row of rows ?? []) {
      const limit = isOf(row, of, day) ? amountOf(type, row, of) : null
      if (limit !== null) return limit
    }
    return null
  }
  const law = first(said.laws)
  const limit = first(said.promises) ?? law
  return limit && { limit, law }
}

/**
 * What a clock of the case is told where its class, standard or form now call for another limit than it began with: a
 * limit of the day on which it began. Time that was granted counts on as far as it is of the same kind. Null where
 * nothing is different; a promise that was kept stays kept.
 */
export function limitAnew(type: CaseType, clock: CaseClockState, of: Questioned): ClockDeed | null {
  const said = type.clocks.find(({ key }) => clock.key === `case:${key}`)
  const now = said && countedFor(type, { promises: said.limit, laws: said.law }, of, clock.startedAt)
  if (!now || clock.stand === 'kept') return null
  if (isSame(now.limit, clock.limit) && isSame(now.law, clock.law)) return null
  const family = LIMIT_FAMILY[now.limit.unit]
  const extensions = clock.extensions.filter(({ unit }) => LIMIT_FAMILY[unit] === family)
  return { do: 'limit', key: clock.key, ...now, extensions }
}

const isSame = (one: Limit | null, other: Limit | null) => one?.amount === other?.amount && one?.unit === other?.unit

const isOf = ({ when, from, to }: Row, of: Questioned, day: PlainDate) =>
  (from ?? day) <= day && day <= (to ?? day) && (when === null || holds(when, of))

/** Null where the filing standard promises nothing of the kind. */
function amountOf(type: CaseType, row: Row, of: Questioned): Limit | null {
  if (!('standard' in row)) return row.limit
  const promises = type.standards.find((one) => one.key === of.standard)?.promises
  const promise = row.standard === 'last' ? promises?.at(-1) : promises?.find(({ key }) => key === row.standard)
  return promise?.limit ?? null
}

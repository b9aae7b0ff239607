import { LIMIT_FAMILY, type Limit, UNIT_MS } from '../../kernel/limit.ts'
import { didYouMean } from '../../kernel/nearest.ts'
import type { CaseClock, CaseType, Rung, Standard } from '../case-type.ts'
import type { TaskStep } from '../flow.ts'
import type { Laws, Promises } from '../limits.ts'
import { faultsOfRows, meets, type Row } from './limit-rows.ts'
import { get, stepsStopping, tasksOf, workless } from './walk.ts'

/** Promises keep within the law, the law was read, and every clock has something to count. */
export function faultsOfLimits(type: CaseType): string[] {
  return [
    ...tasksOf(type).flatMap((step) => faultsOfStep(type, step)),
    ...type.clocks.flatMap((clock) => faultsOfClock(type, clock)),
    ...type.ladders.flatMap(faultsOfLadder),
    ...(type.standards.length > 0 && type.categories === null
      ? ['it has filing standards and no classes that they belong to']
      : []),
  ]
}

function faultsOfStep(type: CaseType, { key, within, law, atLeast, deemed, ladder }: TaskStep): string[] {
  const at = `step ${key}`
  const least = atLeast?.limit ?? null
  return [
    ...(ladder !== null && within === null && law === null ? [`${at}: a ladder without a limit`] : []),
    ...faultsOfPromise(type, at, { limit: within ?? [], law: law ?? [] }),
    ...(atLeast !== null && atLeast.source.status !== 'verified'
      ? [`${at}: a statutory minimum that nobody has read`]
      : []),
    ...any(law ?? [], (one) => longer(least, ownOf(one), `${at}: the minimum is longer than the statutory limit`)),
    ...any(within ?? [], (one) => longer(least, ownOf(one), `${at}: the minimum is longer than the promise`)),
    ...longer(least, deemed?.after ?? null, `${at}: the minimum is longer than what counts as decided takes`),
  ]
}

/** One sentence, however many rows it is true of. */
const any = <T>(rows: readonly T[], fault: (row: T) => string[]) => [...new Set(rows.flatMap(fault))]

function faultsOfClock(type: CaseType, clock: CaseClock): string[] {
  const at = `clock ${clock.key}`
  const turns = [...(clock.starts === 'open' ? [] : [clock.starts.enter]), ...stepsStopping(clock.stops)]
  return [
    ...faultsOfPromise(type, at, { limit: clock.limit, law: clock.law ?? [] }),
    ...(clock.limit.some((row) => 'standard' in row) && clock.starts === 'open'
      ? [`${at} starts when no filing standard can have been chosen yet`]
      : []),
    ...workless(type, at, turns),
    ...faultsOfStopping(type, at, clock.stops),
  ]
}

/** A ladder is climbed from below: rungs before the deadline by their share of the budget, then those behind it. */
function faultsOfLadder({ key, rungs }: CaseType['ladders'][number]): string[] {
  return rungs.slice(1).flatMap(({ at }, place) => {
    const below = rungs[place]
    return below && comesBefore(at, below.at) ? [`ladder ${key}: rung ${place + 2} comes before rung ${place + 1}`] : []
  })
}

function comesBefore(one: Rung['at'], other: Rung['at']): boolean {
  if ('overdueBy' in one) return 'overdueBy' in other && longer(other.overdueBy, one.overdueBy, 'later').length > 0
  return 'overdueBy' in other || one.usedPercent < other.usedPercent
}

function faultsOfStopping(type: CaseType, at: string, stops: CaseClock['stops']): string[] {
  if (stops === 'end' || !('outcomes' in stops)) return []
  const step = get(type, stops.step)
  const known = step.kind === 'task' ? step.outcomes.map(({ key }) => key) : []
  return stops.outcomes
    .filter((key) => !known.includes(key))
    .map((key) => `${at}: step ${step.key} has no outcome ${key}${didYouMean(key, known)}`)
}

interface Promised {
  readonly limit: Promises | []
  readonly law: Laws | []
}

/** The promise is never longer than the law allows, nor is that of any filing standard. */
function faultsOfPromise(type: CaseType, at: string, { limit, law }: Promised): string[] {
  return [
    ...faultsOfRows(type, at, limit),
    ...faultsOfRows(type, at, law),
    ...law
      .filter(({ source }) => source.status !== 'verified')
      .slice(0, 1)
      .map(() => `${at}: a statutory limit that nobody has read`),
    ...(limit.some((row) => 'standard' in row) ? faultsOfStandard(type, at) : []),
    ...any(limit, (row) =>
      any(law, (one) => (meets([limit, row], [law, one]) ? tooLong(type, at, row, one.limit) : [])),
    ),
  ]
}

function faultsOfStandard(type: CaseType, at: string): string[] {
  const chosen = tasksOf(type).some(({ outcomes }) => outcomes.some(({ chooses }) => chooses.includes('standard')))
  if (type.standards.length === 0) return [`${at}: the type has no filing standards`]
  return chosen ? [] : [`${at}: no outcome chooses the filing standard`]
}

function tooLong(type: CaseType, at: string, row: Row, law: Limit): string[] {
  if (!('standard' in row)) return longer(row.limit, law, `${at}: the promise is longer than the statutory limit`)
  return type.standards.flatMap((standard) =>
    longer(
      promiseOf(standard, row.standard),
      law,
      `${at}: the promise of standard ${standard.key} is longer than the statutory limit`,
    ),
  )
}

const promiseOf = ({ promises }: Standard, key: string) =>
  (key === 'last' ? promises.at(-1) : promises.find((one) => one.key === key))?.limit ?? null

const ownOf = (row: Row): Limit | null => ('standard' in row ? null : row.limit)

/** Limits of two families, such as hours and working days, don't compare; people look at those. */
function longer(limit: Limit | null, other: Limit | null, sentence: string): string[] {
  if (limit === null || other === null || LIMIT_FAMILY[limit.unit] !== LIMIT_FAMILY[other.unit]) return []
  return limit.amount * (UNIT_MS[limit.unit] ?? 1) > other.amount * (UNIT_MS[other.unit] ?? 1) ? [sentence] : []
}

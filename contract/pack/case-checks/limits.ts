import { LIMIT_FAMILY, type Limit, UNIT_MS } from '../../kernel/limit.ts'
import type { CaseClock, CaseType, Standard } from '../case-type.ts'
import type { LimitOf, TaskStep } from '../flow.ts'
import { tasksOf, workless } from './walk.ts'

/** Promises keep within the law, the law is named, and every clock has something to count. */
export function faultsOfLimits(type: CaseType): string[] {
  return [
    ...tasksOf(type).flatMap((step) => faultsOfStep(type, step)),
    ...type.clocks.flatMap((clock) => faultsOfClock(type, clock)),
    ...(type.standards.length > 0 && type.categories === null
      ? ['it has filing standards and no classes that they belong to']
      : []),
  ]
}

function faultsOfStep(type: CaseType, { key, within, law, atLeast, deemed, ladder }: TaskStep): string[] {
  const at = `step ${key}`
  return [
    ...(ladder !== null && within === null && law === null ? [`${at}: a ladder without a limit`] : []),
    ...faultsOfPromise(type, at, { limit: within, law }),
    ...(law !== null && type.basis.length === 0 ? [`${at}: a statutory limit, and the type names no basis`] : []),
    ...(atLeast !== null && type.basis.length === 0 ? [`${at}: a statutory minimum, and the type names no basis`] : []),
    ...longer(atLeast, law, `${at}: the minimum is longer than the statutory limit`),
    ...longer(atLeast, ownOf(within), `${at}: the minimum is longer than the promise`),
    ...longer(atLeast, deemed?.after ?? null, `${at}: the minimum is longer than what counts as decided takes`),
  ]
}

function faultsOfClock(type: CaseType, clock: CaseClock): string[] {
  const at = `clock ${clock.key}`
  const turns = [
    ...(clock.starts === 'open' ? [] : [clock.starts.enter]),
    ...(clock.stops === 'end' ? [] : ['enter' in clock.stops ? clock.stops.enter : clock.stops.leave]),
  ]
  return [
    ...faultsOfPromise(type, at, clock),
    ...(clock.law && clock.basis === null ? [`${at}: a statutory limit names its basis`] : []),
    ...('standard' in clock.limit && clock.starts === 'open'
      ? [`${at} starts when no filing standard can have been chosen yet`]
      : []),
    ...workless(type, at, turns),
  ]
}

interface Promised {
  readonly limit: LimitOf | null
  readonly law: Limit | null
}

/** The promise is never longer than the law allows, nor is that of any filing standard. */
function faultsOfPromise(type: CaseType, at: string, { limit, law }: Promised): string[] {
  if (limit === null || !('standard' in limit))
    return longer(limit, law, `${at}: the promise is longer than the statutory limit`)
  const chosen = tasksOf(type).some(({ outcomes }) => outcomes.some(({ chooses }) => chooses.includes('standard')))
  return [
    ...(type.standards.length === 0 ? [`${at}: the type has no filing standards`] : []),
    ...(chosen || type.standards.length === 0 ? [] : [`${at}: no outcome chooses the filing standard`]),
    ...type.standards.flatMap((standard) =>
      longer(
        promiseOf(standard, limit.standard),
        law,
        `${at}: the promise of standard ${standard.key} is longer than the statutory limit`,
      ),
    ),
  ]
}

const promiseOf = ({ promises }: Standard, key: string) =>
  (key === 'last' ? promises.at(-1) : promises.find((one) => one.key === key))?.limit ?? null

const ownOf = (limit: LimitOf | null): Limit | null => (limit === null || 'standard' in limit ? null : limit)

/** Limits of two families, such as hours and working days, don't compare; people look at those. */
function longer(limit: Limit | null, other: Limit | null, sentence: string): string[] {
  if (limit === null || other === null || LIMIT_FAMILY[limit.unit] !== LIMIT_FAMILY[other.unit]) return []
  return limit.amount * (UNIT_MS[limit.unit] ?? 1) > other.amount * (UNIT_MS[other.unit] ?? 1) ? [sentence] : []
}

import type { CaseDelta, CaseState, EarlierCase } from '@citybrain/contract/engines/case.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { dueAfter } from './clocks.ts'
import type { CaseContext } from './context.ts'

/** A closed case near the position that is asked about. */
export interface Closed extends EarlierCase {
  readonly category: string | null
  /** The end that it came to. */
  readonly end: string
  readonly endedAt: Instant
  readonly metres: number
}

/** Whether a case of the type may be the problem of a closed one, as long as it isn't known to be. */
export const mayRecur = (type: CaseType, { recurs }: Pick<CaseState, 'recurs'>): boolean =>
  type.recurrence !== null && (recurs ?? null) === null

interface Asked {
  readonly type: CaseType
  /** The case before the change. */
  readonly before: Pick<CaseState, 'recurs' | 'category'>
  readonly delta: CaseDelta
  /** By when the problem counts as back: the opening of the case. */
  readonly openedAt: Instant
}

/** What a change adds to a case whose problem turns out to have been closed before; nothing where it wasn't. */
export function recurring(
  { type, before, delta, openedAt }: Asked,
  { calendar, closedNearby }: Pick<CaseContext, 'calendar' | 'closedNearby'>,
): Pick<CaseDelta, 'recurs' | 'counted'> {
  const { recurrence } = type
  const category = delta.category === undefined ? before.category : delta.category
  if (recurrence === null || category === null || !mayRecur(type, before)) return {}
  const found = closedNearby
    .filter((one) => one.category === category && one.metres <= recurrence.metres && isDone(type, one.end))
    .filter((one) => one.endedAt <= openedAt && openedAt <= dueAfter(calendar, one.endedAt, recurrence.within))
    .sort(byEnd)[0]
  if (!found) return {}
  return {
    recurs: { id: found.id, number: found.number },
    counted: { ...delta.counted, recurrence: 1 },
  }
}

const isDone = ({ steps }: CaseType, end: string) =>
  steps.some((step) => step.key === end && step.kind === 'end' && step.result === 'done')

/** The one that was closed last; of several at once the nearest. */
function byEnd(one: Closed, other: Closed): number {
  if (one.endedAt !== other.endedAt) return one.endedAt < other.endedAt ? 1 : -1
  return one.metres - other.metres || (one.id < other.id ? -1 : 1)
}

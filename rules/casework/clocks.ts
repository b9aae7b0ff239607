import type { CaseClockState, Pause } from '@citybrain/contract/engines/case.ts'
import { LIMIT_FAMILY, type Limit, UNIT_MS } from '@citybrain/contract/kernel/limit.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType, Rung } from '@citybrain/contract/pack/case-type.ts'
import { type CompiledCalendar, dueAt, earliestAt as earliestOf } from '../clock/index.ts'

const ledgerFrom = (startedAt: Instant, limit: Limit) => ({ startedAt, limit, extensions: [], pauses: [] })

/** When a limit that begins then and never stands still is used up. */
export function dueAfter(calendar: CompiledCalendar, from: Instant, limit: Limit): Instant {
  const due = dueAt(calendar, ledgerFrom(from, limit))
  if (due === null) throw new Error('a clock without pauses always ends')
  return due
}

/** When a statutory minimum that begins then has been kept. */
export const earliestAt = (calendar: CompiledCalendar, from: Instant, limit: Limit): Instant =>
  earliestOf(calendar, ledgerFrom(from, limit)) ?? from

/** When the clock's promise is due; null while it stands still. */
export const dueOf = (calendar: CompiledCalendar, clock: CaseClockState): Instant | null => dueAt(calendar, clock)

/** When the clock's statutory limit is due, extensions aside; null without one, or while it stands still. */
export function lawDueOf(calendar: CompiledCalendar, clock: CaseClockState): Instant | null {
  return (
    clock.law && dueAt(calendar, { startedAt: clock.startedAt, limit: clock.law, extensions: [], pauses: clock.pauses })
  )
}

export function rungsOf(type: CaseType, clock: CaseClockState): readonly Rung[] {
  return type.ladders.find(({ key }) => key === clock.ladder)?.rungs ?? []
}

/** When the clock's next rung is climbed; null where there is none, or while it stands still. */
export function nextRungAt(type: CaseType, calendar: CompiledCalendar, clock: CaseClockState): Instant | null {
  const rung = rungsOf(type, clock)[clock.rungs]
  if (!rung) return null
  if ('usedPercent' in rung.at)
    return dueAt(calendar, { ...clock, extensions: [], limit: shareOf(clock, rung.at.usedPercent) })
  const due = dueOf(calendar, clock)
  return due && dueAt(calendar, { ...ledgerFrom(due, rung.at.overdueBy), pauses: pausesFrom(due, clock) })
}

/** Behind the deadline, too, what stands still doesn't get later. */
const pausesFrom = (due: Instant, { pauses }: CaseClockState): Pause[] =>
  pauses
    .filter(({ to }) => to === null || to > due)
    .map((pause) => ({ ...pause, from: pause.from < due ? due : pause.from }))

/** A share of the budget, in its own family's finest unit; of working days whole ones, rounded up. */
function shareOf({ limit, extensions }: CaseClockState, percent: number): Limit {
  if (LIMIT_FAMILY[limit.unit] === 'working-day') {
    const days = [limit, ...extensions].reduce((sum, { amount }) => sum + amount, 0)
    return { amount: Math.ceil((days * percent) / 100), unit: 'working-day' }
  }
  const minute = LIMIT_FAMILY[limit.unit] === 'working-time' ? 'working-minute' : 'urgent-minute'
  const minutes = [limit, ...extensions].reduce(
    (sum, one) => sum + (one.amount * (UNIT_MS[one.unit] ?? 0)) / UNIT_MS[minute],
    0,
  )
  return { amount: Math.max(1, Math.ceil((minutes * percent) / 100)), unit: minute }
}

import type { CaseClockState, Pause } from '@citybrain/contract/engines/case.ts'
import { LIMIT_FAMILY, type Limit, UNIT_MS } from '@citybrain/contract/kernel/limit.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType, Rung } from '@citybrain/contract/pack/case-type.ts'
import { type CompiledCalendar, dueAt, earliestAt as earliestOf, workingMinutesBetween } from '../clock/index.ts'

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
  if ('usedPercent' in rung.at) return usedUpAt(calendar, clock, rung.at.usedPercent)
  const due = dueOf(calendar, clock)
  return due && dueAt(calendar, { ...ledgerFrom(due, rung.at.overdueBy), pauses: pausesFrom(due, clock) })
}

/** Behind the deadline, too, what stands still doesn't get later. */
const pausesFrom = (due: Instant, { pauses }: CaseClockState): Pause[] =>
  pauses
    .filter(({ to }) => to === null || to > due)
    .map((pause) => ({ ...pause, from: pause.from < due ? due : pause.from }))

/** When so many per cent of the budget, extensions included, are used up. */
function usedUpAt(calendar: CompiledCalendar, clock: CaseClockState, percent: number): Instant | null {
  const due = dueOf(calendar, clock)
  if (due === null || percent === WHOLE) return due
  const { unit, minutes } = budgetOf(calendar, clock, due)
  const limit = { amount: Math.max(1, Math.ceil((minutes * percent) / WHOLE)), unit }
  return dueAt(calendar, { ...clock, extensions: [], limit })
}

const WHOLE = 100

/** The budget in minutes: of working days those in which work is done between its beginning and its end. */
function budgetOf(calendar: CompiledCalendar, clock: CaseClockState, due: Instant) {
  const { limit, extensions, startedAt, pauses } = clock
  const family = LIMIT_FAMILY[limit.unit]
  if (family === 'working-day') {
    const before = pauses.filter(({ from }) => from < due)
    const stood = before.map(({ from, to }) =>
      workingMinutesBetween(calendar, from, to !== null && to < due ? to : due),
    )
    const paused = stood.reduce((sum, minutes) => sum + minutes, 0)
    return { unit: 'working-minute', minutes: workingMinutesBetween(calendar, startedAt, due) - paused } as const
  }
  const unit = family === 'working-time' ? 'working-minute' : 'urgent-minute'
  const all = [limit, ...extensions].map((one) => (one.amount * (UNIT_MS[one.unit] ?? 0)) / UNIT_MS[unit])
  return { unit, minutes: all.reduce((sum, minutes) => sum + minutes, 0) } as const
}

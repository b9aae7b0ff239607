import { type LimitUnit, UNIT_MS } from '@citybrain/contract/kernel/limit.ts'
import { dateOf, dayOf } from './days.ts'
import { beforeCalendars } from './refusals.ts'
import { FIRST_DAY } from './tables.ts'
import type { CompiledCalendar } from './work-calendar.ts'

/** When a limit without pauses ends, in milliseconds of UTC; allocates nothing, for whoever projects by the million. */
export function projectDue(calendar: CompiledCalendar, startMs: number, amount: number, unit: LimitUnit): number {
  refuseEarly(startMs)
  switch (unit) {
    case 'urgent-minute':
    case 'urgent-hour':
    case 'natural-day':
      return startMs + amount * UNIT_MS[unit]
    case 'working-minute':
    case 'working-hour':
      return calendar.whenWorked(calendar.workedUntil(startMs) + amount * UNIT_MS[unit])
    case 'working-day':
      return calendar.closeOf(calendar.workdayAfter(calendar.workdaysBefore(dayOf(startMs) + 1) + amount - 1))
  }
}

export function refuseEarly(ms: number): void {
  if (dayOf(ms) < FIRST_DAY) throw beforeCalendars(dateOf(dayOf(ms)))
}

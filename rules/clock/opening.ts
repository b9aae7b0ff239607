import { dayOf, startOfDay } from './days.ts'
import type { CompiledCalendar } from './work-calendar.ts'

/** When office hours next begin: of this day where they haven't yet, else of the next working day. */
export function nextOpening(calendar: CompiledCalendar, ms: number): number {
  const today = dayOf(ms)
  const first = openingOf(calendar, calendar.workdayAfter(calendar.workdaysBefore(today)))
  return first > ms ? first : openingOf(calendar, calendar.workdayAfter(calendar.workdaysBefore(today + 1)))
}

function openingOf(calendar: CompiledCalendar, day: number): number {
  // The first millisecond of work of a day ends one after its opening.
  return calendar.whenWorked(calendar.workedUntil(startOfDay(day)) + 1) - 1
}

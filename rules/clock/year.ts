import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { CalendarDay, WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import { planDays } from './day-plan.ts'
import { dateOf, numberOfDay } from './days.ts'
import { NEWEST_NOTICE_YEAR } from './notices.ts'
import { FIRST_DAY } from './tables.ts'
import { type CompiledCalendar, LAST_YEAR } from './work-calendar.ts'

/** Every day of a year as the calendar has it. */
export function daysOfYear(calendar: CompiledCalendar, year: number): CalendarDay[] {
  const [first, next] = [numberOfDay(`${year}-01-01`), numberOfDay(`${year + 1}-01-01`)]
  return Array.from({ length: next - first }, (_, at) => calendar.dayAt(first + at))
}

/** Whoever has projected by the one calendar looks again at what ends on or after this day; null: at nothing. */
export function firstDifference(one: WorkCalendar, other: WorkCalendar): PlainDate | null {
  const plans = [planDays(one), planDays(other)] as const
  const end = Math.max(lastRuled(one), lastRuled(other)) + 7
  for (let day = FIRST_DAY; day <= end; day += 1) {
    const [before, after] = plans.map((plan) => JSON.stringify(plan(day).windows))
    if (before !== after) return dateOf(day)
  }
  return null
}

/** Beyond it, and beyond the notices, one week is like the other. */
function lastRuled({ versions, overrides }: WorkCalendar): number {
  const dates = [...versions.flatMap(({ effectiveFrom }) => effectiveFrom ?? []), ...overrides.map(({ date }) => date)]
  const last = Math.max(numberOfDay(`${NEWEST_NOTICE_YEAR}-12-31`), ...dates.map(numberOfDay))
  return Math.min(last, numberOfDay(`${LAST_YEAR}-12-31`))
}

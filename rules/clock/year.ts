import type { CalendarDay } from '@citybrain/contract/kernel/work-calendar.ts'
import { numberOfDay } from './days.ts'
import type { CompiledCalendar } from './work-calendar.ts'

/** Every day of a year as the calendar has it. */
export function daysOfYear(calendar: CompiledCalendar, year: number): CalendarDay[] {
  const [first, next] = [numberOfDay(`${year}-01-01`), numberOfDay(`${year + 1}-01-01`)]
  return Array.from({ length: next - first }, (_, at) => calendar.dayAt(first + at))
}

import type { CalendarDay, WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import { planDays } from './day-plan.ts'
import { dateOf, dayOf, numberOfDay, startOfDay } from './days.ts'
import { NEWEST_NOTICE_YEAR } from './notices.ts'
import { beforeCalendars, beyondCalendars } from './refusals.ts'
import { buildTables, FIRST_DAY, type Tables } from './tables.ts'

/** The tables grow when they are asked for later days, up to here. */
export const LAST_YEAR = 2199
const YEARS_AHEAD = 12

/**
 * A work calendar made ready for arithmetic; moments are milliseconds of UTC, days are numbered as in `days.ts`. What
 * lies before 2018 or beyond 2199 is refused.
 */
export interface CompiledCalendar {
  readonly definition: WorkCalendar
  dayAt(day: number): CalendarDay
  /** Working milliseconds from the first day of the calendar to the moment. */
  workedUntil(ms: number): number
  /** Earliest moment by which so many working milliseconds have passed. */
  whenWorked(worked: number): number
  /** Working days before the day. */
  workdaysBefore(day: number): number
  /** The working day that so many others precede. */
  workdayAfter(count: number): number
  /** End of the last office hours of a working day. */
  closeOf(day: number): number
}

export function createWorkCalendar(definition: WorkCalendar): CompiledCalendar {
  const plan = planDays(definition)
  let tables = buildTables(plan, endOfYear(NEWEST_NOTICE_YEAR + YEARS_AHEAD))

  function reach(day: number): Tables {
    if (day < FIRST_DAY) throw beforeCalendars(dateOf(Math.max(day, -700_000)))
    if (day >= tables.end) grow(day)
    return tables
  }
  function grow(day: number): void {
    const last = endOfYear(LAST_YEAR)
    if (!(day < last)) throw beyondCalendars(LAST_YEAR)
    tables = buildTables(plan, Math.min(last, Math.max(day + 366, 2 * tables.end - FIRST_DAY)))
  }
  function growUntil(isEnough: () => boolean): void {
    while (!isEnough()) grow(tables.end)
  }
  return {
    definition,
    dayAt: (day) => plan(day),
    workedUntil: (ms) => workedUntil(reach(dayOf(ms)), ms),
    whenWorked(worked) {
      if (worked > totalOf(tables)) growUntil(() => worked <= totalOf(tables))
      return whenWorked(tables, worked)
    },
    workdaysBefore: (day) => reach(day).workdaysBefore[day - FIRST_DAY] as number,
    workdayAfter(count) {
      if (count >= tables.workdays.length) growUntil(() => count < tables.workdays.length)
      return tables.workdays[count] as number
    },
    closeOf: (day) => startOfDay(day) + (shapeAt(reach(day), day).at(-1) ?? 0),
  }
}

const endOfYear = (year: number) => numberOfDay(`${year + 1}-01-01`)
const totalOf = ({ workedThrough }: Tables) => workedThrough[workedThrough.length - 1] ?? 0
// Every day has its shape, and every place of a table is filled.
const shapeAt = ({ shapes, shapeOf }: Tables, day: number) => shapes[shapeOf[day - FIRST_DAY] as number] as number[]

function workedUntil(tables: Tables, ms: number): number {
  const day = dayOf(ms)
  const shape = shapeAt(tables, day)
  const within = ms - startOfDay(day)
  let worked = tables.workedBefore[day - FIRST_DAY] as number
  for (let at = 0; at < shape.length; at += 2) {
    const from = shape[at] as number
    if (within <= from) break
    worked += Math.min(within, shape[at + 1] as number) - from
  }
  return worked
}

function whenWorked(tables: Tables, worked: number): number {
  const at = firstReaching(tables.workedThrough, worked)
  const day = tables.workdays[at] as number
  const shape = shapeAt(tables, day)
  let left = worked - (tables.workedBefore[day - FIRST_DAY] as number)
  for (let place = 0; place < shape.length; place += 2) {
    const [from, to] = [shape[place] as number, shape[place + 1] as number]
    if (left <= to - from) return startOfDay(day) + from + left
    left -= to - from
  }
  throw new Error('a working day is shorter than its table says')
}

/** Place of the first value that is no smaller. */
function firstReaching(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

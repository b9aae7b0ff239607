import type { ClockLedger, ClockState } from '@citybrain/contract/kernel/clock-ledger.ts'
import { type LimitUnit, UNIT_MS } from '@citybrain/contract/kernel/limit.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import { dayOf, firstDayFrom, instantOf, startOfDay } from './days.ts'
import { msOf, type ReadLedger, readLedger, type Stretch } from './reading.ts'
import { backwards } from './refusals.ts'
import type { CompiledCalendar } from './work-calendar.ts'

/** Time in the unit of a limit: hours may have a fraction, working days are whole. */
export interface Measured {
  readonly amount: number
  readonly unit: LimitUnit
}

/**
 * The earliest moment at which the limit with its extensions is used up, pauses left out; null while a pause has no end
 * yet. A limit in working days ends at the close of the last office hours of its last day: the day of the start is day
 * 0, and a day counts when the clock ran at its first moment. Where a pause stands over that close, the day is not used
 * up and the next that counts takes its place.
 */
export function dueAt(calendar: CompiledCalendar, ledger: ClockLedger): Instant | null {
  const due = dueMs(calendar, readLedger(ledger))
  return due === null ? null : instantOf(due)
}

/**
 * The same arithmetic for a minimum (公示不少于 N 日): the step may not end before. Limits in days are served by whole
 * days, so that the step may end when the last of them has passed, at midnight; the day of the start is not counted.
 */
export function earliestAt(calendar: CompiledCalendar, ledger: ClockLedger): Instant | null {
  const due = dueMs(calendar, readLedger(ledger))
  if (due === null) return null
  const inDays = ledger.limit.unit === 'working-day' || ledger.limit.unit === 'natural-day'
  // The close at 24:00 belongs to the day that it ends.
  const day = ledger.limit.unit === 'working-day' ? dayOf(due - 1) : dayOf(due)
  return instantOf(inDays ? startOfDay(day + 1) : due)
}

/** Time used by `now`. */
export function usedAt(calendar: CompiledCalendar, ledger: ClockLedger, now: Instant): Measured {
  return measured(usedMs(calendar, readLedger(ledger), msOf(now)), ledger)
}

/** Time left at `now`; below 0 it is overdue by so much. */
export function remainingAt(calendar: CompiledCalendar, ledger: ClockLedger, now: Instant): Measured {
  const read = readLedger(ledger)
  return measured(read.budget - usedMs(calendar, read, msOf(now)), ledger)
}

export function stateAt(calendar: CompiledCalendar, ledger: ClockLedger, now: Instant): ClockState {
  const read = readLedger(ledger)
  const [due, at] = [dueMs(calendar, read), msOf(now)]
  if (due !== null && at > due) return 'overdue'
  return read.pauses.some(({ from, to }) => from <= at && at < to) ? 'paused' : 'running'
}

/** Working minutes between two moments, with fractions. */
export function workingMinutesBetween(calendar: CompiledCalendar, from: Instant, to: Instant): number {
  const [begin, end] = [msOf(from), msOf(to)]
  if (begin > end) throw backwards(from, to)
  return (calendar.workedUntil(end) - calendar.workedUntil(begin)) / UNIT_MS['working-minute']
}

/** Working days that begin after the day of the one moment, up to the day of the other: how limits in days count. */
export function workingDaysBetween(calendar: CompiledCalendar, from: Instant, to: Instant): number {
  const [begin, end] = [msOf(from), msOf(to)]
  if (begin > end) throw backwards(from, to)
  return calendar.workdaysBefore(dayOf(end) + 1) - calendar.workdaysBefore(dayOf(begin) + 1)
}

const measured = (used: number, { limit }: ClockLedger): Measured => ({
  amount: used / (UNIT_MS[limit.unit] ?? 1),
  unit: limit.unit,
})

export function dueMs(calendar: CompiledCalendar, read: ReadLedger): number | null {
  return read.family === 'working-day' ? dueOfDays(calendar, read) : dueOfTime(calendar, read)
}

function dueOfTime(calendar: CompiledCalendar, { family, budget, runs }: ReadLedger): number | null {
  const passed = family === 'working-time' ? calendar.workedUntil : itself
  let left = budget
  for (const { from, to } of runs) {
    const begun = passed(from)
    if (to === Number.POSITIVE_INFINITY || passed(to) - begun >= left)
      return family === 'working-time' ? calendar.whenWorked(begun + left) : begun + left
    left -= passed(to) - begun
  }
  return null
}

const itself = (ms: number) => ms

function dueOfDays(calendar: CompiledCalendar, { start, budget, runs }: ReadLedger): number | null {
  let left = budget
  for (const run of runs) {
    const before = calendar.workdaysBefore(firstDayOf(run, start))
    const counted = run.to === Number.POSITIVE_INFINITY ? left : countDays(calendar, run, start)
    if (counted < left) {
      left -= counted
      continue
    }
    const close = calendar.closeOf(calendar.workdayAfter(before + left - 1))
    if (runsUntil(runs, close)) return close
    left = 1
  }
  return null
}

const runsUntil = (runs: readonly Stretch[], ms: number) => runs.some(({ from, to }) => from < ms && ms <= to)

/** The day on which a clock starts is day 0, also where it starts with the day. */
const firstDayOf = ({ from }: Stretch, start: number) => (from === start ? dayOf(from) + 1 : firstDayFrom(from))

/** Working days at whose first moment the clock runs, of those before `end`. */
function countDays(calendar: CompiledCalendar, run: Stretch, start: number, end = firstDayFrom(run.to)): number {
  const first = firstDayOf(run, start)
  return end <= first ? 0 : calendar.workdaysBefore(end) - calendar.workdaysBefore(first)
}

function usedMs(calendar: CompiledCalendar, read: ReadLedger, now: number): number {
  if (read.family === 'working-day') return usedDays(calendar, read, now)
  const passed = read.family === 'working-time' ? calendar.workedUntil : itself
  return read.runs.reduce(
    (sum, { from, to }) => (from >= now ? sum : sum + passed(Math.min(to, now)) - passed(from)),
    0,
  )
}

/** Days that have closed. The last of the limit closes with it, however often a pause has begun it anew. */
function usedDays(calendar: CompiledCalendar, read: ReadLedger, now: number): number {
  const due = dueMs(calendar, read)
  if (due === null || now < due) return Math.min(closedDays(calendar, read, now), read.budget - 1)
  return read.budget + closedDays(calendar, read, now) - closedDays(calendar, read, due)
}

function closedDays(calendar: CompiledCalendar, { start, runs }: ReadLedger, now: number): number {
  if (now < start) return 0
  const today = dayOf(now)
  const end = calendar.closeOf(today) <= now ? today + 1 : today
  return runs.reduce((sum, run) => sum + countDays(calendar, run, start, Math.min(end, firstDayFrom(run.to))), 0)
}

import { LIMIT_FAMILY, type LimitUnit } from '@citybrain/contract/kernel/limit.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import NOTICES from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWorkCalendar, dueAt, projectDue, remainingAt, stateAt, usedAt } from './index.ts'
import { CLUB } from './testing/club.ts'
import { createWalker } from './testing/minute-walker.ts'

/** 2018 to 2026. */
const DAYS = 3287
const DAY = 1440
const ORIGIN = Date.parse('2018-01-01T00:00:00+08:00')
const RUNS = 600
const MOST: Record<LimitUnit, number> = {
  ...{ 'urgent-minute': 3000, 'urgent-hour': 400, 'natural-day': 25 },
  ...{ 'working-minute': 3000, 'working-hour': 120, 'working-day': 25 },
}
const UNITS = Object.keys(MOST) as LimitUnit[]
const instant = (minute: number) => new Date(ORIGIN + minute * 60_000).toISOString()

const dayNumber = (date: string) => Math.round((Date.parse(`${date}T00:00:00+08:00`) - ORIGIN) / 86_400_000)
const SPECIAL = [...Object.keys(NOTICES.holidays), ...Object.keys(NOTICES.workdays)]
  .map(dayNumber)
  .filter((day) => day >= 0 && day < DAYS - 1)
const EDGES = [0, 1, 509, 510, 511, 719, 720, 721, 839, 840, 841, 1079, 1080, 1081, 1200, 1439]

/** Any minute, and often one on a holiday, on a make-up workday, at midnight or at the edge of office hours. */
const someMinute = (within: readonly number[]) =>
  fc
    .tuple(
      fc.oneof(fc.integer({ min: within[0] ?? 0, max: within.at(-1) ?? 0 }), fc.constantFrom(...within)),
      fc.oneof(fc.integer({ min: 0, max: DAY - 1 }), fc.constantFrom(...EDGES)),
    )
    .map(([day, minute]) => day * DAY + minute)

const someWalk = (unit: LimitUnit) => {
  const related = UNITS.filter((one) => LIMIT_FAMILY[one] === LIMIT_FAMILY[unit])
  return fc.record({
    start: someMinute(SPECIAL.toSorted((a, b) => a - b)),
    amount: fc.integer({ min: 1, max: MOST[unit] }),
    extensions: fc.array(
      fc
        .constantFrom(...related)
        .chain((one) =>
          fc.integer({ min: 1, max: Math.ceil((MOST[one] ?? 1) / 8) }).map((amount) => ({ amount, unit: one })),
        ),
      { maxLength: 2 },
    ),
    gaps: fc.array(fc.tuple(someMinute([0, 1, 2, 5, 9, 14]), someMinute([0, 1, 3, 8, 12])), { maxLength: 3 }),
    later: someMinute([0, 1, 2, 4, 7, 12, 30]),
  })
}

describe.each([DEFAULT_CALENDAR, CLUB])('in the calendar $key', (definition) => {
  const calendar = createWorkCalendar(definition)
  const walker = createWalker(definition, NOTICES, DAYS)

  test.each(UNITS)('deadlines in %ss are what walking minute by minute finds', (unit) => {
    let compared = 0
    fc.assert(
      fc.property(someWalk(unit), ({ start, amount, extensions, gaps, later }) => {
        const limits = [{ amount, unit }, ...extensions]
        const midnight = Math.floor(start / DAY) * DAY
        const pauses = gaps.map(([from, length]) => ({
          from: Math.max(start, midnight + from),
          to: Math.max(start, midnight + from) + length,
        }))
        const now = midnight + later
        const walked = walker.walk({ start, limits, pauses }, now)
        // The model ends with 2026.
        if (walked.due === null) return
        compared += 1
        const ledger = {
          ...{ startedAt: instant(start), limit: { amount, unit }, extensions },
          pauses: pauses.map(({ from, to }) => ({ from: instant(from), to: instant(to) })),
        }
        expect(dueAt(calendar, ledger)).toBe(instant(walked.due))
        const perUnit = { 'urgent-hour': 60, 'working-hour': 60, 'natural-day': DAY }[unit as string] ?? 1
        const used = usedAt(calendar, ledger, instant(now)).amount
        expect(used).toBeCloseTo(walked.used / perUnit, 9)
        const whole = limits.reduce((sum, one) => sum + one.amount * minutesOf(one.unit), 0) / minutesOf(unit)
        expect(remainingAt(calendar, ledger, instant(now)).amount).toBeCloseTo(whole - used, 9)
        expect(stateAt(calendar, ledger, instant(now)) === 'overdue').toBe(now > walked.due)
        if (pauses.length === 0 && extensions.length === 0)
          expect(projectDue(calendar, ORIGIN + start * 60_000, amount, unit)).toBe(ORIGIN + walked.due * 60_000)
      }),
      { numRuns: RUNS },
    )
    expect(compared).toBeGreaterThan(RUNS / 2)
  })
})

const minutesOf = (unit: LimitUnit) =>
  ({ 'urgent-hour': 60, 'working-hour': 60, 'natural-day': DAY })[unit as string] ?? 1

// Deadlines projected per second on one core, against the promise of a million.
import type { LimitUnit } from '@citybrain/contract/kernel/limit.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import { type CompiledCalendar, createWorkCalendar, dueAt, projectDue } from '@citybrain/rules/clock/index.ts'
import type { Figure } from './figure.ts'

const COUNT = 1_000_000
const ROUNDS = 5
const PROMISE_PER_SECOND = 1_000_000
const DAY_MS = 86_400_000
const YEARS_2018_TO_2026 = 3287 * DAY_MS
const FIRST = Date.parse('2018-01-01T00:00:00+08:00')
const AMOUNTS: Record<LimitUnit, number> = {
  ...{ 'urgent-minute': 15, 'urgent-hour': 4, 'natural-day': 10 },
  ...{ 'working-minute': 30, 'working-hour': 24, 'working-day': 20 },
}

export async function bench(): Promise<Figure[]> {
  const calendar = createWorkCalendar(DEFAULT_CALENDAR)
  const starts = Float64Array.from({ length: COUNT }, (_, at) =>
    Math.floor(FIRST + ((at * 0.618_033_988_75) % 1) * YEARS_2018_TO_2026),
  )
  const units = Object.keys(AMOUNTS) as LimitUnit[]
  return [
    ...units.map((unit) => {
      const amount = AMOUNTS[unit]
      const rate = middleRate(() => {
        let sum = 0
        for (const start of starts) sum += projectDue(calendar, start, amount, unit)
        return sum
      })
      return figureOf(`deadlines of ${amount} ${unit}s`, rate, 1)
    }),
    figureOf('deadlines of ledgers, ISO texts in and out', ledgerRate(calendar, starts, false)),
    figureOf('deadlines of ledgers with a pause, ISO texts in and out', ledgerRate(calendar, starts, true)),
  ]
}

function figureOf(name: string, value: number, atLeast?: number): Figure {
  const figure = { name, value, unit: '/s', against: { name: 'promise', value: PROMISE_PER_SECOND } }
  return atLeast === undefined ? figure : { ...figure, limit: { atLeast } }
}

function middleRate(work: () => number): number {
  const rates = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now()
    // What is never looked at may never be worked out.
    if (Number.isNaN(work())) throw new Error('a deadline is no number')
    return (COUNT / (performance.now() - begun)) * 1000
  })
  return rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

/** As casework asks: texts are read, pauses merged, a text is made. */
function ledgerRate(calendar: CompiledCalendar, starts: Float64Array, paused: boolean): number {
  const ledgers = Array.from(starts.subarray(0, COUNT / 10), (start) => ({
    startedAt: isoOf(start),
    limit: { amount: 5, unit: 'working-day' as const },
    extensions: [],
    pauses: paused ? [{ from: isoOf(start + DAY_MS), to: isoOf(start + 4 * DAY_MS) }] : [],
  }))
  return (
    middleRate(() => ledgers.reduce((sum, ledger) => sum + (dueAt(calendar, ledger)?.length ?? Number.NaN), 0)) / 10
  )
}

const isoOf = (ms: number) => new Date(ms).toISOString()

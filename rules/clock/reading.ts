import type { ClockLedger, ClockPause } from '@citybrain/contract/kernel/clock-ledger.ts'
import { LIMIT_FAMILY, type Limit, type LimitFamily, UNIT_MS } from '@citybrain/contract/kernel/limit.ts'
import { refuseEarly } from './project.ts'
import { backwards, badInstant, otherFamily, pausedBeforeStart } from './refusals.ts'

/** From one moment, up to another or for good (Infinity). */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A ledger in numbers. */
export interface ReadLedger {
  readonly start: number
  readonly family: LimitFamily
  /** Limit and extensions together: milliseconds, or days of a limit in working days. */
  readonly budget: number
  /** In order; none touches the next. */
  readonly pauses: readonly Stretch[]
  /** When the clock runs, the first from the start. After a pause without end none follows. */
  readonly runs: readonly Stretch[]
}

export function readLedger({ startedAt, limit, extensions, pauses }: ClockLedger): ReadLedger {
  const start = msOf(startedAt)
  refuseEarly(start)
  for (const one of extensions) if (LIMIT_FAMILY[one.unit] !== LIMIT_FAMILY[limit.unit]) throw otherFamily(limit, one)
  const merged = mergePauses(pauses.map((pause) => readPause(pause, startedAt, start)))
  return {
    start,
    family: LIMIT_FAMILY[limit.unit],
    budget: [limit, ...extensions].reduce((sum, one) => sum + budgetOf(one), 0),
    pauses: merged,
    runs: runsBetween(start, merged),
  }
}

const budgetOf = ({ amount, unit }: Limit) => amount * (UNIT_MS[unit] ?? 1)

function readPause({ from, to }: ClockPause, startedAt: string, start: number): Stretch {
  const stretch = { from: msOf(from), to: to === null ? Number.POSITIVE_INFINITY : msOf(to) }
  if (stretch.from < start) throw pausedBeforeStart(from, startedAt)
  if (to !== null && stretch.to < stretch.from) throw backwards(from, to)
  return stretch
}

function mergePauses(pauses: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (pause.to === pause.from) continue
    if (last && pause.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
    else merged.push(pause)
  }
  return merged
}

function runsBetween(start: number, pauses: readonly Stretch[]): Stretch[] {
  const begins = [start, ...pauses.map(({ to }) => to)]
  const runs = begins.map((from, at) => ({ from, to: pauses[at]?.from ?? Number.POSITIVE_INFINITY }))
  return runs.filter(({ from }) => from !== Number.POSITIVE_INFINITY)
}

export function msOf(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw badInstant(instant)
  return ms
}

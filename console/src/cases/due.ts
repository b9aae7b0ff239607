import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { Tone } from '../words/state.tsx'

const HOUR_MS = 3_600_000
const HOURS_OF_DAY = 24
/** China keeps one time without summer hours. */
const AHEAD_MS = 8 * HOUR_MS

const dayOf = (instant: Instant) => new Date(Date.parse(instant) + AHEAD_MS).toISOString().slice(0, 10)

/** Late once it has passed, at risk on its last day, waiting while nothing runs. */
export function toneOfDue(due: Instant | null, now: Instant): Tone {
  if (due === null) return 'waiting'
  if (due < now) return 'late'
  return dayOf(due) === dayOf(now) ? 'at-risk' : 'on-track'
}

/** How long ago something was due, in hours, from a day on in days. */
export function lateBy(due: Instant, now: Instant): { readonly amount: number; readonly unit: 'hour' | 'day' } {
  const hours = (Date.parse(now) - Date.parse(due)) / HOUR_MS
  if (hours < HOURS_OF_DAY) return { amount: Math.max(1, Math.floor(hours)), unit: 'hour' }
  return { amount: Math.floor(hours / HOURS_OF_DAY), unit: 'day' }
}

import type { PlainDate } from '@citybrain/contract/kernel/time.ts'

/**
 * Days are numbered from 1 January 1970, as clocks in Shanghai show it: eight hours ahead of UTC all year round. Summer
 * time was last kept in 1991, before any calendar here begins.
 */
export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000
const AHEAD_MS = 8 * 3_600_000

export const dayOf = (ms: number): number => Math.floor((ms + AHEAD_MS) / DAY_MS)
export const startOfDay = (day: number): number => day * DAY_MS - AHEAD_MS
/** First day that begins at or after the moment. */
export const firstDayFrom = (ms: number): number => Math.ceil((ms + AHEAD_MS) / DAY_MS)

export const dateOf = (day: number): PlainDate => new Date(day * DAY_MS).toISOString().slice(0, 10)
/** Of a date that is known to exist. */
export const numberOfDay = (date: PlainDate): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** `2023-09-28` and `16:00` (with seconds where there are any) of a moment, local time. */
export function localOf(ms: number): { date: PlainDate; time: string } {
  const [date = '', time = ''] = new Date(ms + AHEAD_MS).toISOString().split('T')
  return { date, time: time.startsWith(':00.000Z', 5) ? time.slice(0, 5) : time.slice(0, 8) }
}

export const instantOf = (ms: number): string => new Date(ms).toISOString()

/** `2023-09-28 16:00`, local time. */
export function showInstant(instant: string): string {
  const { date, time } = localOf(Date.parse(instant))
  return `${date} ${time}`
}

/** The day of a moment, local time. */
export const dayOfInstant = (instant: string): PlainDate => localOf(Date.parse(instant)).date

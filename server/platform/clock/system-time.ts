import type { Instant, PlainDate } from '@citybrain/contract/kernel/time.ts'

/** China has kept one time, eight hours ahead of UTC and without summer time, since 1992. */
const CHINA_AHEAD_MS = 8 * 3_600_000

/** The operating system's time in milliseconds since 1970: the one place of the product that reads it. */
export function systemMs(): number {
  return Date.now()
}

export const toInstant = (ms: number): Instant => new Date(ms).toISOString()

export const toMs = (instant: Instant): number => new Date(instant).getTime()

/** The instant that many milliseconds later. */
export const laterBy = (instant: Instant, ms: number): Instant => toInstant(toMs(instant) + ms)

/** The day in Asia/Shanghai. */
export const toChinaDate = (ms: number): PlainDate => toInstant(ms + CHINA_AHEAD_MS).slice(0, 10)

/** Whole days from one date to another. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (toMs(`${to}T00:00:00.000Z`) - toMs(`${from}T00:00:00.000Z`)) / 86_400_000
}

/** Seconds from one instant to another. */
export const secondsBetween = (from: Instant, to: Instant): number => (toMs(to) - toMs(from)) / 1000

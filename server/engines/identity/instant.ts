import type { Instant, PlainDate } from '@citybrain/contract/kernel/time.ts'

/** Milliseconds since 1970 of an instant, for the arithmetic of limits. */
export function toMs(instant: Instant): number {
  return Date.parse(instant)
}

export function fromMs(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString()
}

export function plusSeconds(instant: Instant, seconds: number): Instant {
  return fromMs(toMs(instant) + seconds * 1000)
}

export function plusDays(day: PlainDate, days: number): PlainDate {
  return fromMs(toMs(`${day}T00:00:00Z`) + days * 86_400_000).slice(0, 10)
}

/** Days from the one to the other, both counted. */
export function daysBetween(first: PlainDate, last: PlainDate): number {
  return (toMs(`${last}T00:00:00Z`) - toMs(`${first}T00:00:00Z`)) / 86_400_000 + 1
}

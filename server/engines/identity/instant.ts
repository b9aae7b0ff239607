import type { Instant } from '@citybrain/contract/kernel/time.ts'

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

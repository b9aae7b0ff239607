import type { Instant, PlainDate } from '@citybrain/contract/kernel/time.ts'

/**
 * The two clocks. The city's is what due dates, periods and "known from" read; the system's is for sessions, leases,
 * retries and limits.
 */
export interface Clock {
  systemNow(): Instant
  cityNow(): Instant
  /** The city's day in Asia/Shanghai. */
  cityToday(): PlainDate
}

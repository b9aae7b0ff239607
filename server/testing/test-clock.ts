import type { Instant } from '@citybrain/contract/kernel/time.ts'
import { type Clock, laterBy } from '../platform/index.ts'

const CHINA_AHEAD_MS = 8 * 3_600_000

/** A clock that stands still until the test moves it; both clocks show the same. */
export interface TestClock extends Clock {
  advance(ms: number): void
}

export function createTestClock(start: Instant): TestClock {
  let now = start
  return {
    systemNow: () => now,
    cityNow: () => now,
    cityToday: () => laterBy(now, CHINA_AHEAD_MS).slice(0, 10),
    advance: (ms) => {
      now = laterBy(now, ms)
    },
  }
}

/** Five minutes. */
export const LONGEST_MS = 300_000

/** Milliseconds to wait after so many failures: doubled each time, and spread so that many don't come back at once. */
export function backoffMs(failures: number, baseMs: number, longestMs = LONGEST_MS): number {
  const whole = Math.min(longestMs, baseMs * 2 ** Math.min(failures - 1, 30))
  return Math.round(whole * (0.5 + Math.random() / 2))
}

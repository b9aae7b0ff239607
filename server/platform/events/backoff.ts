const LONGEST_MS = 300_000

/** Milliseconds to wait after so many failures: doubled each time, and spread so that many don't come back at once. */
export function backoffMs(failures: number, baseMs: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_MS, baseMs * 2 ** Math.min(failures - 1, 30))
  return Math.round(whole * (0.5 + random() / 2))
}

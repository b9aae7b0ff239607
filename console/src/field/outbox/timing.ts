const FIRST_MS = 2_000
const LONGEST_MS = 300_000

/** How long to wait after the n-th failure in a row, or as long as the server says; phones that came back together don't ask together. */
export function waitMs(failures: number, askedMs: number | null, random: () => number): number {
  const grown = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  const spread = grown / 2 + random() * (grown / 2)
  return Math.round(askedMs === null ? spread : Math.min(LONGEST_MS, askedMs) + random() * FIRST_MS)
}

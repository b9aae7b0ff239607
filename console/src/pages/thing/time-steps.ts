const CHINA_AHEAD_MS = 8 * 3_600_000
const DAY_MS = 24 * 3_600_000
const MOST_STEPS = 60

/** The day of the city on which an instant lies. */
export function dayOfInstant(instant: string): string {
  return new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(0, 10)
}

/**
 * Days on which something changes, in order, each once, and today; of very many only the newest. Where something has
 * held since nobody knows when (null), the day before the first change stands for the time until then.
 */
export function stepsOf(days: readonly (string | null)[], today: string): readonly string[] {
  const known = new Set(days.filter((day) => day !== null))
  const first = [...known].sort()[0]
  if (days.includes(null) && first) known.add(dayBefore(first))
  known.add(today)
  return [...known].sort().slice(-MOST_STEPS)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
}

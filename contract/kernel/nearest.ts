/** The name that differs from what was typed by at most two letters, or begins with it; null for none. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, distance: name.startsWith(typed) ? 0 : editDistance(typed, name) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best && best.distance <= 2 ? best.name : null
}

/** Letters to insert, delete or replace to get from one word to the other (Levenshtein, row by row). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** A hint behind a name that isn't known, `; did you mean handle?`, or nothing. */
export function didYouMean(typed: string, names: readonly string[]): string {
  const best = nearest(typed, names)
  return best === null ? '' : `; did you mean ${best}?`
}

/** Statements that a process prepares at most; each costs memory in every connection that has run it. */
const NAMES = 300
/** Texts that are counted at most before counting begins anew. */
const COUNTED = 3_000
/** A text that came this often comes again. */
const OFTEN = 3

/** Name under which connections keep the parsed and planned statement; null for a text that is rare or very long. */
export type PreparedNames = (text: string) => string | null

export function createPreparedNames(): PreparedNames {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()

  function count(text: string): number {
    const times = (counts.get(text) ?? 0) + 1
    if (counts.size >= COUNTED) counts.clear()
    counts.set(text, times)
    return times
  }
  return (text) => {
    const name = names.get(text)
    if (name !== undefined) return name
    if (names.size >= NAMES || text.length > 20_000 || count(text) < OFTEN) return null
    counts.delete(text)
    const next = `citybrain_${names.size + 1}`
    names.set(text, next)
    return next
  }
}

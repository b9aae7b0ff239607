import type { LiveKey } from './key-store.ts'

/** Milliseconds for which a key that was checked counts without asking the database again. */
export const KEY_CACHE_MS = 5_000
const MOST_KEYS = 10_000

/** Keys checked a moment ago, by the hash of the whole key, so that a busy one costs no query each time. */
export interface KeyCache {
  find(hash: string, nowMs: number): LiveKey | null
  keep(hash: string, key: LiveKey, nowMs: number): void
  /** Revoked here: ends at once in this process; another process notices within `KEY_CACHE_MS`. */
  forget(id: string): void
}

export function createKeyCache(): KeyCache {
  const kept = new Map<string, { key: LiveKey; untilMs: number }>()
  return {
    find(hash, nowMs) {
      const found = kept.get(hash)
      if (found === undefined) return null
      if (nowMs < found.untilMs && nowMs < Date.parse(found.key.expiresAt)) return found.key
      kept.delete(hash)
      return null
    },
    keep(hash, key, nowMs) {
      if (kept.size >= MOST_KEYS) kept.clear()
      kept.set(hash, { key, untilMs: nowMs + KEY_CACHE_MS })
    },
    forget(id) {
      for (const [hash, { key }] of kept) if (key.id === id) kept.delete(hash)
    },
  }
}

const WINDOW_MS = 60_000

/** Counts the requests of each key in minutes of this process; gives the seconds to wait, or null when there is room. */
export function createKeyLimit(): (id: string, perMinute: number, nowMs: number) => number | null {
  let began = 0
  let counts = new Map<string, number>()
  return (id, perMinute, nowMs) => {
    if (nowMs - began >= WINDOW_MS) {
      began = nowMs
      counts = new Map()
    }
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return count > perMinute ? Math.ceil((began + WINDOW_MS - nowMs) / 1000) : null
  }
}

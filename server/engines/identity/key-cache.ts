import type { LiveKey } from './key-store.ts'

/** Milliseconds for which a key that was checked counts without asking the database again. */
export const KEY_CACHE_MS = 5_000
const MOST_KEYS = 10_000

/** Keys checked a moment ago, by the hash of the whole key, so that a busy one costs no query each time. */
export interface KeyCache {
  find(hash: string, nowMs: number): LiveKey | null
  /** Keeps nothing that was read before rights last changed: `changes` as it was before the reading. */
  keep(hash: string, key: LiveKey, read: { readonly nowMs: number; readonly changes: number }): void
  /** Somebody's rights changed here, or a key was revoked; another process notices within `KEY_CACHE_MS`. */
  forget(): void
  readonly changes: number
}

export function createKeyCache(): KeyCache {
  const kept = new Map<string, { key: LiveKey; untilMs: number }>()
  let changes = 0
  return {
    get changes() {
      return changes
    },
    find(hash, nowMs) {
      const found = kept.get(hash)
      if (found === undefined) return null
      if (nowMs < found.untilMs && nowMs < Date.parse(found.key.expiresAt)) return found.key
      kept.delete(hash)
      return null
    },
    keep(hash, key, read) {
      if (read.changes !== changes) return
      if (kept.size >= MOST_KEYS) kept.clear()
      kept.set(hash, { key, untilMs: read.nowMs + KEY_CACHE_MS })
    },
    forget() {
      changes += 1
      kept.clear()
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

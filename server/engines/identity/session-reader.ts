import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { createGathering, type Database } from '../../platform/index.ts'
import type { IdentityDeps } from './deps.ts'
import { toMs } from './instant.ts'
import { findLiveSessions, type LiveSession, touchSession } from './session-store.ts'
import { hashOfToken, IDLE_MINUTES, TOUCH_SECONDS } from './session-token.ts'

/** Milliseconds for which a session that was read counts without asking the database again. */
export const SESSION_MEMORY_MS = 1_000
/** Sessions of a district that are remembered at most. */
const MOST = 10_000

/** Gives the session behind a token as it is in force, and notes that it was used. */
export type FindLive = (district: DistrictCode, token: string) => Promise<LiveSession | null>

/**
 * Sessions of requests that come together are read together. One that was read is remembered for a second, or until
 * anybody here changes what people may do; another process notices within that second.
 */
export function createSessionReader(deps: IdentityDeps): FindLive {
  const districts = new Map<DistrictCode, DistrictSessions>()
  deps.database.onNews((district, of) => {
    if (of === 'log and rights') districts.get(district)?.forget()
  })
  return (district, token) => {
    const sessions = districts.get(district) ?? new DistrictSessions(deps, district)
    districts.set(district, sessions)
    return sessions.find(hashOfToken(token))
  }
}

interface Remembered {
  readonly live: LiveSession
  /** The day whose rights these are. */
  readonly today: string
  /** By the clock of the process. */
  readonly until: number
}

class DistrictSessions {
  private readonly deps: IdentityDeps
  private readonly db: ReturnType<Database['district']>
  private readonly read: (hash: Buffer) => Promise<LiveSession | null>
  private readonly remembered = new Map<string, Remembered>()
  /** Counts the changes of rights: what was read before one of them isn't remembered after it. */
  private changes = 0

  constructor(deps: IdentityDeps, district: DistrictCode) {
    this.deps = deps
    this.db = deps.database.district(district)
    this.read = createGathering({
      most: 500,
      run: (hashes) => {
        const at = { now: deps.clock.systemNow(), today: deps.clock.cityToday(), samples: deps.sampleCity !== null }
        return findLiveSessions(this.db, hashes, at)
      },
    })
  }

  forget(): void {
    this.changes += 1
    this.remembered.clear()
  }

  async find(hash: Buffer): Promise<LiveSession | null> {
    const key = hash.toString('base64url')
    const live = this.recall(key) ?? (await this.readAnew(hash, key))
    return live && this.touch(key, live)
  }

  private recall(key: string): LiveSession | null {
    const found = this.remembered.get(key)
    if (found === undefined) return null
    const { live, today, until } = found
    const inTime = performance.now() < until && today === this.deps.clock.cityToday()
    if (inTime && isInForce(live, this.deps.clock.systemNow())) return live
    this.remembered.delete(key)
    return null
  }

  private async readAnew(hash: Buffer, key: string): Promise<LiveSession | null> {
    const { changes } = this
    const until = performance.now() + SESSION_MEMORY_MS
    const today = this.deps.clock.cityToday()
    const live = await this.read(hash)
    if (live === null || changes !== this.changes) return live
    if (this.remembered.size >= MOST) this.remembered.clear()
    this.remembered.set(key, { live, today, until })
    return live
  }

  /** Moves the idle time-out on, once in a while and not once for each of the requests that come meanwhile. */
  private async touch(key: string, live: LiveSession): Promise<LiveSession> {
    const now = this.deps.clock.systemNow()
    if (toMs(now) - toMs(live.lastSeenAt) <= TOUCH_SECONDS * 1000) return live
    const touched = { ...live, lastSeenAt: now }
    const found = this.remembered.get(key)
    if (found) this.remembered.set(key, { ...found, live: touched })
    await touchSession(this.db, live.id, now)
    return touched
  }
}

const isInForce = ({ expiresAt, lastSeenAt }: LiveSession, now: string): boolean =>
  toMs(expiresAt) > toMs(now) && toMs(now) - toMs(lastSeenAt) < IDLE_MINUTES * 60_000

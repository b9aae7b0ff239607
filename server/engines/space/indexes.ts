import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { createRegionIndex, type RegionIndex } from '@citybrain/rules/space/region-index.ts'
import { type Database, type Db, systemMs } from '../../platform/index.ts'
import { readGrounds } from './ground-store.ts'
import { readSetVersion } from './region-store.ts'

/** How long an index is used before its version is compared with the database's again. */
const TRUSTED_MS = 1_000

export interface IndexOptions {
  /** The transaction to look through; its own changes count. */
  readonly tx?: Db
  /** Compare with the database now: a change that any process has committed is seen. */
  readonly fresh?: boolean
}

/** Indexes in memory, one per district, loaded when first asked for. */
export interface RegionIndexes {
  get(district: DistrictCode, options?: IndexOptions): Promise<RegionIndex>
  /** Compares with the database at the next question. */
  expire(district: DistrictCode): void
}

interface Kept {
  readonly version: number
  readonly index: RegionIndex
  checkedMs: number
}

/**
 * Every process finds out about changes by the version of the district's set of regions, at most a second late; a
 * consumer of the log would tell one process only.
 */
export function createRegionIndexes(database: Database): RegionIndexes {
  const kept = new Map<DistrictCode, Kept>()
  const loading = new Map<DistrictCode, Promise<RegionIndex>>()

  async function refresh(district: DistrictCode): Promise<RegionIndex> {
    const db = database.district(district)
    const now = systemMs()
    // Read before the boundaries: what is committed in between shows as a newer version at the next comparison.
    const version = await readSetVersion(db)
    const had = kept.get(district)
    if (had?.version === version) {
      had.checkedMs = now
      return had.index
    }
    const index = createRegionIndex(await readGrounds(db))
    kept.set(district, { version, index, checkedMs: now })
    return index
  }
  /** What a transaction sees may never be committed: it is not kept. */
  async function within(tx: Db, district: DistrictCode): Promise<RegionIndex> {
    const had = kept.get(district)
    if (had?.version === (await readSetVersion(tx))) return had.index
    return createRegionIndex(await readGrounds(tx))
  }
  async function get(district: DistrictCode, { tx, fresh = false }: IndexOptions = {}): Promise<RegionIndex> {
    if (tx) return within(tx, district)
    const had = kept.get(district)
    if (!fresh && had && systemMs() - had.checkedMs < TRUSTED_MS) return had.index
    if (fresh) return refresh(district)
    const running = loading.get(district) ?? refresh(district).finally(() => loading.delete(district))
    loading.set(district, running)
    return running
  }
  return {
    get,
    expire: (district) => {
      const had = kept.get(district)
      if (had) had.checkedMs = Number.NEGATIVE_INFINITY
    },
  }
}

import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Kysely } from 'kysely'
import type { NewsListener } from './news.ts'
import type { Scope } from './scope.ts'
import type { PlatformTables } from './tables.ts'

/**
 * Kysely bound to ONE district: every statement runs as role `citybrain_app` with `citybrain.district` set, so that
 * row-level security shows that district only. A store adds its tables: `db.withTables<{ plan: PlanTable }>()`.
 */
export type Db = Kysely<PlatformTables>

export interface Database {
  readonly kind: 'pglite' | 'postgres'
  /** The whole district. */
  district(code: DistrictCode): Db
  /** What a caller may see and write of a district: of tables under `protect_place` only rows of its places. */
  within(scope: Scope): Db
  /** Runs the work in one transaction; it commits when the promise resolves and rolls back when it rejects. */
  transaction<T>(where: DistrictCode | Scope, work: (tx: Db) => Promise<T>): Promise<T>
  /** The same, all its statements seeing what the first one saw. */
  snapshot<T>(code: DistrictCode, work: (tx: Db) => Promise<T>): Promise<T>
  /** Calls back after each commit here that appended to a district's log. Gives the function that ends it. */
  onNews(listener: NewsListener): () => void
  /** The owner of the tables: migrations, the list of districts, the sweep of jobs. Only platform uses it. */
  readonly owner: Db
  /** Resolves when the database is gone for good (the embedded one's thread died): the server must end. */
  readonly lost: Promise<Error>
  close(): Promise<void>
}

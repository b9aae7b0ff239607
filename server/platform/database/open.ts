import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { Kysely } from 'kysely'
import type { Config } from '../config/config.ts'
import type { Logger } from '../log/logger.ts'
import type { Database, Db } from './database.ts'
import { createDialect } from './dialect.ts'
import { lockFolder } from './folder-lock.ts'
import { continueLog } from './incarnation.ts'
import { migrate } from './migrate.ts'
import { createNews, type NewsOf } from './news.ts'
import { openPgliteSource } from './pglite-source.ts'
import { openPostgresSource } from './postgres-source.ts'
import { type Scope, wholeDistrict } from './scope.ts'
import { type Binding, bindingOf, OWNER, type SessionSource } from './session.ts'
import { keepStatistics } from './statistics.ts'
import type { PlatformTables } from './tables.ts'

/** The embedded database under the folder's lock; the lock goes when the database is closed. */
async function openFolder(folder: string, logger: Logger): Promise<SessionSource> {
  const lock = lockFolder(folder)
  try {
    const source = await openPgliteSource(join(folder, 'database'))
    const statistics = keepStatistics(source, logger)
    const close = () => statistics.stop().then(source.close)
    return { ...source, close: () => close().finally(() => lock.release()) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A transaction as the code that runs in its course sees it. */
interface Running {
  stage: 'waiting' | 'begun' | 'over'
}

/**
 * Refuses a statement that goes around the transaction in whose course it is made: it would not see the transaction's
 * writes, and the embedded database, which has one session, would wait for itself.
 */
function guardTransactions(source: SessionSource) {
  const current = new AsyncLocalStorage<Running>()
  const acquire = async (binding: Binding) => {
    const transaction = current.getStore()
    if (transaction?.stage === 'begun') throw new Error('inside a transaction use its own `tx`, not the database')
    const session = await source.acquire(binding)
    if (transaction?.stage === 'waiting') transaction.stage = 'begun'
    return session
  }
  async function run<T>(work: () => Promise<T>): Promise<T> {
    const transaction: Running = { stage: 'waiting' }
    try {
      return await current.run(transaction, work)
    } finally {
      // Work that was started inside and goes on afterwards is no longer part of it.
      transaction.stage = 'over'
    }
  }
  return { source: { ...source, acquire }, run }
}

/** Scopes within districts that are kept ready; they hold no connection. */
const SCOPES = 1000

function createDatabase(plain: SessionSource): Database {
  const { source, run } = guardTransactions(plain)
  const districts = new Map<DistrictCode, Db>()
  const scoped = new Map<string, Db>()
  const news = createNews()
  function bound(binding: Binding, code: DistrictCode | null): Db {
    const tellNews = (of: NewsOf) => (code === null ? undefined : news.tell(code, of))
    return new Kysely<PlatformTables>({ dialect: createDialect(source, binding, tellNews) })
  }
  function district(code: DistrictCode): Db {
    const db = districts.get(code) ?? bound(bindingOf(wholeDistrict(code)), code)
    districts.set(code, db)
    return db
  }
  function within(scope: Scope): Db {
    if (scope.sees === null && scope.writes === null) return district(scope.district)
    const binding = bindingOf(scope)
    const db = scoped.get(binding.key) ?? bound(binding, scope.district)
    if (scoped.size >= SCOPES) scoped.clear()
    scoped.set(binding.key, db)
    return db
  }
  const at = (where: DistrictCode | Scope) => (typeof where === 'string' ? district(where) : within(where))
  return {
    kind: source.kind,
    district,
    within,
    transaction: (where, work) => run(() => at(where).transaction().execute(work)),
    snapshot: (code, work) =>
      run(() => district(code).transaction().setIsolationLevel('repeatable read').execute(work)),
    onNews: news.listen,
    owner: bound(OWNER, null),
    lost: source.lost,
    close: () => source.close(),
  }
}

/** Opens PostgreSQL or the embedded database (under the folder's lock) and brings its tables up to date. */
export async function openDatabase(config: Config, logger: Logger): Promise<Database> {
  const start = performance.now()
  const limits = { connections: config.databaseConnections, statementSeconds: config.statementSeconds }
  const source =
    config.databaseUrl === null ? await openFolder(config.data, logger) : openPostgresSource(config.databaseUrl, limits)
  try {
    const ran = await migrate(source, logger)
    await continueLog(source, logger)
    logger.info(
      { kind: source.kind, migrations: ran.length, ms: Math.round(performance.now() - start) },
      'database open',
    )
    return createDatabase(source)
  } catch (error) {
    await source.close()
    throw error
  }
}

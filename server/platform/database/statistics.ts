import type { Logger } from '../log/logger.ts'
import { OWNER, type SessionSource } from './session.ts'

const EVERY_MS = 5_000

/** As many changed rows as make PostgreSQL's own autovacuum look at a table again. */
const STALE = `select quote_ident(schemaname) || '.' || quote_ident(relname) as name from pg_stat_user_tables
  where n_mod_since_analyze > 50 + n_live_tup / 10 order by n_mod_since_analyze desc`

/**
 * Gathers the planner's statistics in the embedded database, which has no autovacuum to do so: without them it takes
 * each table to be almost empty, and joins four thousand boundaries row by row.
 */
export function keepStatistics(source: SessionSource, logger: Logger): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(async () => void (await refreshStatistics(source)))
      .catch((err: unknown) => logger.warn({ err }, 'could not gather statistics'))
  }, EVERY_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}

/** One table a turn, so that nobody waits for all of them. */
export async function refreshStatistics(source: SessionSource): Promise<string[]> {
  const ask = async (sql: string) => {
    const session = await source.acquire(OWNER)
    try {
      return (await session.query(sql, [])).rows
    } finally {
      session.release()
    }
  }
  // What was changed is counted within a second; this counts it at the end of the statement.
  await ask('select pg_stat_force_next_flush()')
  const stale = (await ask(STALE)).map(({ name }) => String(name))
  for (const name of stale) await ask(`analyze ${name}`)
  return stale
}

import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Database, Logger } from '../platform/index.ts'

const HOUR_MS = 3_600_000
/** Rows of one statement, so that none holds the log's readers back. */
const CHUNK = 5_000

/** Forgets the keys of requests that are older than a day; gives how many. */
export async function forgetOldKeys(database: Database): Promise<number> {
  let forgotten = 0
  for (;;) {
    const { numAffectedRows } = await sql`delete from request_key where ctid = any(array(
      select ctid from request_key where at < now() - interval '1 day' order by at limit ${CHUNK}::int
      for update skip locked))`.execute(database.owner)
    const chunk = Number(numAffectedRows ?? 0)
    forgotten += chunk
    if (chunk < CHUNK) return forgotten
  }
}

/** Looks for them at the start and once an hour; several processes may do so at once. */
export function sweepOldKeys(fastify: FastifyInstance, database: Database, logger: Logger): void {
  let looking: Promise<unknown> = Promise.resolve()
  const look = () => {
    looking = forgetOldKeys(database).catch((error: unknown) =>
      logger.warn({ err: error }, 'could not forget the keys of old requests'),
    )
  }
  const timer = setInterval(look, HOUR_MS).unref()
  fastify.addHook('onReady', async () => look())
  fastify.addHook('onClose', async () => {
    clearInterval(timer)
    await looking
  })
}

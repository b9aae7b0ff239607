import type pg from 'pg'
import { PostgresPool } from './postgres-pool.ts'
import type { PostgresLimits, Slot } from './postgres-slots.ts'
import { createPreparedNames } from './prepared-names.ts'
import type { Answer, Binding, Session, SessionSource } from './session.ts'
import { DatabaseAway, findSqlFault, SqlError } from './sql-error.ts'
import { encodeParameter } from './values.ts'

/** Commands that touch rows; the number that others give counts what they read. */
const TOUCHING = ['INSERT', 'UPDATE', 'DELETE', 'MERGE']

function toAnswer({ rows, rowCount, command }: pg.QueryResult<Record<string, unknown>>): Answer {
  return { rows, affected: TOUCHING.includes(command) ? rowCount : null }
}

/** SQLSTATEs after which PostgreSQL closes the connection: shutdown, crash, idle in a transaction for too long. */
const CONNECTION_GONE = /^(08...|57P0[1-5]|25P0[34])$/

/** The extended protocol takes one statement only, so no value can smuggle in a second one. */
function extended(
  text: string,
  values: (string | null)[],
  name: string | null,
): pg.QueryConfig & { queryMode: 'extended' } {
  return name === null ? { text, values, queryMode: 'extended' } : { name, text, values, queryMode: 'extended' }
}

/** Runs one statement; a connection that gave no answer from the database isn't used again. */
async function ask<T>(slot: Slot, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const fault = findSqlFault(error)
    if (fault === null || CONNECTION_GONE.test(fault.code)) slot.broken = true
    throw fault === null ? new DatabaseAway(error) : new SqlError(fault)
  }
}

/** Sessions over PostgreSQL. The user of the URL owns the tables or may at least act as `citybrain_app`. */
export function openPostgresSource(url: string, limits: PostgresLimits): SessionSource {
  const pool = new PostgresPool(url, limits)
  const nameOf = createPreparedNames()

  async function acquire(binding: Binding): Promise<Session> {
    const slot = await pool.take(binding)
    const { client } = slot
    return {
      query: async (text, parameters) => {
        const statement = extended(text, parameters.map(encodeParameter), nameOf(text))
        return toAnswer(await ask(slot, () => client.query<Record<string, unknown>>(statement)))
      },
      script: async (sql) => void (await ask(slot, () => client.query(sql))),
      release: (broken = false) => {
        if (broken) slot.broken = true
        pool.give(slot)
      },
    }
  }
  // PostgreSQL may come back at any time: connections are opened anew, so it is never lost for good.
  return { kind: 'postgres', acquire, close: () => pool.close(), lost: new Promise<Error>(() => undefined) }
}

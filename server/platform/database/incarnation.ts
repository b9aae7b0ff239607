import type { Logger } from '../log/logger.ts'
import { OWNER, type Session, type SessionSource } from './session.ts'

const CHANGED = `select (number + 1)::text as next, here.id as identifier
  from citybrain.log_incarnation, (select system_identifier::text as id from pg_control_system()) as here
  where number = (select max(number) from citybrain.log_incarnation) and system_identifier <> here.id`

async function beginNext(session: Session): Promise<string | null> {
  await session.query('begin', [])
  try {
    // Whoever starts at the same time waits here and then finds it done.
    await session.query('lock table citybrain.log_incarnation in exclusive mode', [])
    const { rows } = await session.query(CHANGED, [])
    const next = rows[0] === undefined ? null : String(rows[0].next)
    if (next !== null) {
      await session.query(
        'insert into citybrain.log_incarnation (number, system_identifier) values ($1::integer, $2)',
        [next, String(rows[0]?.identifier)],
      )
      // A number of the list, made of digits: DDL takes no parameters.
      await session.script(`alter table citybrain.event alter column incarnation set default ${Number(next)}`)
    }
    await session.query('commit', [])
    return next
  } catch (error) {
    await session.query('rollback', [])
    throw error
  }
}

/** Begins another life of the log where the tables stand in another cluster than before: its transaction numbers differ. */
export async function continueLog(source: SessionSource, logger: Logger): Promise<void> {
  const session = await source.acquire(OWNER)
  let sound = false
  try {
    const { rows } = await session.query(CHANGED, [])
    const begun = rows.length === 0 ? null : await beginNext(session)
    if (begun !== null) logger.warn({ incarnation: begun }, 'restored into another cluster: the log begins a new life')
    sound = true
  } finally {
    session.release(!sound)
  }
}

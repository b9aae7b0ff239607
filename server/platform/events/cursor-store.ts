import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Consumer } from './consumer.ts'
import type { Position, Seen } from './position.ts'

export interface Cursor {
  readonly position: Position
  readonly seen: Seen | null
  readonly retryAt: string | null
}

/** The cursor, locked until the transaction ends; null when it is missing or in another process's hands. */
export async function claimCursor(tx: Db, district: DistrictCode, consumer: string): Promise<Cursor | null> {
  const row = await tx
    .selectFrom('log_cursor')
    .selectAll()
    .where('district', '=', district)
    .where('consumer', '=', consumer)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    position: {
      ...{ incarnation: row.incarnation, since: row.since, until: row.until },
      ...{ lastSeq: row.last_seq, endSeq: row.end_seq, windowEvents: row.window_events },
    },
    seen: row.began_snapshot === null ? null : { incarnation: row.began_incarnation, snapshot: row.began_snapshot },
    retryAt: row.retry_at,
  }
}

export interface Progress {
  readonly position: Position
  /** Events of a window that was opened, else 0. */
  readonly accepted: number
  readonly processed: number
  readonly at: string
}

/** Moves the cursor that this transaction holds. */
export async function moveCursor(tx: Db, district: DistrictCode, consumer: string, made: Progress): Promise<void> {
  const { incarnation, since, until, lastSeq, endSeq, windowEvents } = made.position
  await sql`update log_cursor set incarnation = ${incarnation}, since = ${since}::xid8, until = ${until}::xid8,
      last_seq = ${lastSeq}, end_seq = ${endSeq}, window_events = ${windowEvents},
      accepted = accepted + ${made.accepted}, processed = processed + ${made.processed}, handled_at = ${made.at}::timestamptz
    where district = ${district} and consumer = ${consumer}`.execute(tx)
}

/** Counts events handled out of the letters, and notes when the next one is due. */
export async function settleLetters(tx: Db, district: DistrictCode, consumer: string, processed = 0): Promise<void> {
  await sql`update log_cursor set processed = processed + ${processed}, retry_at =
      (select min(next_at) from log_letter l
        where l.district = ${district} and l.consumer = ${consumer} and l.state = 'waiting')
    where district = ${district} and consumer = ${consumer}`.execute(tx)
}

/**
 * Adds the cursors that are missing, in one district or in all (the owner). "now" is the statement's snapshot: what it
 * sees counts as done, every other event will be handled. Gives the number added.
 */
export async function addCursors(
  db: Db,
  consumers: readonly Consumer[],
  district: DistrictCode | null = null,
): Promise<number> {
  const names = consumers.map(({ name }) => name)
  const now = consumers.map((consumer) => consumer.begin === 'now' || consumer.bootstrap !== undefined)
  const { rows } = await sql<{ one: number }>`
    insert into log_cursor (district, consumer, incarnation, since, until,
      began_incarnation, began_txid, began_snapshot)
    select d.district, c.name, c.life, c.txid, c.txid, c.life, c.txid, c.seen
    from district d
    cross join (
      select name, case when from_now then (select max(number) from log_incarnation) else 1 end as life,
        case when from_now then pg_snapshot_xmin(pg_current_snapshot()) else '0'::xid8 end as txid,
        case when from_now then pg_current_snapshot() end as seen
      from unnest(${names}::text[], ${now}::boolean[]) as c (name, from_now)) as c
    where ${district}::text is null or d.district = ${district}
    on conflict do nothing
    returning 1 as one`.execute(db)
  return rows.length
}

/** Districts and consumers with something to do: news, a window not wholly read, a failed event due, no cursor yet. */
export async function listDue(
  owner: Db,
  consumers: readonly string[],
  at: string,
): Promise<{ district: DistrictCode; consumer: string }[]> {
  const { rows } = await sql<{ district: DistrictCode; consumer: string }>`
    with newest as (
      select d.district, e.incarnation, e.txid from district d
      left join lateral (
        select incarnation, txid from event
        where event.district = d.district order by incarnation desc, txid desc limit 1) as e on true)
    select n.district, k.consumer from newest n
    cross join unnest(${[...consumers]}::text[]) as k (consumer)
    left join log_cursor c on c.district = n.district and c.consumer = k.consumer
    where c.consumer is null or n.incarnation > c.incarnation or n.incarnation = c.incarnation and n.txid >= c.until
      or c.last_seq < c.end_seq or c.retry_at <= ${at}::timestamptz
    limit 100000`.execute(owner)
  return rows
}

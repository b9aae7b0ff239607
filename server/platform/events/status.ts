import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** Events that are counted at most beyond where a consumer has come. */
const BEHIND_AT_MOST = 100_000

/** What became of the events with one consumer; each figure is counted by itself. */
export interface LogCounts {
  readonly consumer: string
  readonly accepted: number
  readonly processed: number
  /** Of the window, still to come. */
  readonly unread: number
  readonly waiting: number
  readonly parked: number
  readonly dead: number
  readonly discarded: number
  readonly behind: number
  readonly oldestAt: string | null
  readonly handledAt: string | null
}

/** Whether an event stood before the consumer began, so that it isn't the consumer's. */
const seenBefore = sql`(c.began_snapshot is not null and e.incarnation = c.began_incarnation
  and pg_visible_in_snapshot(e.txid, c.began_snapshot))`
const ofWindow = sql`e.district = c.district and e.incarnation = c.incarnation and e.txid >= c.since and e.txid < c.until
  and e.seq > c.last_seq and not ${seenBefore}`
const beyond = sql`e.district = c.district and (e.incarnation, e.txid) >= (c.incarnation, c.until) and not ${seenBefore}`

const ofCursors = (condition: RawBuilder<unknown>) => sql<LogCounts>`
  select c.consumer, c.accepted, c.processed, c.handled_at as "handledAt", l.waiting, l.parked, l.dead, l.discarded,
    case when c.last_seq < c.end_seq then (select count(*) from event e where ${ofWindow}) else 0 end as unread,
    (select count(*) from (select from event e where ${beyond} limit ${BEHIND_AT_MOST}) as few) as behind,
    least(
      case when c.last_seq < c.end_seq then (select min(e.system_at) from event e where ${ofWindow}) end,
      (select e.system_at from event e where ${beyond} order by e.incarnation, e.txid limit 1),
      (select min(e.system_at) from event e where e.district = c.district and e.seq = l.oldest)) as "oldestAt"
  from log_cursor c
  cross join lateral (
    select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'parked') as parked,
      count(*) filter (where state = 'dead') as dead, count(*) filter (where state = 'discarded') as discarded,
      min(seq) filter (where state in ('waiting', 'parked')) as oldest
    from log_letter where log_letter.district = c.district and log_letter.consumer = c.consumer) as l
  where ${condition}`

/** The consumers of one district, by name. */
export async function readLogCounts(db: Db, district: DistrictCode): Promise<LogCounts[]> {
  const { rows } =
    await sql<LogCounts>`${ofCursors(sql`c.district = ${district}`)} order by consumer limit 1000`.execute(db)
  return rows
}

/** The same over all districts, for the owner. */
export async function sumLogCounts(owner: Db): Promise<LogCounts[]> {
  const { rows } = await sql<LogCounts>`
    select consumer, sum(accepted)::bigint as accepted, sum(processed)::bigint as processed,
      sum(unread)::bigint as unread, sum(waiting)::bigint as waiting, sum(parked)::bigint as parked,
      sum(dead)::bigint as dead, sum(discarded)::bigint as discarded, sum(behind)::bigint as behind,
      min("oldestAt") as "oldestAt", max("handledAt") as "handledAt"
    from (${ofCursors(sql`true`)}) as counted group by consumer order by consumer limit 1000`.execute(owner)
  return rows
}

/** Events in the log from where each consumer began to where it has come, counted anew. */
export async function recountLog(
  db: Db,
  district: DistrictCode,
): Promise<{ consumer: string; counted: number; accepted: number }[]> {
  const { rows } = await sql<{ consumer: string; counted: number; accepted: number }>`
    select c.consumer, c.accepted, (
      select count(*) from event e where e.district = c.district
        and (e.incarnation, e.txid) >= (c.began_incarnation, c.began_txid)
        and (e.incarnation, e.txid) < (c.incarnation, c.until) and not ${seenBefore}) as counted
    from log_cursor c where c.district = ${district} order by c.consumer limit 1000`.execute(db)
  return rows
}

export const queuedOf = ({ unread, waiting, parked }: LogCounts): number => unread + waiting + parked
export const refusedOf = ({ dead, discarded }: LogCounts): number => dead + discarded
/** accepted = processed + queued + refused. */
export const isBalanced = (counts: LogCounts): boolean =>
  counts.accepted === counts.processed + queuedOf(counts) + refusedOf(counts)

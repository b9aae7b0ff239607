import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** A place in the log: a window of transactions that have all ended, and how much of it is done. */
export interface Position {
  readonly incarnation: number
  /** The window: transactions from `since` on, before `until`. Transaction numbers are text of 64 bits. */
  readonly since: string
  readonly until: string
  /** Done up to here; the events of a window are taken in the order of seq. */
  readonly lastSeq: number
  readonly endSeq: number
  readonly windowEvents: number
}

/** Where a reader began that had seen a snapshot: events visible in it are left out. */
export interface Seen {
  readonly incarnation: number
  readonly snapshot: string
}

export const FIRST: Position = {
  ...{ incarnation: 1, since: '0', until: '0', lastSeq: 0, endSeq: 0, windowEvents: 0 },
}

/** All transactions below it have ended, wherever in the cluster they wrote. */
export const HORIZON: RawBuilder<string> = sql`pg_snapshot_xmin(pg_current_snapshot())`

/** Above every transaction: a life of the log that is over is wholly final. */
const ABOVE_ALL = '18446744073709551615'

export const isRead = ({ lastSeq, endSeq }: Position): boolean => lastSeq >= endSeq

/** The snapshot as far as it still matters for transactions from `since` on. */
export function snapshotFor(seen: Seen | null, { incarnation, until }: Position): string | null {
  if (seen === null || seen.incarnation !== incarnation) return null
  const [, firstUnseen = '0'] = seen.snapshot.split(':')
  return BigInt(until) < BigInt(firstUnseen) ? seen.snapshot : null
}

export interface Opened {
  /** The same position when there is nothing to read yet. */
  readonly position: Position
  /** Events are there that are not final yet. */
  readonly pending: boolean
  readonly moved: boolean
}

interface WindowRow {
  life: number
  until: string
  events: number
  first_seq: number
  end_seq: number
  pending: boolean
}

/** The window that follows one that is read. A life of the log that is over gives its rest, then the next one begins. */
export async function openWindow(
  db: Db,
  position: Position,
  seen: Seen | null = null,
  horizon: RawBuilder<string> = HORIZON,
): Promise<Opened> {
  const { incarnation, until } = position
  const { rows } = await sql<WindowRow>`
    select life, w.until, w.events, w.first_seq, w.end_seq, w.pending
    from (select max(number) as life from log_incarnation) as lives
    cross join lateral log_window(${incarnation}::integer, ${until}::xid8,
      case when ${incarnation}::integer < life then ${ABOVE_ALL}::xid8 else ${horizon} end,
      ${snapshotFor(seen, position)}::pg_snapshot) as w`.execute(db)
  const found = rows[0]
  if (found === undefined) throw new Error('the log has no incarnation')
  if (found.events > 0) {
    const seqs = { lastSeq: found.first_seq - 1, endSeq: found.end_seq }
    const window = { since: until, until: found.until, windowEvents: found.events }
    return { position: { incarnation, ...window, ...seqs }, pending: found.pending, moved: true }
  }
  if (incarnation < found.life)
    return { position: { ...FIRST, incarnation: incarnation + 1 }, pending: true, moved: true }
  return { position, pending: found.pending, moved: false }
}

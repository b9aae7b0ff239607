import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { kindPatterns, type LoggedEvent } from './consumer.ts'
import { type Position, type Seen, snapshotFor } from './position.ts'

/** An event of a page, and what becomes of it. */
export interface PageEvent extends LoggedEvent {
  /** Its kind is among those asked for; of the others only the number is read. */
  readonly wanted: boolean
  /** An earlier event of its subject waits, so it must wait behind it. */
  readonly held: boolean
}

interface Row {
  district: DistrictCode
  seq: number
  id: string
  subject_kind: string
  subject_id: string
  kind: string
  payload: Record<string, unknown> | null
  actor_id: string | null
  actor_name: string
  request_id: string | null
  city_at: string
  system_at: string
  wanted: boolean
  held: boolean
}

export function toEvent(row: Omit<Row, 'wanted' | 'held'>): LoggedEvent {
  return {
    ...{ district: row.district, seq: row.seq, id: row.id, kind: row.kind, payload: row.payload ?? {} },
    subject: { kind: row.subject_kind, id: row.subject_id },
    actor: { id: row.actor_id, name: row.actor_name },
    ...{ requestId: row.request_id, cityAt: row.city_at, systemAt: row.system_at },
  }
}

/** A window of at most so many events is found by its transactions and sorted; a larger one is read along seq. */
const SORTED_AT_MOST = 1_000

/** Condition and order are written so that the index that fits is the only one the planner can take. */
function withinWindow({ incarnation, since, until, lastSeq, endSeq, windowEvents }: Position) {
  const inside = sql`e.incarnation = ${incarnation} and e.txid >= ${since}::xid8 and e.txid < ${until}::xid8`
  if (windowEvents <= SORTED_AT_MOST)
    return { condition: sql`${inside} and e.seq + 0 > ${lastSeq}`, order: sql`e.seq + 0` }
  return {
    condition: sql`(${inside}) is true and e.seq > ${lastSeq} and e.seq <= ${endSeq}`,
    order: sql`e.seq`,
  }
}

export interface PageAsked {
  readonly district: DistrictCode
  readonly kinds: readonly string[] | null | undefined
  readonly limit: number
  readonly seen?: Seen | null
  /** Consumer whose waiting events hold back others of their subject. */
  readonly consumer?: string
}

function heldFor(consumer: string | undefined): RawBuilder<boolean> {
  if (consumer === undefined) return sql`false`
  return sql`exists (select from log_letter l where l.district = e.district and l.consumer = ${consumer}
    and l.subject_kind = e.subject_kind and l.subject_id = e.subject_id and l.state <> 'discarded')`
}

/** The next events of the window, of all kinds. */
export async function readPage(db: Db, position: Position, asked: PageAsked): Promise<PageEvent[]> {
  const { condition, order } = withinWindow(position)
  // The window begins at `since`; the snapshot matters as long as that does.
  const snapshot = snapshotFor(asked.seen ?? null, { ...position, until: position.since })
  const unseen = snapshot === null ? sql`true` : sql`not pg_visible_in_snapshot(e.txid, ${snapshot}::pg_snapshot)`
  const { rows } = await sql<Row>`
    select district, seq, id, subject_kind, subject_id, kind, case when wanted then payload end as payload,
      actor_id, actor_name, request_id, city_at, system_at, wanted, ${heldFor(asked.consumer)} as held
    from (
      select e.*, e.kind like any (${kindPatterns(asked.kinds)}::text[]) as wanted from event e
      where e.district = ${asked.district} and ${condition} and ${unseen}
      order by ${order} limit ${asked.limit}) as e
    order by seq`.execute(db)
  return rows.map((row) => ({ ...toEvent(row), wanted: row.wanted, held: row.held }))
}

import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Database, Db } from '../database/database.ts'
import { createChanges } from '../jobs/changes.ts'
import type { LoggedEvent } from './consumer.ts'
import { type PageEvent, readPage } from './page.ts'
import { isRead, openWindow, type Position } from './position.ts'
import { type Place, readPlace, writePlace } from './tail-place.ts'

export interface TailAsked {
  readonly district: DistrictCode
  /** Where an earlier tail had come; null: from now on. */
  readonly after: string | null
  /** Kinds of event that are wanted, `thing.*` for all that begin so; null for all. */
  readonly kinds: readonly string[] | null
  readonly signal: AbortSignal
}

export interface Tailed {
  readonly event: LoggedEvent
  /** Where to go on after this event; opaque. */
  readonly position: string
}

const PAGE = 200
/** News of other processes are seen after so long. */
const POLL_MS = 1_000
/** Events that are there but not final yet are looked at again after so long. */
const PENDING_MS = 50

/**
 * The events of a district as they become final, those of one subject in their order; none is skipped that commits
 * late. Goes on until the signal aborts. Throws Invalid for a position that no tail has given.
 */
export async function* tail(database: Database, asked: TailAsked): AsyncIterable<Tailed> {
  const { district, signal, kinds } = asked
  const db = database.district(district)
  const changes = createChanges()
  const deaf = database.onNews((where) => where === district && changes.tell(district))
  try {
    let place = asked.after === null ? await present(db) : await resume(db, readPlace(asked.after))
    while (!signal.aborted) {
      // Listening begins before reading, so that no change falls in between.
      const news = changes.next(district, POLL_MS, signal)
      const next = isRead(place.position) ? await openWindow(db, place.position, place.seen) : null
      if (next !== null && !next.moved) {
        await (next.pending ? changes.next('pending', PENDING_MS, signal) : news)
        continue
      }
      place = { ...place, position: next?.position ?? place.position }
      const page = await readPage(db, place.position, { district, kinds, limit: PAGE, seen: place.seen })
      yield* wantedOf(page, place)
      place = { ...place, position: passed(place.position, page) }
    }
  } finally {
    deaf()
  }
}

function* wantedOf(page: readonly PageEvent[], { position, seen }: Place): Generator<Tailed> {
  for (const { wanted, held, ...event } of page)
    if (wanted && !held) yield { event, position: writePlace({ position: { ...position, lastSeq: event.seq }, seen }) }
}

function passed(position: Position, page: readonly PageEvent[]): Position {
  return { ...position, lastSeq: page.length < PAGE ? position.endSeq : (page.at(-1)?.seq ?? position.endSeq) }
}

/** Now: what this moment's snapshot sees has passed. */
async function present(db: Db): Promise<Place> {
  const { rows } = await sql<{ life: number; txid: string; snapshot: string }>`
    select (select max(number) from log_incarnation) as life, pg_snapshot_xmin(pg_current_snapshot()) as txid,
      pg_current_snapshot()::text as snapshot`.execute(db)
  const { life: incarnation = 1, txid = '0', snapshot = '' } = rows[0] ?? {}
  const position = { incarnation, since: txid, until: txid, lastSeq: 0, endSeq: 0, windowEvents: 0 }
  return { position, seen: { incarnation, snapshot } }
}

/** The same window, measured anew: a position comes from outside and proves nothing. */
async function resume(db: Db, { position, seen }: Place): Promise<Place> {
  const { since, until, lastSeq } = position
  const before = { ...position, until: since, lastSeq: 0, endSeq: 0 }
  const horizon = sql<string>`least(${until}::xid8, pg_snapshot_xmin(pg_current_snapshot()))`
  const opened = await openWindow(db, before, seen, horizon)
  // A window without events has none after `lastSeq` either.
  if (opened.position.since !== since || !opened.moved) return { position: before, seen }
  return { position: { ...opened.position, lastSeq }, seen }
}

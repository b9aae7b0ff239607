import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { type Consumer, type Database, type Db, type LoggedEvent, save, systemActor } from '../platform/index.ts'

/**
 * A tennis club whose courts count their changes: each change carries the court's count, so that the effects of a
 * consumer show whether each event had its effect once, in the order of its court.
 */
export async function makeCourts({ owner }: Database): Promise<void> {
  await sql`create table if not exists court (
    district text, id text, changes int not null default 0, primary key (district, id))`.execute(owner)
  await sql`create table if not exists tally (
    district text, consumer text, court text, change int, place bigint generated always as identity,
    primary key (district, consumer, court, change))`.execute(owner)
  const { rows } = await sql`select from pg_policy where polrelid = 'tally'::regclass`.execute(owner)
  if (rows.length > 0) return
  await sql`select protect_district('court'), protect_district('tally')`.execute(owner)
}

export async function addCourts(db: Db, district: DistrictCode, ids: readonly string[]): Promise<void> {
  await sql`insert into court (district, id) select ${district}, unnest(${[...ids]}::text[])
    on conflict do nothing`.execute(db)
}

/** One change of the court with its event; the court's row is locked first, as every engine does. */
export async function changeCourt(db: Db, district: DistrictCode, court: string, kind = 'court.changed') {
  const subject = { kind: 'court', id: court }
  const { seq } = await save(db, {
    writes: [
      { sql: sql`update court set changes = changes + 1 where district = ${district} and id = ${court}`, rows: 1 },
    ],
    events: [{ kind, subject, payload: {} }],
    audits: [],
    actor: systemActor(district),
  })
  return seq[0] ?? 0
}

/** Writes one row per event; the key refuses a second one of the same place in the court's order. */
export function tallying(name: string, more: Partial<Consumer> = {}): Consumer {
  return { name, begin: 'first', handle: (tx, events) => tally(tx, name, events), ...more }
}

/** The number of a court's event among those of its court that this consumer has had. */
export async function tally(tx: Db, consumer: string, events: readonly LoggedEvent[]): Promise<void> {
  const rows = events.map(({ district, subject, seq }) => ({ district, court: subject.id, change: seq }))
  await sql`insert into tally (district, consumer, court, change)
    select district, ${consumer}, court, change
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (district text, court text, change int)`.execute(tx)
}

/** What the consumer did, court by court, in the order in which it did it. */
export async function readTally(db: Db, consumer: string): Promise<Record<string, number[]>> {
  const { rows } = await sql<{ court: string; changes: number[] }>`
    select court, array_agg(change order by place) as changes from tally
    where consumer = ${consumer} group by court order by court`.execute(db)
  return Object.fromEntries(rows.map(({ court, changes }) => [court, changes]))
}

/** What there was to do, court by court, in the order in which the courts changed. */
export async function readLog(db: Db): Promise<Record<string, number[]>> {
  const { rows } = await sql<{ court: string; changes: number[] }>`
    select subject_id as court, array_agg(seq order by seq) as changes from event
    where subject_kind = 'court' group by subject_id order by subject_id`.execute(db)
  return Object.fromEntries(rows.map(({ court, changes }) => [court, changes]))
}

import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { LoggedEvent } from './consumer.ts'
import { toEvent } from './page.ts'

/** A failed event that is due, and as many of those behind it as may be tried along with it. */
export interface DueLetters {
  readonly events: readonly LoggedEvent[]
  readonly attempts: number
}

const ERROR_LENGTH = 2_000

/** Where letters belong, and the system time at which they are written. */
export interface Desk {
  readonly district: DistrictCode
  readonly consumer: string
  readonly at: string
}

/** The events wait behind an earlier one of their subject. */
export async function parkBehind(tx: Db, { district, consumer, at }: Desk, events: readonly LoggedEvent[]) {
  if (events.length === 0) return
  const rows = events.map(({ seq, subject }) => ({
    ...{ district, consumer, seq, subject_kind: subject.kind, subject_id: subject.id, state: 'parked' as const },
    ...{ attempts: 0, next_at: null, error: null, reason: null, created_at: at, updated_at: at },
  }))
  await tx.insertInto('log_letter').values(rows).execute()
}

export interface Failure {
  readonly event: LoggedEvent
  readonly error: string
  readonly attempts: number
  /** Null: given up. */
  readonly nextAt: string | null
}

/** Notes that an event failed, the first time or again. */
export async function noteFailure(tx: Db, { district, consumer, at }: Desk, failure: Failure): Promise<void> {
  const { event, attempts, nextAt } = failure
  const state = nextAt === null ? ('dead' as const) : ('waiting' as const)
  const told = { state, attempts, next_at: nextAt, error: failure.error.slice(0, ERROR_LENGTH), updated_at: at }
  await tx
    .insertInto('log_letter')
    .values({
      ...{ district, consumer, seq: event.seq, subject_kind: event.subject.kind, subject_id: event.subject.id },
      ...{ reason: null, created_at: at, ...told },
    })
    .onConflict((conflict) => conflict.columns(['district', 'consumer', 'seq']).doUpdateSet(told))
    .execute()
}

/** The letter that has been due longest. One that never failed, only waited, takes those behind it along. */
export async function findDue(tx: Db, { district, consumer, at }: Desk, limit: number): Promise<DueLetters | null> {
  const { rows } = await sql<Parameters<typeof toEvent>[0] & { attempts: number }>`
    with due as (
      select * from log_letter where district = ${district} and consumer = ${consumer} and state = 'waiting'
        and next_at <= ${at}::timestamptz
      order by next_at, seq limit 1),
    taken as (
      select seq, attempts from due
      union all (
        select l.seq, l.attempts from log_letter l join due on l.subject_kind = due.subject_kind
          and l.subject_id = due.subject_id and l.seq > due.seq
        where l.district = ${district} and l.consumer = ${consumer} and l.state = 'parked' and due.attempts = 0
        order by l.seq limit ${limit - 1}))
    select e.district, e.seq, e.id, e.subject_kind, e.subject_id, e.kind, e.payload, e.actor_id, e.actor_name,
      e.request_id, e.city_at, e.system_at, taken.attempts
    from taken join event e on e.district = ${district} and e.seq = taken.seq order by e.seq`.execute(tx)
  const first = rows[0]
  return first === undefined ? null : { events: rows.map(toEvent), attempts: first.attempts }
}

/** The events are done: their letters go, and the next of the same subject is due at once. */
export async function settle(tx: Db, { district, consumer, at }: Desk, events: readonly LoggedEvent[]) {
  const subject = events[0]?.subject
  if (subject === undefined) return
  await tx
    .deleteFrom('log_letter')
    .where('district', '=', district)
    .where('consumer', '=', consumer)
    .where(
      'seq',
      'in',
      events.map(({ seq }) => seq),
    )
    .execute()
  await releaseNext(tx, { district, consumer, at }, subject)
}

/** Lets the first parked event of the subject try its luck, unless an earlier one still stands in front. */
export async function releaseNext(tx: Db, { district, consumer, at }: Desk, subject: LoggedEvent['subject']) {
  await sql`update log_letter set state = 'waiting', next_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
    where district = ${district} and consumer = ${consumer} and state = 'parked' and seq = (
      select min(seq) from log_letter where district = ${district} and consumer = ${consumer}
        and subject_kind = ${subject.kind} and subject_id = ${subject.id} and state <> 'discarded')`.execute(tx)
}

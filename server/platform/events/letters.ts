import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Db } from '../database/database.ts'
import { save } from '../save.ts'
import { noSuchLetter } from './errors.ts'

/** An event that a consumer could not handle, or that waits behind one, with what it was about. */
export interface LetterRecord {
  readonly consumer: string
  readonly seq: number
  readonly state: 'waiting' | 'parked' | 'dead' | 'discarded'
  readonly attempts: number
  readonly error: string | null
  readonly reason: string | null
  readonly next_at: string | null
  readonly created_at: string
  readonly kind: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly actor_name: string
  readonly city_at: string
}

export interface LettersAsked {
  readonly consumer?: string | undefined
  readonly state: LetterRecord['state']
  readonly after: readonly [consumer: string, seq: number] | null
  readonly limit: number
}

const letters = (condition: RawBuilder<unknown>, limit: number) => sql<LetterRecord>`
  select l.consumer, l.seq, l.state, l.attempts, l.error, l.reason, l.next_at, l.created_at,
    e.kind, l.subject_kind, l.subject_id, e.actor_name, e.city_at
  from log_letter l join event e on e.district = l.district and e.seq = l.seq
  where l.district = current_setting('citybrain.district') and ${condition}
  order by l.consumer, l.seq limit ${limit}`

export async function listLetters(db: Db, { consumer, state, after, limit }: LettersAsked): Promise<LetterRecord[]> {
  const conditions = [sql`l.state = ${state}`]
  if (consumer !== undefined) conditions.push(sql`l.consumer = ${consumer}`)
  if (after !== null) conditions.push(sql`(l.consumer, l.seq) > (${after[0]}, ${after[1]}::bigint)`)
  return (await letters(sql.join(conditions, sql` and `), limit).execute(db)).rows
}

/** What an operator decides about a dead letter. */
export interface Decision {
  readonly consumer: string
  readonly seq: number
  readonly reason: string
  /** System time. */
  readonly at: string
}

/**
 * `replay` tries the event once more: it succeeds, and those behind it follow, or it is dead again. `discard` gives it up
 * for good, and those behind it follow. Both are audited. Throws NotFound for what is no dead letter.
 */
export async function decideLetter(
  db: Db,
  actor: Actor,
  deed: 'replay' | 'discard',
  decision: Decision,
): Promise<LetterRecord> {
  const { consumer, seq, reason } = decision
  const [letter] = (await letters(sql`l.consumer = ${consumer} and l.seq = ${seq}`, 1).execute(db)).rows
  if (letter?.state !== 'dead') throw noSuchLetter(consumer, seq)
  const after = { state: deed === 'replay' ? ('waiting' as const) : ('discarded' as const) }
  await save(db, {
    writes: deed === 'replay' ? replayWrites(actor, decision) : discardWrites(actor, decision),
    events: [],
    audits: [
      {
        action: `log.${deed}`,
        subject: { kind: 'log-letter', id: `${consumer}:${seq}` },
        before: { state: 'dead' },
        after,
        reason,
      },
    ],
    actor,
  })
  // As it was decided: a replay may have succeeded by now, and then the letter is gone.
  if (deed === 'discard') return { ...letter, state: 'discarded', reason }
  return { ...letter, state: 'waiting', reason, next_at: decision.at }
}

function replayWrites({ district }: Actor, { consumer, seq, reason, at }: Decision) {
  return [
    {
      sql: sql`update log_letter set state = 'waiting', next_at = ${at}::timestamptz, reason = ${reason},
          updated_at = ${at}::timestamptz
        where district = ${district} and consumer = ${consumer} and seq = ${seq} and state = 'dead'`,
      rows: 1,
      conflict: noSuchLetter(consumer, seq),
    },
    dueNow(district, consumer, at),
  ]
}

function discardWrites({ district }: Actor, { consumer, seq, reason, at }: Decision) {
  return [
    {
      sql: sql`update log_letter set state = 'discarded', reason = ${reason}, updated_at = ${at}::timestamptz
        where district = ${district} and consumer = ${consumer} and seq = ${seq} and state = 'dead'`,
      rows: 1,
      conflict: noSuchLetter(consumer, seq),
    },
    {
      // All writes see one snapshot, in which the letter is still dead.
      sql: sql`update log_letter set state = 'waiting', next_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
        where district = ${district} and consumer = ${consumer} and state = 'parked' and seq = (
          select min(other.seq) from log_letter gone join log_letter other on other.district = gone.district
            and other.consumer = gone.consumer and other.subject_kind = gone.subject_kind
            and other.subject_id = gone.subject_id and other.state <> 'discarded' and other.seq <> gone.seq
          where gone.district = ${district} and gone.consumer = ${consumer} and gone.seq = ${seq})`,
    },
    dueNow(district, consumer, at),
  ]
}

function dueNow(district: string, consumer: string, at: string) {
  return {
    sql: sql`update log_cursor set retry_at = least(retry_at, ${at}::timestamptz)
      where district = ${district} and consumer = ${consumer}`,
    rows: 1,
  }
}

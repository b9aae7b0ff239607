import { randomUUID } from 'node:crypto'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from './actor.ts'
import { listActors } from './actor-list.ts'
import type { Db } from './database/database.ts'
import { APPENDS, RIGHTS } from './database/news.ts'
import { SqlError } from './database/sql-error.ts'

/** The thing that an event or an audit record is about. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

/** One INSERT, UPDATE or DELETE without RETURNING. City time stands ready in it as `(select at from moment)`. */
export interface Write {
  readonly sql: RawBuilder<unknown>
  /** Rows it must touch; another count undoes the whole change and throws `conflict`. */
  readonly rows?: number
  readonly conflict?: Refusal
  /** What a broken constraint of that name means; goes before `conflict`. */
  readonly conflicts?: Readonly<Record<string, Refusal>>
}

export interface Change {
  /** They see the same snapshot: no two may touch the same row. */
  readonly writes: readonly Write[]
  readonly events: readonly { kind: string; subject: Subject; payload: object; actor?: Actor }[]
  readonly audits: readonly {
    action: string
    subject: Subject
    before?: unknown
    after?: unknown
    reason?: string
    actor?: Actor
  }[]
  /** Who did what no other actor is named for. All are of one district. */
  readonly actor: Actor
  /** It changes who may do what, or whose session is in force: those that are remembered are read anew. */
  readonly rights?: boolean
}

const changedMeanwhile = () =>
  new Refusal('Conflict', 'platform.changed-meanwhile', {
    zh: '数据在此期间已被他人修改；请刷新后重试。',
    en: 'The data was changed by someone else in the meantime; reload and try again.',
  })

const existsAlready = (table: string | null) =>
  new Refusal(
    'Conflict',
    'platform.exists-already',
    { zh: '相同的记录已经存在；请刷新后查看。', en: 'The same record exists already; reload to see it.' },
    { table },
  )

/**
 * The numbers of events are drawn only after `done`, which counts what the writes touched: by then they hold the locks
 * of their rows, so that the events of one subject are numbered in the order in which it changed.
 */
function eventInsert({ events, actor }: Change, done: RawBuilder<unknown> | null): RawBuilder<unknown> {
  const actors = listActors(events.map((event) => event.actor ?? actor))
  const rows = events.map(({ actor: own = actor, ...event }) => ({
    ...{ id: randomUUID(), by: actors.numberOf(own) },
    ...event,
  }))
  return sql`insert into event
      (district, id, subject_kind, subject_id, kind, payload, actor_id, actor_name, request_id, city_at)
    select ${actor.district}, e.id, e.subject->>'kind', e.subject->>'id', e.kind, e.payload,
      actor.id, actor.name, actor.request, (select at from moment)
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as (id uuid, "by" int, kind text, subject jsonb, payload jsonb)) with ordinality
        as e (id, "by", kind, subject, payload, place)
      join ${actors.rows} on actor."by" = e."by"
    ${done === null ? sql`` : sql`where ${done} is not null`}
    order by e.place
    returning seq`
}

function auditInsert({ audits, actor }: Change): RawBuilder<unknown> {
  const actors = listActors(audits.map((audit) => audit.actor ?? actor))
  const rows = audits.map(({ actor: own = actor, ...audit }) => ({ by: actors.numberOf(own), ...audit }))
  return sql`insert into audit (district, action, subject_kind, subject_id, before, after, reason,
      actor_id, actor_name, actor_roles, actor_via, actor_ip, request_id, city_at)
    select ${actor.district}, a.action, a.subject->>'kind', a.subject->>'id', a.before, a.after, a.reason,
      actor.id, actor.name, actor.roles, actor.via, actor.ip, actor.request, (select at from moment)
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as ("by" int, action text, subject jsonb, before jsonb, after jsonb, reason text)) with ordinality
        as a ("by", action, subject, before, after, reason, place)
      join ${actors.rows} on actor."by" = a."by"
    order by a.place
    returning seq`
}

/** Counts the rows of all writes, those with a number of their own checked; null without writes. */
function countWrites({ writes }: Change): RawBuilder<unknown> | null {
  if (writes.length === 0) return null
  const counts = writes.map((write, place) => {
    const touched = sql`(select count(*) from ${sql.raw(`write_${place}`)})`
    return write.rows === undefined
      ? touched
      : sql`expect_rows(${sql.lit(place)}, ${sql.lit(write.rows)}::bigint, ${touched})`
  })
  return sql`(select ${sql.join(counts, sql` + `)})`
}

function compose(change: Change): RawBuilder<{ seq: number[]; checked: number; at: string }> {
  // Asked once: a default would ask for each row.
  const steps = [sql`moment as materialized (select citybrain.city_now() as at)`]
  change.writes.forEach((write, place) => {
    steps.push(sql`${sql.raw(`write_${place}`)} as (${write.sql} returning 1)`)
  })
  const done = countWrites(change)
  if (change.events.length > 0) steps.push(sql`events as (${eventInsert(change, done)})`)
  if (change.audits.length > 0) steps.push(sql`audits as (${auditInsert(change)})`)
  const seq = change.events.length > 0 ? sql`(select array_agg(seq order by seq) from events)` : sql`array[]::bigint[]`
  // With events the count stands in their way already.
  const checked = change.events.length > 0 || done === null ? sql`0` : done
  const marks = change.rights ? APPENDS + RIGHTS : APPENDS
  return sql`${sql.raw(marks)} with ${sql.join(steps)} select ${seq} as seq, ${checked} as checked, (select at from moment) as at`
}

function toRefusal(error: unknown, change: Change): unknown {
  if (!(error instanceof SqlError)) return error
  if (error.code === 'CB409') return change.writes[Number(error.detail)]?.conflict ?? changedMeanwhile()
  const named = change.writes.flatMap((write) => write.conflicts?.[error.constraint ?? ''] ?? [])[0]
  if (named !== undefined) return named
  const conflicts = change.writes.flatMap((write) => write.conflict ?? [])
  // Which of several writes broke a key the database does not say; only a single one's own words fit surely.
  if (error.code === '23505') return (conflicts.length === 1 && conflicts[0]) || existsAlready(error.table)
  if (error.code === '40001' || error.code === '40P01') return changedMeanwhile()
  return error
}

/** The database answered and refused: nothing of the statement was written. */
export const wasRefused = (error: unknown): boolean => error instanceof Refusal || error instanceof SqlError

export interface Saved {
  readonly seq: number[]
  /** Null where nothing was written. */
  readonly at: string | null
}

/**
 * Writes state, events and audit in one statement and one round trip, all of it or nothing. Gives the sequence numbers
 * of the events, in their order, and the city time of it all. Throws a write's `conflict` when its row count differs from `rows` or its key exists.
 */
export async function save(db: Db, change: Change): Promise<Saved> {
  return readySave(db, change)()
}

/** The same in two steps: what is to be sent is put together at once, and sent when the function is called. */
export function readySave(db: Db, change: Change): () => Promise<Saved> {
  if (change.writes.length + change.events.length + change.audits.length === 0)
    return async () => ({ seq: [], at: null })
  const query = compose(change).compile(db)
  return async () => {
    try {
      const { rows } = await db.executeQuery(query)
      return { seq: rows[0]?.seq ?? [], at: rows[0]?.at ?? null }
    } catch (error) {
      throw toRefusal(error, change)
    }
  }
}

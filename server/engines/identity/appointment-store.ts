import { Appointment } from '@citybrain/contract/engines/organisation.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

/** An appointment `a` with its account `c`, in the shape of the contract. */
export const appointmentJson = sql`jsonb_build_object('id', a.id, 'post', a.post_id, 'account', a.account_id,
  'name', c.name, 'acting', a.acting, 'from', a.from_on, 'to', a.to_on, 'reason', a.reason, 'over', a.left_noted,
  'revision', a.revision)`

const from = sql`select ${appointmentJson} as one from appointment a
  join account c on c.district = a.district and c.id = a.account_id`

async function read(db: Db, query: RawBuilder<{ one: unknown }>): Promise<Appointment[]> {
  return (await query.execute(db)).rows.map(({ one }) => Appointment.parse(one))
}

export async function findAppointment(db: Db, id: string): Promise<Appointment | null> {
  return (await read(db, sql`${from} where a.id = ${id}::uuid`))[0] ?? null
}

/** Those of a post that touch the days from the first to the last; null is for ever. */
export async function listOverlapping(
  db: Db,
  post: string,
  span: { from: PlainDate; to: PlainDate | null },
): Promise<Appointment[]> {
  return read(
    db,
    sql`${from} where a.post_id = ${post}::uuid and (a.to_on is null or a.to_on >= ${span.from}::date)
      and (${span.to}::date is null or a.from_on <= ${span.to}::date) order by a.from_on, a.id limit 10001`,
  )
}

/** Everybody who held a post, newest first, after a key. */
export async function listOfPost(
  db: Db,
  post: string,
  asked: { after: [from: string, id: string] | null; limit: number },
): Promise<Appointment[]> {
  const { after } = asked
  return read(
    db,
    sql`${from} where a.post_id = ${post}::uuid
      and (${after === null} or (a.from_on, a.id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
      order by a.from_on desc, a.id desc limit ${asked.limit}`,
  )
}

/** Those whose last day has passed and of which nobody was told yet, with whoever holds the post from then on. */
export async function listLeavings(db: Db, today: PlainDate): Promise<(Appointment & { successors: string[] })[]> {
  const { rows } = await sql<{ one: object; successors: string[] }>`select ${appointmentJson} as one,
      array(select n.account_id::text from appointment n where n.district = a.district and n.post_id = a.post_id
        and n.id <> a.id and n.account_id <> a.account_id and not n.acting
        and (n.to_on is null or n.to_on > a.to_on) and n.from_on <= ${today}::date
        order by n.from_on desc, n.id limit 20) as successors
    from appointment a join account c on c.district = a.district and c.id = a.account_id
    where a.to_on < ${today}::date and not a.left_noted order by a.to_on, a.id limit 500`.execute(db)
  return rows.map(({ one, successors }) => ({ ...Appointment.parse(one), successors }))
}

export type NewAppointment = Pick<Appointment, 'id' | 'post' | 'account' | 'acting' | 'from' | 'to' | 'reason'>

export function insertAppointment(district: string, one: NewAppointment): RawBuilder<unknown> {
  return sql`insert into appointment (district, id, post_id, account_id, acting, from_on, to_on, reason)
    values (${district}, ${one.id}::uuid, ${one.post}::uuid, ${one.account}::uuid, ${one.acting}, ${one.from}::date,
      ${one.to}::date, ${one.reason})`
}

export function setEnd(
  district: string,
  { id, revision }: Pick<Appointment, 'id' | 'revision'>,
  end: { on: PlainDate | null; reason: string | null },
): RawBuilder<unknown> {
  return sql`update appointment set to_on = ${end.on}::date, reason = coalesce(${end.reason}, reason),
      revision = revision + 1
    where district = ${district} and id = ${id}::uuid and revision = ${revision} and not left_noted`
}

export function noteLeft(district: string, id: string): RawBuilder<unknown> {
  return sql`update appointment set left_noted = true, revision = revision + 1
    where district = ${district} and id = ${id}::uuid and not left_noted`
}

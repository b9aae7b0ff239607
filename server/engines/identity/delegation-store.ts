import { Delegation } from '@citybrain/contract/engines/organisation.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

const select = (today: PlainDate) => sql`select jsonb_build_object('id', d.id,
    'from', jsonb_build_object('id', f.id, 'name', f.name), 'to', jsonb_build_object('id', t.id, 'name', t.name),
    'post', case when p.id is null then null else jsonb_build_object('id', p.id, 'title', jsonb_build_object(
      'zh', u.short_zh || '·' || p.title_zh, 'en', p.title_en || ', ' || u.short_en)) end,
    'start', d.from_on, 'end', d.to_on, 'reason', d.reason, 'state', case
      when d.revoked_at is not null then 'revoked' when d.to_on < ${today}::date then 'over'
      when d.from_on > ${today}::date then 'waiting' else 'in-force' end) as one
  from delegation d join account f on f.district = d.district and f.id = d.from_account
    join account t on t.district = d.district and t.id = d.to_account
    left join post p on p.district = d.district and p.id = d.post_id
    left join unit u on u.district = p.district and u.code = p.unit`

async function read(db: Db, query: RawBuilder<{ one: unknown }>): Promise<Delegation[]> {
  return (await query.execute(db)).rows.map(({ one }) => Delegation.parse(one))
}

export async function findDelegation(db: Db, id: string, today: PlainDate): Promise<Delegation | null> {
  return (await read(db, sql`${select(today)} where d.id = ${id}::uuid`))[0] ?? null
}

/** Newest first, after a key; those from or to an account where one is named. */
export async function listDelegationRows(
  db: Db,
  asked: {
    today: PlainDate
    after: [start: string, id: string] | null
    account: string | null
    on: PlainDate | null
    limit: number
  },
): Promise<Delegation[]> {
  const { after, account, on } = asked
  return read(
    db,
    sql`${select(asked.today)}
      where (${account}::uuid is null or ${account}::uuid in (d.from_account, d.to_account))
        and (${on}::date is null or (d.revoked_at is null and ${on}::date between d.from_on and d.to_on))
        and (${after === null} or d.from_on < ${after?.[0] ?? null}::date
          or (d.from_on = ${after?.[0] ?? null}::date and d.id > ${after?.[1] ?? null}::uuid))
      order by d.from_on desc, d.id limit ${asked.limit}`,
  )
}

/** Whether the account holds the post on every day of the span, in one appointment. */
export async function holdsPost(
  db: Db,
  held: { account: string; post: string; start: PlainDate; end: PlainDate },
): Promise<boolean> {
  const { rows } = await sql`select from appointment where post_id = ${held.post}::uuid
    and account_id = ${held.account}::uuid and from_on <= ${held.start}::date
    and (to_on is null or to_on >= ${held.end}::date) limit 1`.execute(db)
  return rows.length > 0
}

export interface NewDelegation {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly post: string | null
  readonly start: PlainDate
  readonly end: PlainDate
  readonly reason: string
}

export function insertDelegation(district: string, one: NewDelegation): RawBuilder<unknown> {
  return sql`insert into delegation (district, id, from_account, to_account, post_id, from_on, to_on, reason)
    values (${district}, ${one.id}::uuid, ${one.from}::uuid, ${one.to}::uuid, ${one.post}::uuid, ${one.start}::date,
      ${one.end}::date, ${one.reason})`
}

export function revoke(district: string, id: string, at: string): RawBuilder<unknown> {
  return sql`update delegation set revoked_at = ${at}::timestamptz
    where district = ${district} and id = ${id}::uuid and revoked_at is null`
}

import { roleOf } from '@citybrain/contract/engines/roles.ts'
import type { HeldBy, Holding } from '@citybrain/contract/kernel/holder.ts'
import { highestClearance, type PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

/** Roles that an account has on a day, and through what, as the database gives them. */
export interface HeldRow {
  /** The account's own roles, a post's, an acting post's. */
  readonly through: 'account' | 'post' | 'acting'
  readonly roles: Role[]
  readonly zh: string
  readonly en: string
  readonly owner: string
  readonly street: string | null
  readonly department: string | null
  readonly until: PlainDate | null
  /** Whose they are, where they are lent. */
  readonly lender: string | null
  readonly lent_until: PlainDate | null
}

/**
 * All that an account holds on a day as one JSON array, to stand among the columns of another query: its own roles and
 * those of its posts in force, then the same of whoever delegates to it. What was lent is not lent on, and nobody lends
 * while their account is disabled.
 */
export function heldOn(account: RawBuilder<unknown>, day: PlainDate): RawBuilder<HeldRow[]> {
  return sql<HeldRow[]>`(
    with source as (
      select ${account} as account, null::uuid as post, null::text as lender, null::date as lent_until
      union all
      select d.from_account, d.post_id, f.name, d.to_on
      from delegation d join account f on f.district = d.district and f.id = d.from_account and not f.disabled
      where d.to_account = ${account} and d.revoked_at is null and ${day}::date between d.from_on and d.to_on
    ), held as (
      select 'account' as through, a.roles, a.name as zh, a.name as en, a.id as owner, u.street,
        a.department, null::date as until, s.lender, s.lent_until
      from source s join account a on a.id = s.account
        left join unit u on u.district = a.district and u.code = a.department
      where s.post is null
      union all
      select case when p.acting then 'acting' else 'post' end, t.roles, u.short_zh || '·' || t.title_zh,
        t.title_en || ', ' || u.short_en, p.account_id, u.street, u.code, p.to_on, s.lender, s.lent_until
      from source s join appointment p on p.account_id = s.account and (s.post is null or s.post = p.post_id)
        join post t on t.district = p.district and t.id = p.post_id
        join unit u on u.district = t.district and u.code = t.unit
      where p.from_on <= ${day}::date and (p.to_on is null or p.to_on >= ${day}::date)
    )
    select coalesce(jsonb_agg(to_jsonb(held) order by through, zh), '[]'::jsonb) from held)`
}

/** Holdings with one role each. A role that only an account has of its own is never lent. */
export function holdingsFrom(rows: readonly HeldRow[]): Holding[] {
  return rows.flatMap((row) => {
    const lendable = row.roles.filter((role) => row.lender === null || !roleOf(role).personal)
    return lendable.map((role) => ({
      role,
      by: heldBy(row),
      owner: row.owner,
      streets: row.street === null ? [] : [row.street],
      departments: row.department === null ? [] : [row.department],
    }))
  })
}

function heldBy({ through, zh, en, until, lender, lent_until }: HeldRow): HeldBy {
  if (lender === null) return { via: through, name: { zh, en }, until }
  const what = through === 'account' ? { zh: '', en: '' } : { zh: `（${zh}）`, en: ` (${en})` }
  const name = { zh: `${lender}${what.zh}`, en: `${lender}${what.en}` }
  return { via: 'delegation', name, until: earlier(until, lent_until) }
}

function earlier(one: PlainDate | null, other: PlainDate | null): PlainDate | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

/** What an account holds on a day. */
export async function findHoldings(db: Db, account: string, day: PlainDate): Promise<Holding[]> {
  const { rows } = await sql<{ held: HeldRow[] }>`select ${heldOn(sql`${account}::uuid`, day)} as held`.execute(db)
  return holdingsFrom(rows[0]?.held ?? [])
}

/** The highest class that any of these roles sees. */
export function clearanceOf(holdings: readonly Holding[]): PrivacyClass {
  return highestClearance(holdings.map(({ role }) => roleOf(role).clearance))
}

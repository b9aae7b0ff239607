import { roleOf } from '@citybrain/contract/engines/roles.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

/** Whoever has a role on a day: anywhere, in a street, or in a department. */
export interface RoleAsked {
  readonly role: Role
  readonly street: string | null
  readonly department: string | null
  readonly today: PlainDate
}

/**
 * Accounts in use that hold the role there on that day: of their own, by a post, or lent to them. Null for a place asks
 * for the whole district. Ordered, and bounded by `limit`.
 */
export async function listRoleHolders(db: Db, asked: RoleAsked, limit: number): Promise<string[]> {
  const { role, street, department, today } = asked
  const { rows } = await sql<{ id: string }>`
    with direct as (
      select a.id, null::uuid as post, u.street, a.department
      from account a left join unit u on u.district = a.district and u.code = a.department
      where ${role}::text = any(a.roles) and not a.disabled
      union all
      select p.account_id, t.id, u.street, u.code
      from post t join unit u on u.district = t.district and u.code = t.unit
        join appointment p on p.district = t.district and p.post_id = t.id
      where ${role}::text = any(t.roles) and p.from_on <= ${today}::date and (p.to_on is null or p.to_on >= ${today}::date)
    ), there as (
      select d.id, d.post from direct d join account a on a.id = d.id and not a.disabled
      where (${street}::text is null or d.street = ${street}::text)
        and (${department}::text is null or d.department = ${department}::text)
    )
    select id from there
    union
    select l.to_account from there join delegation l on l.from_account = there.id and l.revoked_at is null
        and (l.post_id is null or l.post_id = there.post) and ${today}::date between l.from_on and l.to_on
      join account a on a.id = l.to_account and not a.disabled
      where ${!roleOf(role).personal}
    order by 1 limit ${limit}::int`.execute(db)
  return rows.map(({ id }) => id)
}

/** Those of the accounts that are in use. */
export async function listInUse(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{
    id: string
  }>`select id from account where id = any(${[...ids]}::uuid[]) and not disabled`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

/** More units and posts than any district has. */
const MOST = 20_000

export interface UnitName {
  readonly code: string
  readonly name: Words
  readonly short: Words
}

/** What the units of a day are called. */
export async function listUnitNames(db: Db, on: PlainDate): Promise<UnitName[]> {
  const { rows } = await sql<UnitName>`select code, jsonb_build_object('zh', name_zh, 'en', name_en) as name,
      jsonb_build_object('zh', short_zh, 'en', short_en) as short
    from unit where (effective_from is null or effective_from <= ${on}::date)
      and (effective_to is null or effective_to >= ${on}::date) order by code limit ${MOST}::int`.execute(db)
  return rows
}

export interface PostName {
  readonly id: string
  readonly unit: string
  readonly title: Words
}

/** Posts of a day with the unit that each belongs to. */
export async function listPostNames(db: Db, on: PlainDate): Promise<PostName[]> {
  const { rows } = await sql<PostName>`select id, unit, jsonb_build_object('zh', title_zh, 'en', title_en) as title
    from post where (effective_from is null or effective_from <= ${on}::date)
      and (effective_to is null or effective_to >= ${on}::date) order by unit, title_zh, id limit ${MOST}::int`.execute(
    db,
  )
  return rows
}

/** Accounts that hold each of the posts on that day, acting ones too. */
export async function listPostHolders(
  db: Db,
  posts: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (posts.length === 0) return new Map()
  const { rows } = await sql<{ post: string; accounts: string[] }>`select p.post_id as post,
      to_jsonb(array_agg(distinct p.account_id)) as accounts
    from appointment p join account a on a.district = p.district and a.id = p.account_id and not a.disabled
    where p.post_id = any(${[...new Set(posts)]}::uuid[]) and p.from_on <= ${on}::date
      and (p.to_on is null or p.to_on >= ${on}::date) group by p.post_id`.execute(db)
  return new Map(rows.map(({ post, accounts }) => [post, accounts]))
}

export interface NamedAccount {
  readonly id: string
  readonly login: string
  readonly name: string
}

/** Accounts in use by their logins or ids. */
export async function listNamedAccounts(
  db: Db,
  { logins = [], ids = [] }: { readonly logins?: readonly string[]; readonly ids?: readonly string[] },
): Promise<NamedAccount[]> {
  if (logins.length + ids.length === 0) return []
  const { rows } = await sql<NamedAccount>`select id, login, name from account
    where not disabled and (login = any(${[...logins]}::text[]) or id = any(${[...ids]}::uuid[]))
    order by login limit ${MOST}::int`.execute(db)
  return rows
}

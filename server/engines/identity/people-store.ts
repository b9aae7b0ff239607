import { Person } from '@citybrain/contract/engines/organisation.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { patternOf } from './pattern.ts'

/** The posts that each of these accounts holds on a day, with their units; fifty of one account at most. */
export async function listPostsOf(
  db: Db,
  accounts: readonly string[],
  day: PlainDate,
): Promise<Map<string, { title: Words; acting: boolean }[]>> {
  const { rows } = await sql<{ account_id: string; zh: string; en: string; acting: boolean }>`
    select h.* from unnest(${[...accounts]}::uuid[]) as asked (id) cross join lateral (
      select a.account_id, u.short_zh || '·' || p.title_zh as zh, p.title_en || ', ' || u.short_en as en, a.acting
      from appointment a join post p on p.district = a.district and p.id = a.post_id
        join unit u on u.district = p.district and u.code = p.unit
      where a.account_id = asked.id and a.from_on <= ${day}::date and (a.to_on is null or a.to_on >= ${day}::date)
      order by a.acting, a.from_on, a.id limit 50) h`.execute(db)
  const grouped = Map.groupBy(rows, (row) => row.account_id)
  const posts = [...grouped].map(
    ([id, held]) => [id, held.map(({ zh, en, acting }) => ({ title: { zh, en }, acting }))] as const,
  )
  return new Map(posts)
}

/** People who may sign in, by name, after a key. */
export async function listPeopleRows(
  db: Db,
  asked: { after: [name: string, id: string] | null; q: string | undefined; limit: number; samples: boolean },
): Promise<Omit<Person, 'posts'>[]> {
  const { after } = asked
  const pattern = patternOf(asked.q)
  const { rows } = await sql<{ id: string; name: string; department: string | null }>`
    select id, name, department from account
    where not disabled and (${asked.samples} or not sample)
      and (${after === null} or (name, id) > (${after?.[0] ?? ''}, ${after?.[1] ?? null}::uuid))
      and (${pattern}::text is null or lower(name) like ${pattern} or login_key like ${pattern})
    order by name, id limit ${asked.limit}`.execute(db)
  return rows.map((row) => Person.omit({ posts: true }).parse(row))
}

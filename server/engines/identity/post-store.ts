import { Post } from '@citybrain/contract/engines/organisation.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { appointmentJson } from './appointment-store.ts'
import { patternOf } from './pattern.ts'

interface Row {
  id: string
  unit: string
  title_zh: string
  title_en: string
  roles: string[]
  seats: number | null
  effective_from: string | null
  effective_to: string | null
  revision: number
  holders: { acting: boolean }[]
}

const fromRow = (row: Row): Post =>
  Post.parse({
    id: row.id,
    unit: row.unit,
    title: { zh: row.title_zh, en: row.title_en },
    roles: row.roles,
    seats: row.seats,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    revision: row.revision,
    holders: row.holders,
    vacant: !row.holders.some((one) => !one.acting),
  })

/** The key of a page of posts: its last one's unit, title and id. */
export type PostKey = [unit: string, title: string, id: string]
export const keyOfPost = (post: Post): PostKey => [post.unit, post.title.zh, post.id]

interface Asked {
  readonly on: PlainDate
  readonly after: PostKey | null
  readonly limit: number
  readonly unit?: string | undefined
  /** Account that holds it. */
  readonly holder?: string | undefined
  /** In titles and in names of holders. */
  readonly q?: string | undefined
}

const inForce = (on: PlainDate) => sql`a.from_on <= ${on}::date and (a.to_on is null or a.to_on >= ${on}::date)`

const holdersOn = (on: PlainDate) => sql`(
  select coalesce(jsonb_agg(h.one order by h.acting, h.from_on), '[]') from (
    select ${appointmentJson} as one, a.acting, a.from_on
    from appointment a join account c on c.district = a.district and c.id = a.account_id
    where a.district = p.district and a.post_id = p.id and ${inForce(on)}
    order by a.acting, a.from_on, a.id limit 200) h)`

export async function listPostRows(db: Db, asked: Asked): Promise<Post[]> {
  const { on, after, unit = null, holder = null } = asked
  const pattern = patternOf(asked.q)
  const { rows } = await sql<Row>`select p.*, ${holdersOn(on)} as holders from post p
    where (${unit}::text is null or p.unit = ${unit})
      and (${holder}::uuid is null or exists (select from appointment a where a.district = p.district
        and a.post_id = p.id and a.account_id = ${holder}::uuid and ${inForce(on)}))
      and (p.effective_from is null or p.effective_from <= ${on}::date)
      and (p.effective_to is null or p.effective_to >= ${on}::date)
      and (${after === null} or (p.unit, p.title_zh, p.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}, ${after?.[2] ?? null}::uuid))
      and (${pattern}::text is null or lower(p.title_zh || ' ' || p.title_en) like ${pattern} or exists (
        select from appointment a join account c on c.district = a.district and c.id = a.account_id
        where a.district = p.district and a.post_id = p.id and lower(c.name) like ${pattern}
          and ${inForce(on)}))
    order by p.unit, p.title_zh, p.id limit ${asked.limit}`.execute(db)
  return rows.map(fromRow)
}

/** With whoever holds it on the day; locked against others who appoint to it at the same time. */
export async function lockPost(tx: Db, id: string, on: PlainDate): Promise<Post | null> {
  await sql`select from post where id = ${id}::uuid for update`.execute(tx)
  return findPost(tx, id, on)
}

export async function findPost(db: Db, id: string, on: PlainDate): Promise<Post | null> {
  const { rows } = await sql<Row>`select p.*, ${holdersOn(on)} as holders from post p where p.id = ${id}::uuid`.execute(
    db,
  )
  return rows[0] ? fromRow(rows[0]) : null
}

export async function findPostByCode(db: Db, code: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from post where code = ${code}`.execute(db)
  return rows[0]?.id ?? null
}

type Described = Pick<Post, 'id' | 'unit' | 'title' | 'roles' | 'seats' | 'effectiveFrom'>

export function insertPost(district: string, post: Described): RawBuilder<unknown> {
  return sql`insert into post (district, id, unit, title_zh, title_en, roles, seats, effective_from, edited)
    values (${district}, ${post.id}::uuid, ${post.unit}, ${post.title.zh}, ${post.title.en}, ${post.roles}::text[],
      ${post.seats}, ${post.effectiveFrom}::date, true)`
}

export function updatePostRow(district: string, post: Post): RawBuilder<unknown> {
  return sql`update post set title_zh = ${post.title.zh}, title_en = ${post.title.en}, roles = ${post.roles}::text[],
      seats = ${post.seats}, effective_from = ${post.effectiveFrom}::date, effective_to = ${post.effectiveTo}::date,
      edited = true, revision = revision + 1
    where district = ${district} and id = ${post.id}::uuid and revision = ${post.revision}`
}

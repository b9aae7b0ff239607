import type { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import type { Commitment, RegisterChange, ReviewState } from '@citybrain/contract/engines/register.ts'
import type { TextSpan } from '@citybrain/contract/kernel/text.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db, Write } from '../../platform/index.ts'
import { escapeLike } from './document-store.ts'
import { fromRecord, RECORD_ASSIGNMENTS, RECORD_COLUMNS, RECORD_TYPES } from './record.ts'
import { toRecord } from './row.ts'
import { planTables, type RegisterChangeTable } from './tables.ts'

/** A version of a register, by its document and number. */
export interface VersionRef {
  plan: string
  version: number
}

export interface CommitmentFilter {
  plan?: string | undefined
  version?: number | undefined
  q?: string | undefined
  kind?: CommitmentKind | undefined
  state?: ReviewState | undefined
  section?: string | undefined
  department?: string | undefined
  period?: string | undefined
  withoutOwner?: boolean | undefined
}

export interface Place {
  plan: string
  start: number
  id: string
}

/** The version in force: the newest approved one, else the newest. */
const CURRENT = sql`(
  select distinct on (plan_id) plan_id, number from plan_version
  order by plan_id, (state in ('approved', 'adjusted')) desc, number desc
)`

function matching(db: Db, filter: CommitmentFilter) {
  let query = planTables(db).selectFrom('commitment')
  if (filter.plan) query = query.where('plan_id', '=', filter.plan)
  if (filter.version) query = query.where('version', '=', filter.version)
  else query = query.where(sql<boolean>`(plan_id, version) in ${CURRENT}`)
  if (filter.q) query = query.where('search', 'like', `%${escapeLike(filter.q.trim().toLowerCase())}%`)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.period) query = query.where('period', '=', filter.period)
  if (filter.section) {
    const section = filter.section
    query = query.where((is) => is.or([is('section', '=', section), is('section', 'like', `${escapeLike(section)}.%`)]))
  }
  if (filter.department) {
    const code = filter.department
    query = query.where(sql<boolean>`(leads @> array[${code}]::text[] or co_operating @> array[${code}]::text[])`)
  }
  if (filter.withoutOwner) query = query.where(sql<boolean>`leads = '{}'`)
  return query
}

/** Rows in the order of documents and places, after a place, at most `limit`. */
export async function listRows(db: Db, filter: CommitmentFilter, page: { after: Place | null; limit: number }) {
  let query = matching(db, filter).selectAll()
  if (page.after) {
    const { plan, start, id } = page.after
    query = query.where(sql<boolean>`(plan_id, start_at, id) > (${plan}::uuid, ${start}::int, ${id}::uuid)`)
  }
  const rows = await query.orderBy('plan_id').orderBy('start_at').orderBy('id').limit(page.limit).execute()
  return rows.map(fromRecord)
}

export async function countRows(db: Db, filter: CommitmentFilter): Promise<number> {
  const { count } = await matching(db, filter).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return count
}

/** Rows in a page for a thread or a file: reading and writing one takes a hundredth of a second. */
const PAGE = 500

/** All rows of a version in order of place; a change made meanwhile shows from the page on which it falls. */
export function recordPages(db: Db, { plan, version }: VersionRef): AsyncGenerator<string> {
  return pagesOf(db, sql`plan_id = ${plan}::uuid and version = ${version}::int`, ['start_at', 'id'])
}

/** Accepted and proposed rows with a measure, in the version in force of each document. */
export function targetPages(db: Db, plans: readonly string[]): AsyncGenerator<string> {
  const targets = sql`plan_id = any(${plans}::uuid[]) and (plan_id, version) in ${CURRENT}
    and state <> 'rejected' and kind in ('indicator-target', 'quantified-task')`
  return pagesOf(db, targets, ['plan_id', 'start_at', 'id'])
}

const KEY_TYPES = { plan_id: sql`uuid`, start_at: sql`int`, id: sql`uuid` } as const
type Key = keyof typeof KEY_TYPES

/** Rows as JSON lists of records: text passes to a thread at no cost, and no register is too long. */
async function* pagesOf(db: Db, where: RawBuilder<unknown>, keys: readonly Key[]): AsyncGenerator<string> {
  const order = sql.join(keys.map((key) => sql.ref(key)))
  let after = sql`true`
  for (;;) {
    const { rows } = await sql<{ records: string | null; last: Record<Key, string | number> | null }>`
      with page as materialized (
        select plan_id, version, ${sql.raw(RECORD_COLUMNS)} from commitment
        where ${where} and ${after} order by ${order} limit ${PAGE}::int)
      select json_agg(to_jsonb(page) - 'search' order by ${order})::text as records,
        (array_agg(jsonb_build_object('plan_id', plan_id, 'start_at', start_at, 'id', id) order by ${order}))[${PAGE}::int]
          as last
      from page`.execute(db)
    const { records = null, last = null } = rows[0] ?? {}
    if (records) yield records
    if (!last) return
    const place = keys.map((key) => sql`${last[key]}::${KEY_TYPES[key]}`)
    after = sql`(${order}) > (${sql.join(place)})`
  }
}

export async function rowsById(db: Db, ref: VersionRef, ids: readonly string[]): Promise<Commitment[]> {
  if (!ids.length) return []
  const rows = await planTables(db)
    .selectFrom('commitment')
    .selectAll()
    .where('plan_id', '=', ref.plan)
    .where('version', '=', ref.version)
    .where('id', 'in', ids)
    .execute()
  return rows.map(fromRecord)
}

/** The stored text between code points, for each span: PostgreSQL counts characters as we do. */
export async function cutText(db: Db, plan: string, spans: readonly TextSpan[]): Promise<string[]> {
  if (!spans.length) return []
  const { rows } = await sql<{ quote: string }>`
    select substring(d.content from s.start_at + 1 for greatest(s.end_at - s.start_at, 0)) as quote
    from rows from (
        jsonb_to_recordset(${JSON.stringify(spans.map(({ start, end }) => ({ start_at: start, end_at: end })))}::jsonb)
          as (start_at int, end_at int)
      ) with ordinality as s(start_at, end_at, place)
    join plan_document d on d.id = ${plan}::uuid
    order by s.place`.execute(db)
  return rows.map(({ quote }) => quote)
}

export function insertRows(ref: VersionRef, rows: readonly Commitment[], district: string): Write['sql'] {
  return insertRecords(ref, JSON.stringify(rows.map(toRecord)), district)
}

/** Rows given as a JSON list of records. */
export function insertRecords({ plan, version }: VersionRef, records: string, district: string): Write['sql'] {
  return sql`
    insert into commitment (district, plan_id, version, ${sql.raw(RECORD_COLUMNS)})
    select ${district}, ${plan}::uuid, ${version}::int, ${sql.raw(RECORD_COLUMNS)}
    from jsonb_to_recordset(${records}::jsonb) as r(${sql.raw(RECORD_TYPES)})`
}

/** Each row takes the place of the revision before it. */
export function updateRows({ plan, version }: VersionRef, rows: readonly Commitment[]): Write['sql'] {
  return sql`
    update commitment c set ${sql.raw(RECORD_ASSIGNMENTS)}
    from jsonb_to_recordset(${JSON.stringify(rows.map(toRecord))}::jsonb) as r(${sql.raw(RECORD_TYPES)})
    where c.plan_id = ${plan}::uuid and c.version = ${version}::int and c.id = r.id and c.revision = r.revision - 1`
}

export function deleteRows({ plan, version }: VersionRef, rows: readonly Commitment[]): Write['sql'] {
  const named = rows.map(({ id, revision }) => ({ id, revision }))
  return sql`
    delete from commitment c using jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as r(id uuid, revision int)
    where c.plan_id = ${plan}::uuid and c.version = ${version}::int and c.id = r.id and c.revision = r.revision`
}

export function insertChange(
  { plan, version }: VersionRef,
  change: Pick<RegisterChange, 'id' | 'did' | 'undoes' | 'before' | 'after' | 'by'>,
  district: string,
): Write['sql'] {
  const ids = [...new Set([...change.before, ...change.after].map(({ id }) => id))]
  return sql`
    insert into register_change (district, plan_id, version, id, did, undoes, before, after, row_ids, by_name, at)
    values (${district}, ${plan}::uuid, ${version}::int, ${change.id}::uuid, ${change.did}, ${change.undoes}::uuid,
      ${JSON.stringify(change.before)}::jsonb, ${JSON.stringify(change.after)}::jsonb, ${ids}::uuid[], ${change.by},
      citybrain.city_now())`
}

export async function findChange(db: Db, { plan, version }: VersionRef, id: string): Promise<RegisterChange | null> {
  const row = await planTables(db)
    .selectFrom('register_change')
    .selectAll()
    .where('plan_id', '=', plan)
    .where('version', '=', version)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? changeOf(row) : null
}

/** Changes of a version, or of one of its rows, newest first. */
export async function listChanges(
  db: Db,
  { plan, version }: VersionRef,
  page: { row?: string; before: number | null; limit: number },
): Promise<RegisterChange[]> {
  let query = planTables(db)
    .selectFrom('register_change')
    .selectAll()
    .where('plan_id', '=', plan)
    .where('version', '=', version)
  if (page.row) query = query.where(sql<boolean>`row_ids @> array[${page.row}]::uuid[]`)
  if (page.before !== null) query = query.where('seq', '<', page.before)
  const rows = await query.orderBy('seq', 'desc').limit(page.limit).execute()
  return rows.map(changeOf)
}

function changeOf(row: Selectable<RegisterChangeTable>): RegisterChange {
  const { id, seq, did, undoes, before, after, at } = row
  return { id, seq, did, undoes, before, after, at, by: row.by_name }
}

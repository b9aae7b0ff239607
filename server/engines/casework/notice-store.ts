import type { NoticeData, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

export interface NewNotice {
  readonly account: string
  readonly id: string
  readonly case_id: string
  readonly kind: NoticeKind
  readonly data: NoticeData
  readonly at: Instant
}

/** What one event tells somebody is told once, however often it is handled. Gives those that weren’t told yet. */
export async function insertNotices(tx: Db, district: string, rows: readonly NewNotice[]): Promise<NewNotice[]> {
  if (rows.length === 0) return []
  const { rows: added } = await sql<{ id: string }>`insert into notice (district, account, id, case_id, kind, data, at)
    select ${district}, n.account, n.id, n.case_id, n.kind, n.data, n.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (account uuid, id uuid, case_id uuid, kind text, data jsonb, at timestamptz)
    on conflict do nothing returning id`.execute(tx)
  const fresh = new Set(added.map(({ id }) => id))
  return rows.filter(({ id }) => fresh.has(id))
}

export interface StoredNotice {
  readonly id: string
  readonly kind: NoticeKind
  readonly caseId: string
  readonly data: NoticeData
  readonly at: Instant
  readonly readAt: Instant | null
}

interface Asked {
  readonly district: string
  readonly account: string
  readonly state: 'unread' | 'all'
  readonly kinds: readonly NoticeKind[]
  readonly after: readonly [Instant, string] | null
  readonly limit: number
}

const instant = (column: RawBuilder<unknown>) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** What somebody was told, the newest first. */
export async function listNoticeRows(db: Db, asked: Asked): Promise<StoredNotice[]> {
  const { district, account, state, kinds, after, limit } = asked
  const { rows } = await sql<StoredNotice>`select id, kind, case_id as "caseId", data, ${instant(sql`at`)} as at,
      ${instant(sql`read_at`)} as "readAt"
    from notice where district = ${district} and account = ${account}::uuid
      ${state === 'unread' ? sql`and read_at is null` : sql``}
      ${kinds.length > 0 ? sql`and kind = any(${[...kinds]}::text[])` : sql``}
      ${after ? sql`and (at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by at desc, id desc limit ${limit}::int`.execute(db)
  return rows
}

interface Own {
  readonly district: string
  readonly account: string
}

export async function countUnread(db: Db, { district, account }: Own): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select count(*)::int as unread from notice
    where district = ${district} and account = ${account}::uuid and read_at is null`.execute(db)
  return rows[0]?.unread ?? 0
}

/** Gives whether there is such a notice; one that was read stays as it was. Not audited: it is their own. */
export async function markRead(db: Db, { district, account }: Own, id: string): Promise<boolean> {
  const { rows } = await sql<object>`update notice set read_at = coalesce(read_at, city_now())
    where district = ${district} and account = ${account}::uuid and id = ${id}::uuid returning id`.execute(db)
  return rows.length > 0
}

export async function markAllRead(db: Db, { district, account }: Own, until: Instant): Promise<void> {
  await sql`update notice set read_at = city_now()
    where district = ${district} and account = ${account}::uuid and read_at is null and at <= ${until}::timestamptz`.execute(
    db,
  )
}

/** Forgets what is older than that, and of each person all but the newest. Gives how many it was. */
export async function forgetNotices(db: Db, { before, most }: { before: Instant; most: number }): Promise<number> {
  const { rows } = await sql<{ gone: number }>`with many as (
      select account from notice group by account having count(*) > ${most}::int
    ), gone as (
      delete from notice n where n.at < ${before}::timestamptz or exists (
        select from many m where m.account = n.account and (n.at, n.id) < (
          select k.at, k.id from notice k where k.account = n.account order by k.at desc, k.id desc
          offset ${most - 1}::int limit 1))
      returning 1
    ) select count(*)::int as gone from gone`.execute(db)
  return rows[0]?.gone ?? 0
}

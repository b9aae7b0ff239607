import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Db, LoggedEvent } from '../../platform/index.ts'

/** Milliseconds for which a process may send to a receiver without saying that it is alive. */
export const LEASE_MS = 15_000

/** A receiver that this process sends to until its lease ends. */
export interface Leased {
  readonly district: DistrictCode
  readonly id: string
  readonly url: string
  readonly sealed: Uint8Array
  readonly accountId: string
  readonly concurrency: number
  readonly failures: number
}

export interface Claim {
  readonly me: string
  readonly now: string
  readonly until: string
}

/** Receivers of the district with something due that no other living process sends to, leased to this one. */
export async function claimWebhooks(db: Db, district: DistrictCode, claim: Claim): Promise<Leased[]> {
  const { rows } = await sql<Omit<Leased, 'district'>>`
    update webhook w set leased_by = ${claim.me}::uuid, leased_until = ${claim.until}::timestamptz
    where w.district = ${district} and w.paused_because is null
      and (w.next_at is null or w.next_at <= ${claim.now}::timestamptz)
      and (w.leased_until is null or w.leased_until < ${claim.now}::timestamptz or w.leased_by = ${claim.me}::uuid)
      and exists (select from webhook_delivery d where d.district = ${district} and d.webhook_id = w.id
        and d.state = 'waiting' and d.next_at <= ${claim.now}::timestamptz)
    returning w.id, w.url, w.secret_sealed as sealed, w.account_id as "accountId", w.concurrency, w.failures`.execute(
    db,
  )
  return rows.map((row) => ({ district, ...row }))
}

/** False where the lease went to another process, or the receiver was paused or removed. */
export async function renewLease(db: Db, { district, id }: Leased, claim: Claim): Promise<boolean> {
  const { rows } = await sql`update webhook set leased_until = ${claim.until}::timestamptz
    where district = ${district} and id = ${id} and leased_by = ${claim.me}::uuid and paused_because is null
    returning 1`.execute(db)
  return rows.length > 0
}

export async function releaseLease(db: Db, { district, id }: Leased, me: string): Promise<void> {
  await sql`update webhook set leased_by = null, leased_until = null
    where district = ${district} and id = ${id} and leased_by = ${me}::uuid`.execute(db)
}

/** A delivery with the event that it tells of. */
export interface Due {
  readonly event: LoggedEvent
  readonly attempts: number
  readonly firstFailedAt: string | null
}

interface DueRow {
  readonly seq: number
  readonly id: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly kind: string
  readonly payload: Record<string, unknown>
  readonly city_at: string
  readonly system_at: string
  readonly attempts: number
  readonly first_failed_at: string | null
}

/** What may be sent now, in order; what stands behind a delivery of its subject that must wait is left out. */
export async function listDue(db: Db, { district, id }: Leased, now: string, limit: number): Promise<Due[]> {
  const { rows } = await sql<DueRow>`
    select e.seq, e.id, e.subject_kind, e.subject_id, e.kind, e.payload, e.city_at, e.system_at, d.attempts,
      d.first_failed_at
    from (
      select d.* from webhook_delivery d
      where d.district = ${district} and d.webhook_id = ${id} and d.state = 'waiting'
        and d.next_at <= ${now}::timestamptz
        and not exists (select from webhook_delivery b where b.district = ${district} and b.webhook_id = ${id}
          and b.state = 'waiting' and b.subject_kind = d.subject_kind and b.subject_id = d.subject_id
          and b.seq < d.seq and b.next_at > ${now}::timestamptz)
      order by d.seq limit ${limit}) as d
    join event e on e.district = ${district} and e.seq = d.seq
    order by d.seq`.execute(db)
  return rows.map((row) => ({
    event: {
      ...{ district, seq: row.seq, id: row.id, kind: row.kind, payload: row.payload },
      subject: { kind: row.subject_kind, id: row.subject_id },
      ...{ actor: { id: null, name: '' }, requestId: null, cityAt: row.city_at, systemAt: row.system_at },
    },
    ...{ attempts: row.attempts, firstFailedAt: row.first_failed_at },
  }))
}

/** How a delivery went. */
export interface Result {
  readonly seq: number
  /** `failed` is tried again at `nextAt`, unless the receiver has taken others since and it has had its attempts. */
  readonly how: 'delivered' | 'failed' | 'discarded'
  readonly attempts: number
  readonly nextAt: string
  readonly status: number | null
  readonly error: string | null
  readonly at: string
}

/** How the receiver fares after some results. */
export interface Health {
  readonly failures: number
  readonly nextAt: string | null
  readonly pausedBecause: string | null
}

/** Attempts after which a delivery is given up, provided that the receiver took another one since it first failed. */
const MOST_ATTEMPTS = 8

/** Writes results and health in one statement; a result of what has ended meanwhile changes nothing. */
export async function noteResults(db: Db, leased: Leased, results: readonly Result[], health: Health): Promise<void> {
  const { district, id } = leased
  const lastSuccess = results.findLast(({ how }) => how === 'delivered')?.at ?? null
  const lastFailure = results.findLast(({ how }) => how === 'failed')
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as r (seq bigint, how text, attempts int,
        "nextAt" timestamptz, status int, error text, at timestamptz)),
    settled as (
      update webhook_delivery d set
        state = case when g.how <> 'failed' then g.how
          when g.attempts >= ${MOST_ATTEMPTS} and w.last_success_at > coalesce(d.first_failed_at, g.at) then 'dead'
          else 'waiting' end,
        attempts = g.attempts, next_at = g."nextAt", status = g.status, error = g.error,
        first_failed_at = case when g.how = 'failed' then coalesce(d.first_failed_at, g.at) end,
        ended_at = case when g.how <> 'failed' then g.at end
      from given g, webhook w
      where w.district = ${district} and w.id = ${id} and d.district = ${district} and d.webhook_id = ${id}
        and d.seq = g.seq and d.state = 'waiting'
      returning d.state)
    update webhook set
      delivered = delivered + (select count(*) from settled where state = 'delivered'),
      discarded = discarded + (select count(*) from settled where state = 'discarded'),
      failures = ${health.failures}, next_at = ${health.nextAt}::timestamptz,
      paused_because = coalesce(paused_because, ${health.pausedBecause}),
      last_success_at = coalesce(${lastSuccess}::timestamptz, last_success_at),
      last_error = case when ${lastFailure?.error ?? null}::text is not null then ${lastFailure?.error ?? null}
        when ${lastSuccess}::timestamptz is not null then null else last_error end,
      failing_since = case when ${lastSuccess}::timestamptz is not null then null
        else coalesce(failing_since, ${lastFailure?.at ?? null}::timestamptz) end
    where district = ${district} and id = ${id}`.execute(db)
}

/** What ended long ago goes; a district's share at a time. */
export async function sweepEnded(db: Db, district: DistrictCode, before: string): Promise<number> {
  const { rows } = await sql`delete from webhook_delivery where (district, webhook_id, seq) in (
      select district, webhook_id, seq from webhook_delivery
      where district = ${district} and state in ('delivered', 'discarded') and ended_at < ${before}::timestamptz
      order by ended_at limit 5000)
    returning 1`.execute(db)
  return rows.length
}

import type { Delivery, DeliveryState } from '@citybrain/contract/engines/webhook.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { newsTables } from './tables.ts'

const COLUMNS = [
  ...(['seq', 'event_id', 'kind', 'subject_kind', 'subject_id', 'state', 'attempts', 'next_at'] as const),
  ...(['status', 'error', 'created_at', 'ended_at'] as const),
]

function deliveries(db: Db, webhook: string) {
  return newsTables(db).selectFrom('webhook_delivery').select(COLUMNS).where('webhook_id', '=', webhook)
}

type Row = Awaited<ReturnType<ReturnType<typeof deliveries>['executeTakeFirstOrThrow']>>

const fromRow = (row: Row): Delivery => ({
  ...{ seq: row.seq, event: row.event_id, kind: row.kind, subject: { kind: row.subject_kind, id: row.subject_id } },
  ...{ state: row.state, attempts: row.attempts, nextAt: row.state === 'waiting' ? row.next_at : null },
  ...{ status: row.status, error: row.error, createdAt: row.created_at, endedAt: row.ended_at },
})

export interface DeliveryPage {
  readonly state: DeliveryState | undefined
  readonly before: number | null
  readonly limit: number
}

/** Newest first, below a number. */
export async function listDeliveryRows(db: Db, webhook: string, asked: DeliveryPage): Promise<Delivery[]> {
  let query = deliveries(db, webhook).orderBy('seq', 'desc').limit(asked.limit)
  if (asked.state !== undefined) query = query.where('state', '=', asked.state)
  if (asked.before !== null) query = query.where('seq', '<', asked.before)
  return (await query.execute()).map(fromRow)
}

export async function findDelivery(db: Db, webhook: string, seq: number): Promise<Delivery | null> {
  const row = await deliveries(db, webhook).where('seq', '=', seq).executeTakeFirst()
  return row ? fromRow(row) : null
}

export type Replay =
  | { readonly kind: 'one'; readonly seq: number }
  | { readonly kind: 'dead' }
  | { readonly kind: 'since'; readonly at: string }

function chosen(what: Replay): RawBuilder<boolean> {
  if (what.kind === 'one') return sql`d.seq = ${what.seq} and d.state <> 'waiting'`
  if (what.kind === 'dead') return sql`d.state = 'dead'`
  return sql`d.created_at >= ${what.at}::timestamptz and d.state <> 'waiting'`
}

/** Orders deliveries again; one that had ended counts as another order, so that the counts stay true. */
export async function replay(
  tx: Db,
  { district, webhook }: { district: DistrictCode; webhook: string },
  what: Replay,
  at: string,
): Promise<number> {
  const { rows } = await sql<{ replayed: number }>`
    with chosen as (
      select d.seq, d.state from webhook_delivery d
      where d.district = ${district} and d.webhook_id = ${webhook} and ${chosen(what)} for update),
    again as (
      update webhook_delivery d set state = 'waiting', attempts = 0, next_at = ${at}::timestamptz,
        first_failed_at = null, ended_at = null
      from chosen where d.district = ${district} and d.webhook_id = ${webhook} and d.seq = chosen.seq returning d.seq),
    counted as (
      update webhook set next_at = null,
        accepted = accepted + (select count(*) from chosen where state in ('delivered', 'discarded'))
      where district = ${district} and id = ${webhook} returning 1)
    select (select count(*) from again) as replayed from counted`.execute(tx)
  return Number(rows[0]?.replayed ?? 0)
}

/** Gives up a delivery that waits or is dead; none where it has ended. */
export async function discard(
  tx: Db,
  { district, webhook, seq }: { district: DistrictCode; webhook: string; seq: number },
  told: { reason: string; at: string },
): Promise<boolean> {
  const { rows } = await sql`
    with gone as (
      update webhook_delivery set state = 'discarded', error = ${told.reason}, ended_at = ${told.at}::timestamptz
      where district = ${district} and webhook_id = ${webhook} and seq = ${seq} and state in ('waiting', 'dead')
      returning 1)
    update webhook set discarded = discarded + 1
    where district = ${district} and id = ${webhook} and exists (select from gone) returning 1`.execute(tx)
  return rows.length > 0
}

import type { Webhook } from '@citybrain/contract/engines/webhook.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { newsTables } from './tables.ts'

/** A district's receivers are read with each batch of events. */
export const MOST_WEBHOOKS = 200

export interface WebhookPage {
  readonly limit: number
  readonly after: readonly [at: string, id: string] | null
}

function shown(db: Db) {
  const count = (state: string) => sql<number>`(select count(*) from webhook_delivery d
    where d.district = webhook.district and d.webhook_id = webhook.id and d.state = ${sql.lit(state)})`
  return newsTables(db)
    .selectFrom('webhook')
    .innerJoin('account', (join) =>
      join.onRef('account.district', '=', 'webhook.district').onRef('account.id', '=', 'webhook.account_id'),
    )
    .select(['webhook.id', 'webhook.name', 'webhook.url', 'webhook.kinds', 'webhook.types', 'webhook.concurrency'])
    .select(['webhook.paused_because', 'webhook.failing_since', 'webhook.last_success_at', 'webhook.last_error'])
    .select(['webhook.accepted', 'webhook.delivered', 'webhook.discarded', 'webhook.created_at', 'webhook.created_by'])
    .select(['webhook.revision', 'webhook.account_id', 'account.login', 'account.name as account_name'])
    .select('webhook.secret_sealed')
    .select([count('waiting').as('waiting'), count('dead').as('dead')])
}

type Row = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>

/** A receiver with what never leaves the server. */
export interface StoredWebhook {
  readonly webhook: Webhook
  readonly sealed: Uint8Array
}

function fromRow(row: Row): StoredWebhook {
  const { accepted, delivered, waiting, dead, discarded } = row
  const webhook: Webhook = {
    ...{ id: row.id, name: row.name, url: row.url, kinds: row.kinds, types: row.types },
    account: { id: row.account_id, login: row.login, name: row.account_name },
    concurrency: row.concurrency,
    state: row.paused_because !== null ? 'paused' : row.failing_since !== null ? 'failing' : 'healthy',
    pausedBecause: row.paused_because,
    ...{ failingSince: row.failing_since, lastSuccessAt: row.last_success_at, lastError: row.last_error },
    counts: { accepted, delivered, waiting: Number(waiting), dead: Number(dead), discarded },
    ...{ createdAt: row.created_at, createdBy: row.created_by, revision: row.revision },
  }
  return { webhook, sealed: row.secret_sealed }
}

export async function listWebhookRows(db: Db, { limit, after }: WebhookPage): Promise<Webhook[]> {
  let query = shown(db).orderBy('webhook.created_at', 'desc').orderBy('webhook.id', 'desc').limit(limit)
  if (after)
    query = query.where(sql<boolean>`(webhook.created_at, webhook.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return (await query.execute()).map((row) => fromRow(row).webhook)
}

export async function findWebhook(db: Db, id: string): Promise<StoredWebhook | null> {
  const row = await shown(db).where('webhook.id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export interface NewWebhook {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly sealed: Uint8Array
  readonly kinds: readonly string[]
  readonly types: readonly string[]
  readonly accountId: string
  readonly concurrency: number
  readonly createdAt: string
  readonly createdBy: string
}

/** Writes nothing where the district has its fill. */
export function insertWebhook(district: DistrictCode, made: NewWebhook): RawBuilder<unknown> {
  return sql`insert into webhook (district, id, name, url, secret_sealed, kinds, types, account_id, concurrency,
      created_at, created_by)
    select ${district}, ${made.id}::uuid, ${made.name}, ${made.url}, ${made.sealed}::bytea, ${[...made.kinds]}::text[],
      ${[...made.types]}::text[], ${made.accountId}::uuid, ${made.concurrency}::integer,
      ${made.createdAt}::timestamptz, ${made.createdBy}
    where (select count(*) from webhook where district = ${district}) < ${MOST_WEBHOOKS}`
}

export type WebhookSettings = Pick<Webhook, 'name' | 'url' | 'kinds' | 'types' | 'concurrency' | 'pausedBecause'>

/** A change of the address or a resumption forgets how it failed before. */
export function updateWebhookRow(
  district: DistrictCode,
  webhook: Webhook,
  after: WebhookSettings,
): RawBuilder<unknown> {
  return sql`update webhook set name = ${after.name}, url = ${after.url}, kinds = ${[...after.kinds]}::text[],
      types = ${[...after.types]}::text[], concurrency = ${after.concurrency}, paused_because = ${after.pausedBecause},
      failures = 0, next_at = null, revision = revision + 1
    where district = ${district} and id = ${webhook.id} and revision = ${webhook.revision}`
}

export function renewSecretRow(district: DistrictCode, id: string, sealed: Uint8Array): RawBuilder<unknown> {
  return sql`update webhook set secret_sealed = ${sealed}, next_at = null, revision = revision + 1
    where district = ${district} and id = ${id}`
}

export function deleteWebhookRow(district: DistrictCode, id: string): RawBuilder<unknown> {
  return sql`delete from webhook where district = ${district} and id = ${id}`
}

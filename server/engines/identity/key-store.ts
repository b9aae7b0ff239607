import type { ApiKey } from '@citybrain/contract/engines/api-key.ts'
import type { Grant, Holding } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { heldOn, holdingsFrom } from './holdings.ts'
import { identityTables } from './tables.ts'

/** A key that is neither revoked nor expired, with the account behind it as both are at this moment. */
export interface LiveKey {
  readonly id: string
  readonly secretHash: Uint8Array
  readonly name: string
  readonly scope: Grant[]
  readonly perMinute: number
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly account: { readonly id: string; readonly name: string; readonly holdings: readonly Holding[] }
}

function keys(db: Db) {
  return identityTables(db)
    .selectFrom('api_key')
    .innerJoin('account', (join) =>
      join.onRef('account.district', '=', 'api_key.district').onRef('account.id', '=', 'api_key.account_id'),
    )
}

export async function findLiveKey(
  db: Db,
  prefix: string,
  at: { now: string; today: PlainDate; samples: boolean },
): Promise<LiveKey | null> {
  const row = await keys(db)
    .where('api_key.prefix', '=', prefix)
    .where('api_key.revoked_at', 'is', null)
    .where('api_key.expires_at', '>', at.now)
    .where('account.disabled', '=', false)
    .where((one) => (at.samples ? one.lit(true) : one('account.sample', '=', false)))
    .select(['api_key.id', 'api_key.secret_hash', 'api_key.name', 'api_key.scope', 'api_key.per_minute'])
    .select(['api_key.expires_at', 'api_key.last_used_at', 'api_key.account_id'])
    .select('account.name as account_name')
    .select(heldOn(sql.ref('account.id'), at.today).as('held'))
    .executeTakeFirst()
  if (!row) return null
  return {
    ...{ id: row.id, secretHash: row.secret_hash, name: row.name, scope: row.scope, perMinute: row.per_minute },
    ...{ expiresAt: row.expires_at, lastUsedAt: row.last_used_at },
    account: { id: row.account_id, name: row.account_name, holdings: holdingsFrom(row.held) },
  }
}

/** Notes the use; no event and no audit, since what was done with it has its own. */
export async function touchKey(db: Db, id: string, now: string): Promise<void> {
  await identityTables(db).updateTable('api_key').set({ last_used_at: now }).where('id', '=', id).execute()
}

export interface KeyPage {
  readonly now: string
  readonly limit: number
  /** Creation time and id of the last key that was seen. */
  readonly after: readonly [at: string, id: string] | null
}

export async function listKeyRows(db: Db, { now, limit, after }: KeyPage): Promise<ApiKey[]> {
  let query = shown(db).orderBy('api_key.created_at', 'desc').orderBy('api_key.id', 'desc').limit(limit)
  if (after)
    query = query.where(sql<boolean>`(api_key.created_at, api_key.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return (await query.execute()).map((row) => fromRow(row, now))
}

export async function findKey(db: Db, id: string, now: string): Promise<ApiKey | null> {
  const row = await shown(db).where('api_key.id', '=', id).executeTakeFirst()
  return row ? fromRow(row, now) : null
}

function shown(db: Db) {
  return keys(db)
    .select(['api_key.id', 'api_key.name', 'api_key.prefix', 'api_key.scope', 'api_key.per_minute'])
    .select(['api_key.created_at', 'api_key.created_by', 'api_key.expires_at', 'api_key.last_used_at'])
    .select(['api_key.revoked_at', 'api_key.account_id', 'account.login', 'account.name as account_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>

function fromRow(row: Row, now: string): ApiKey {
  return {
    ...{ id: row.id, name: row.name, prefix: row.prefix, scope: row.scope, perMinute: row.per_minute },
    account: { id: row.account_id, login: row.login, name: row.account_name },
    state: row.revoked_at !== null ? 'revoked' : row.expires_at <= now ? 'expired' : 'active',
    ...{ createdAt: row.created_at, createdBy: row.created_by, expiresAt: row.expires_at },
    ...{ lastUsedAt: row.last_used_at, revokedAt: row.revoked_at },
  }
}

export interface NewKey {
  readonly id: string
  readonly prefix: string
  readonly secretHash: Uint8Array
  readonly name: string
  readonly accountId: string
  readonly scope: readonly Grant[]
  readonly perMinute: number
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string
}

export function insertKey(district: DistrictCode, key: NewKey): RawBuilder<unknown> {
  return sql`insert into api_key (district, id, prefix, secret_hash, name, account_id, scope, per_minute, created_at,
      created_by, expires_at)
    values (${district}, ${key.id}, ${key.prefix}, ${key.secretHash}, ${key.name}, ${key.accountId},
      ${JSON.stringify(key.scope)}::jsonb, ${key.perMinute}, ${key.createdAt}, ${key.createdBy}, ${key.expiresAt})`
}

export function revokeKeyRow(district: DistrictCode, id: string, at: string): RawBuilder<unknown> {
  return sql`update api_key set revoked_at = ${at}
    where district = ${district} and id = ${id} and revoked_at is null`
}

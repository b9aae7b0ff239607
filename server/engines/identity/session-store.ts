import type { Session } from '@citybrain/contract/engines/account.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { type HeldRow, heldOn, holdingsFrom } from './holdings.ts'
import { plusSeconds } from './instant.ts'
import { IDLE_MINUTES } from './session-token.ts'
import { identityTables } from './tables.ts'

/** A session in force with the account behind it, as both are at this moment. */
export interface LiveSession {
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** What the account holds today: its own roles, its posts', and what is delegated to it. */
  readonly holdings: Holding[]
  readonly mustChangePassword: boolean
  readonly lastSeenAt: string
  readonly expiresAt: string
}

function inForce(db: Db, now: string) {
  return identityTables(db)
    .selectFrom('session')
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', plusSeconds(now, -IDLE_MINUTES * 60))
}

/** Sessions by their token's hash, in its order; null where none is in force. */
export async function findLiveSessions(
  db: Db,
  tokenHashes: readonly Buffer[],
  at: { now: string; today: PlainDate; samples: boolean },
): Promise<(LiveSession | null)[]> {
  const wanted = [...new Set(tokenHashes.map((hash) => hash.toString('hex')))]
  const rows = await inForce(db, at.now)
    .innerJoin('account', (join) =>
      join.onRef('account.district', '=', 'session.district').onRef('account.id', '=', 'session.account_id'),
    )
    .where('session.token_hash', '=', sql<Uint8Array>`any(${wanted.map((hex) => `\\x${hex}`)}::bytea[])`)
    .where('account.disabled', '=', false)
    .where((one) => (at.samples ? one.lit(true) : one('account.sample', '=', false)))
    .select(['session.id', 'token_hash', 'account_id', 'name', 'must_change_password'])
    .select(['last_seen_at', 'session.expires_at'])
    .select(heldOn(sql.ref('account.id'), at.today).as('held'))
    .limit(wanted.length)
    .execute()
  const found = new Map(rows.map((row) => [Buffer.from(row.token_hash).toString('hex'), toLive(row)]))
  return tokenHashes.map((hash) => found.get(hash.toString('hex')) ?? null)
}

interface LiveRow {
  readonly id: string
  readonly account_id: string
  readonly name: string
  readonly held: readonly HeldRow[]
  readonly must_change_password: boolean
  readonly last_seen_at: string
  readonly expires_at: string
}

function toLive(row: LiveRow): LiveSession {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    holdings: holdingsFrom(row.held),
    mustChangePassword: row.must_change_password,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }
}

/** Moves the idle time-out on; no event and no audit, since nothing was done yet. */
export async function touchSession(db: Db, id: string, now: string): Promise<void> {
  await identityTables(db).updateTable('session').set({ last_seen_at: now }).where('id', '=', id).execute()
}

export async function listSessionsOf(
  db: Db,
  accountId: string,
  at: { now: string; current: string },
): Promise<Session[]> {
  const rows = await inForce(db, at.now)
    .where('account_id', '=', accountId)
    .select(['id', 'signed_in_at', 'last_seen_at', 'expires_at', 'address', 'browser'])
    .orderBy('signed_in_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    current: row.id === at.current,
    signedInAt: row.signed_in_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    address: row.address,
    browser: row.browser,
  }))
}

export interface NewSession {
  readonly id: string
  readonly accountId: string
  readonly tokenHash: Uint8Array
  readonly signedInAt: string
  readonly expiresAt: string
  readonly address: string | null
  readonly browser: string | null
}

export function insertSession(district: DistrictCode, session: NewSession): RawBuilder<unknown> {
  return sql`insert into session (district, id, account_id, token_hash, signed_in_at, last_seen_at, expires_at, address,
      browser)
    values (${district}, ${session.id}, ${session.accountId}, ${session.tokenHash}, ${session.signedInAt},
      ${session.signedInAt}, ${session.expiresAt}, ${session.address}, ${session.browser})`
}

export function deleteSession(district: DistrictCode, owned: { id: string; accountId: string }): RawBuilder<unknown> {
  return sql`delete from session
    where district = ${district} and id = ${owned.id} and account_id = ${owned.accountId}`
}

export function deleteSessionsOf(district: DistrictCode, accountId: string): RawBuilder<unknown> {
  return sql`delete from session where district = ${district} and account_id = ${accountId}`
}

/** Sessions that are over, of anyone, and the one that the browser came with. */
export function deleteSpentSessions(
  district: DistrictCode,
  spent: { now: string; replaced: string | null },
): RawBuilder<unknown> {
  return sql`delete from session where district = ${district}
    and (expires_at <= ${spent.now} or last_seen_at <= ${plusSeconds(spent.now, -IDLE_MINUTES * 60)}
      or id = ${spent.replaced})`
}

import { Account } from '@citybrain/contract/engines/account.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { DistrictCode, Id } from '@citybrain/contract/kernel/ids.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { loginKey } from './login.ts'
import { identityTables } from './tables.ts'

/** An account with what never leaves the server. */
export interface StoredAccount {
  readonly account: Account
  readonly passwordHash: string
  readonly sample: boolean
}

const COLUMNS = [
  'id',
  'login',
  'name',
  'roles',
  'department',
  'disabled',
  'sample',
  'password_hash',
  'must_change_password',
  'last_signed_in_at',
  'created_at',
  'revision',
] as const

function accounts(db: Db) {
  return identityTables(db).selectFrom('account').select(COLUMNS)
}

type Row = Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirstOrThrow']>>

function fromRow(row: Row): StoredAccount {
  const account = Account.parse({
    id: row.id,
    login: row.login,
    name: row.name,
    roles: row.roles,
    department: row.department,
    disabled: row.disabled,
    mustChangePassword: row.must_change_password,
    lastSignedInAt: row.last_signed_in_at,
    createdAt: row.created_at,
    revision: row.revision,
  })
  return { account, passwordHash: row.password_hash, sample: row.sample }
}

export async function findByLogin(db: Db, login: string): Promise<StoredAccount | null> {
  const row = await accounts(db).where('login_key', '=', loginKey(login)).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function findById(db: Db, id: string): Promise<StoredAccount | null> {
  const row = await accounts(db).where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Whether anybody but the fictional people of a sample has an account. */
export async function hasRealAccount(db: Db): Promise<boolean> {
  const rows = identityTables(db).selectFrom('account').select('id').where('sample', '=', false)
  return (await rows.limit(1).executeTakeFirst()) !== undefined
}

export async function hasSampleAccount(db: Db): Promise<boolean> {
  const rows = identityTables(db).selectFrom('account').select('id').where('sample', '=', true)
  return (await rows.limit(1).executeTakeFirst()) !== undefined
}

/** Accounts after a login, in the order of their logins. */
export async function listAccountRows(
  db: Db,
  asked: { after: string | null; q: string | undefined; limit: number },
): Promise<Account[]> {
  let query = accounts(db).orderBy('login_key').limit(asked.limit)
  if (asked.after !== null) query = query.where('login_key', '>', asked.after)
  if (asked.q) {
    const pattern = `%${asked.q
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((at) => at.or([at('login_key', 'like', pattern), at(sql`lower(name)`, 'like', pattern)]))
  }
  return (await query.execute()).map((row) => fromRow(row).account)
}

/**
 * Locks the administrators who can sign in and gives their ids, so that of two who disable each other one is told.
 * Always in one order, so that two such transactions wait instead of deadlocking.
 */
export async function lockAdministrators(tx: Db, withSamples: boolean): Promise<string[]> {
  let query = identityTables(tx)
    .selectFrom('account')
    .select('id')
    .where('disabled', '=', false)
    .where(sql<boolean>`'administrator' = any(roles)`)
  if (!withSamples) query = query.where('sample', '=', false)
  return (await query.orderBy('id').forUpdate().execute()).map((row) => row.id)
}

export interface NewAccount {
  readonly id: Id
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly department: string | null
  readonly sample: boolean
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly createdAt: string
}

/** Writes nothing where the login is taken. */
export function insertAccount(district: DistrictCode, account: NewAccount): RawBuilder<unknown> {
  return sql`insert into account (district, id, login, login_key, name, roles, department, sample, password_hash,
      must_change_password, created_at)
    values (${district}, ${account.id}, ${account.login.normalize('NFKC')}, ${loginKey(account.login)}, ${account.name},
      ${account.roles}, ${account.department}, ${account.sample}, ${account.passwordHash},
      ${account.mustChangePassword}, ${account.createdAt})
    on conflict (district, login_key) do nothing`
}

export function updateAccountRow(district: DistrictCode, account: Account): RawBuilder<unknown> {
  return sql`update account set name = ${account.name}, roles = ${account.roles}, department = ${account.department},
      disabled = ${account.disabled}, revision = revision + 1
    where district = ${district} and id = ${account.id} and revision = ${account.revision}`
}

/** With `instead`, only where that is the hash in force. */
export function setPassword(
  district: DistrictCode,
  id: string,
  password: { hash: string; mustChange: boolean; instead?: string },
): RawBuilder<unknown> {
  return sql`update account set password_hash = ${password.hash}, must_change_password = ${password.mustChange}
    where district = ${district} and id = ${id}
      and password_hash = coalesce(${password.instead ?? null}, password_hash)`
}

/**
 * Notes the sign-in; a hash made at an older cost is replaced on the way. Touches nothing where the password that was
 * checked is no longer the one in force: checking takes a while, and a reset meanwhile has ended all sessions.
 */
export function noteSignIn(
  district: DistrictCode,
  id: string,
  noted: { at: string; checked: string; rehashed: string | null },
): RawBuilder<unknown> {
  return sql`update account set last_signed_in_at = ${noted.at},
      password_hash = coalesce(${noted.rehashed}, password_hash)
    where district = ${district} and id = ${id} and not disabled and password_hash = ${noted.checked}`
}

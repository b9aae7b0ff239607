import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { Grant } from '@citybrain/contract/kernel/holder.ts'
import type { Generated } from 'kysely'
import type { Db, Json } from '../../platform/index.ts'
import type { AttemptKind } from './back-off.ts'

/** Types, not interfaces: only those fit Kysely's index signature. */
type AccountTable = {
  district: string
  id: string
  login: string
  login_key: string
  name: string
  roles: Role[]
  department: string | null
  disabled: Generated<boolean>
  sample: Generated<boolean>
  password_hash: string
  must_change_password: boolean
  last_signed_in_at: string | null
  created_at: string
  revision: Generated<number>
}

type SessionTable = {
  district: string
  id: string
  account_id: string
  token_hash: Uint8Array
  signed_in_at: string
  last_seen_at: string
  expires_at: string
  address: string | null
  browser: string | null
}

type AttemptTable = {
  district: string
  kind: AttemptKind
  key: string
  failures: number
  last_failed_at: string
}

type ApiKeyTable = {
  district: string
  id: string
  prefix: string
  secret_hash: Uint8Array
  name: string
  account_id: string
  scope: Json<Grant[]>
  per_minute: number
  created_at: string
  created_by: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

type IdentityTables = {
  api_key: ApiKeyTable
  account: AccountTable
  session: SessionTable
  sign_in_attempt: AttemptTable
}

/** The district's database with the tables of this engine. */
export function identityTables(db: Db) {
  return db.withTables<IdentityTables>()
}

import type { Holder } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { findByLogin } from './account-store.ts'
import { heldOn, holdingsFrom } from './holdings.ts'
import { identityTables } from './tables.ts'

/** An account in use: its name, and what it may do. */
export interface NamedHolder extends Holder {
  readonly name: string
}

/** What accounts may do on a day, by id; one that is disabled or unknown is missing. */
export async function findHolders(
  db: Db,
  { district, today }: { readonly district: DistrictCode; readonly today: PlainDate },
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedHolder>> {
  if (ids.length === 0) return new Map()
  const rows = await identityTables(db)
    .selectFrom('account')
    .select(['id', 'name', heldOn(sql.ref('account.id'), today).as('held')])
    .where('id', 'in', [...new Set(ids)])
    .where('disabled', '=', false)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { name: row.name, district, holdings: holdingsFrom(row.held), scope: null }]),
  )
}

/** The id of an account in use, by its login; null where there is none. */
export async function findAccountId(db: Db, login: string): Promise<string | null> {
  const found = await findByLogin(db, login)
  return found === null || found.account.disabled ? null : found.account.id
}

import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Db } from '../../platform/index.ts'
import { type AttemptKind, BACK_OFF, charge } from './back-off.ts'
import { signInLocked } from './errors.ts'
import { fromMs, plusSeconds, toMs } from './instant.ts'
import { attemptKey } from './login.ts'
import { networkOf } from './network.ts'
import { identityTables } from './tables.ts'

export interface Attempt {
  readonly login: string
  /** Null where the caller sits at the server itself. */
  readonly address: string | null
}

interface Key {
  readonly kind: AttemptKind
  readonly key: string
}

/** In one fixed order, so that two attempts never wait for each other crosswise. */
function keysOf(attempt: Attempt): Key[] {
  const account: Key = { kind: 'account', key: attemptKey(attempt.login) }
  return attempt.address === null ? [account] : [account, { kind: 'address', key: networkOf(attempt.address) }]
}

/** Counts an attempt as failed before it is made, or throws how long to wait. Committed on its own, whatever follows. */
export async function chargeAttempt(
  database: Database,
  district: DistrictCode,
  attempt: Attempt,
  now: Instant,
): Promise<void> {
  const wait = await database.transaction(district, async (tx) => {
    const charges = []
    for (const key of keysOf(attempt)) {
      const known = await lockAttempt(tx, district, key, now)
      const charged = charge(BACK_OFF[key.kind], known, toMs(now))
      if (!charged.allowed) return charged.waitSeconds
      charges.push({ ...key, ...charged.next })
    }
    for (const one of charges) await writeAttempt(tx, one)
    return 0
  })
  if (wait > 0) throw signInLocked(wait)
}

async function lockAttempt(tx: Db, district: DistrictCode, { kind, key }: Key, now: Instant) {
  await identityTables(tx)
    .insertInto('sign_in_attempt')
    .values({ district, kind, key, failures: 0, last_failed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await identityTables(tx)
    .selectFrom('sign_in_attempt')
    .select(['failures', 'last_failed_at'])
    .where('kind', '=', kind)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { failures: row.failures, lastFailedAt: toMs(row.last_failed_at) }
}

async function writeAttempt(tx: Db, one: Key & { failures: number; lastFailedAt: number }): Promise<void> {
  await identityTables(tx)
    .updateTable('sign_in_attempt')
    .set({ failures: one.failures, last_failed_at: fromMs(one.lastFailedAt) })
    .where('kind', '=', one.kind)
    .where('key', '=', one.key)
    .execute()
}

/** A success clears the account; an address only gets this attempt back, or one's own account would excuse guessing. */
export function refundAttempt(district: DistrictCode, attempt: Attempt): RawBuilder<unknown> {
  const network = attempt.address === null ? null : networkOf(attempt.address)
  return sql`update sign_in_attempt
    set failures = case kind when 'account' then 0 else greatest(failures - 1, 0) end
    where district = ${district}
      and ((kind = 'account' and key = ${attemptKey(attempt.login)}) or (kind = 'address' and key = ${network}))`
}

/** Clears a login's failures when its password is set anew. */
export function forgiveLogin(district: DistrictCode, login: string): RawBuilder<unknown> {
  return sql`delete from sign_in_attempt
    where district = ${district} and kind = 'account' and key = ${attemptKey(login)}`
}

/** Rows that no rule remembers any more. */
export async function sweepAttempts(db: Db, now: Instant): Promise<void> {
  await identityTables(db)
    .deleteFrom('sign_in_attempt')
    .where('last_failed_at', '<', plusSeconds(now, -BACK_OFF.account.forgetSeconds))
    .execute()
}

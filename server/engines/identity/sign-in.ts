import { randomUUID } from 'node:crypto'
import type { DistrictCode, Id } from '@citybrain/contract/kernel/ids.ts'
import { type Actor, createActor, save, systemActor, type Write } from '../../platform/index.ts'
import { findById, findByLogin, noteSignIn, type StoredAccount, setPassword } from './account-store.ts'
import { chargeAttempt, refundAttempt, sweepAttempts } from './attempt-store.ts'
import type { IdentityDeps } from './deps.ts'
import { noAccount, samePassword, signInRefused, weakPassword, wrongPassword } from './errors.ts'
import { clearanceOf, findHoldings } from './holdings.ts'
import { plusSeconds } from './instant.ts'
import { DECOY_HASH, hashPassword, isOutdated, verifyPassword } from './password-hash.ts'
import { faultOfPassword } from './password-policy.ts'
import { deleteSessionsOf, deleteSpentSessions, insertSession } from './session-store.ts'
import { hashOfToken, LONGEST_HOURS, makeToken, writeCookie } from './session-token.ts'

/** Where a sign-in comes from. */
export interface Origin {
  readonly address: string | null
  readonly browser: string | null
  readonly requestId: string
}

/** A sign-in that succeeded: the cookie's value is known here and in the browser, nowhere else. */
export interface SignedIn {
  readonly accountId: Id
  readonly cookie: string
}

interface Attempted extends Origin {
  readonly district: DistrictCode
  readonly login: string
  readonly password: string
  /** The session that the browser came with ends. */
  readonly replaced: string | null
}

/** Checks login and password and opens a session; throws one and the same refusal for whatever does not match. */
export async function signIn(deps: IdentityDeps, attempted: Attempted): Promise<SignedIn> {
  const { district } = attempted
  const now = deps.clock.systemNow()
  await chargeAttempt(deps.database, district, attempted, now)
  const db = deps.database.district(district)
  const stored = await findByLogin(db, attempted.login)
  const matches = await verifyPassword(attempted.password, stored?.passwordHash ?? DECOY_HASH)
  if (!stored || !matches || stored.account.disabled || (stored.sample && !deps.sampleCity)) {
    await save(db, {
      writes: [],
      events: [],
      audits: [{ action: 'identity.sign-in-refused', subject: subjectOf(stored) }],
      actor: { ...systemActor(district), ip: attempted.address, requestId: attempted.requestId },
    })
    throw signInRefused()
  }
  const rehashed = isOutdated(stored.passwordHash) ? await hashPassword(attempted.password) : null
  const noted = { at: now, checked: stored.passwordHash, rehashed }
  const opened = openSession(district, stored.account.id, { ...attempted, now })
  await save(db, {
    writes: [
      { sql: noteSignIn(district, stored.account.id, noted), rows: 1, conflict: signInRefused() },
      { sql: deleteSpentSessions(district, { now, replaced: attempted.replaced }) },
      { sql: refundAttempt(district, attempted) },
      opened.write,
    ],
    events: [],
    audits: [{ action: 'identity.sign-in', subject: subjectOf(stored) }],
    actor: await actorOf(deps, district, stored, attempted),
    rights: true,
  })
  await sweepAttempts(db, now)
  return { accountId: stored.account.id, cookie: opened.cookie }
}

/** A login that nobody has is not written down: it may be a password typed into the wrong box. */
function subjectOf(stored: StoredAccount | null) {
  return { kind: 'account', id: stored?.account.id ?? 'unknown' }
}

async function actorOf(
  deps: IdentityDeps,
  district: DistrictCode,
  { account }: StoredAccount,
  origin: Origin,
): Promise<Actor> {
  const holdings = await findHoldings(deps.database.district(district), account.id, deps.clock.cityToday())
  return createActor({
    ...{ district, accountId: account.id, name: account.name, holdings, clearance: clearanceOf(holdings) },
    ...{ via: 'session', ip: origin.address, requestId: origin.requestId },
  })
}

/** A new session with a token of its own: none is ever carried over a sign-in or a change of password. */
function openSession(
  district: DistrictCode,
  accountId: string,
  origin: Origin & { now: string },
): { write: Write; cookie: string } {
  const token = makeToken(district)
  const session = {
    id: randomUUID(),
    accountId,
    tokenHash: hashOfToken(token.token),
    signedInAt: origin.now,
    expiresAt: plusSeconds(origin.now, LONGEST_HOURS * 3600),
    address: origin.address,
    browser: origin.browser,
  }
  return { write: { sql: insertSession(district, session) }, cookie: writeCookie(token) }
}

interface PasswordChange {
  readonly actor: Actor
  readonly origin: Origin
  readonly current: string
  readonly next: string
}

/** Sets one's own password: every session of the account ends, and the browser gets a new one. */
export async function changePassword(deps: IdentityDeps, change: PasswordChange): Promise<SignedIn> {
  const { actor, origin } = change
  const { district } = actor
  const now = deps.clock.systemNow()
  const db = deps.database.district(district)
  const stored = actor.accountId === null ? null : await findById(db, actor.accountId)
  if (!stored) throw noAccount()
  const { account } = stored
  // Guessing at the current password in a borrowed session counts like guessing at the door.
  await chargeAttempt(deps.database, district, { login: account.login, address: origin.address }, now)
  if (!(await verifyPassword(change.current, stored.passwordHash))) throw wrongPassword()
  const fault = faultOfPassword(change.next, account)
  if (fault) throw weakPassword(fault)
  if (change.next === change.current) throw samePassword()
  const set = { hash: await hashPassword(change.next), mustChange: false, instead: stored.passwordHash }
  // Of one statement's writes none sees another's: the old sessions go, the new one isn't among them.
  const opened = openSession(district, account.id, { ...origin, now })
  await save(db, {
    writes: [
      { sql: setPassword(district, account.id, set), rows: 1, conflict: wrongPassword() },
      { sql: deleteSessionsOf(district, account.id) },
      { sql: refundAttempt(district, { login: account.login, address: origin.address }) },
      opened.write,
    ],
    events: [{ kind: 'account.password-changed', subject: subjectOf(stored), payload: {} }],
    audits: [{ action: 'account.change-password', subject: subjectOf(stored) }],
    actor,
    rights: true,
  })
  return { accountId: account.id, cookie: opened.cookie }
}

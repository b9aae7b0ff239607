import { randomUUID } from 'node:crypto'
import type { Account, Session, WhoAmI } from '@citybrain/contract/engines/account.ts'
import { rightsOf } from '@citybrain/contract/engines/rights.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type Actor, createActor, save, systemActor } from '../../platform/index.ts'
import { findById, hasSampleAccount } from './account-store.ts'
import {
  type AccountChange,
  type AccountDraft,
  createAccount,
  ensureAdministrator,
  listAccounts,
  type NewPassword,
  resetPassword,
  updateAccount,
} from './accounts.ts'
import { appoint } from './appointments.ts'
import type { CallSession } from './call.ts'
import type { IdentityDeps } from './deps.ts'
import { createDistricts, type Districts } from './districts.ts'
import { noAccount, noSuchSession } from './errors.ts'
import { clearanceOf, findHoldings } from './holdings.ts'
import { findPostByCode } from './post-store.ts'
import { createSessionReader, type FindLive } from './session-reader.ts'
import { deleteSession, listSessionsOf } from './session-store.ts'
import { csrfTokenOf, readCookie } from './session-token.ts'
import { changePassword, type SignedIn, signIn } from './sign-in.ts'

type SignIn = Parameters<typeof signIn>[1]
type PasswordChange = Parameters<typeof changePassword>[1]

/** Accounts, sign-in and sessions of every district. */
export interface Identity extends Districts {
  readonly sampleCity: IdentityDeps['sampleCity']
  signIn(attempted: SignIn): Promise<SignedIn>
  changePassword(change: PasswordChange): Promise<SignedIn>
  /** Who a cookie stands for at this moment; null when it stands for nobody any more. */
  authenticate(
    cookie: string,
    request: { ip: string | null; requestId: string },
  ): Promise<{ actor: Actor; session: CallSession } | null>
  /** What the console needs to know of the person signed in. */
  whoAmI(who: { district: DistrictCode; accountId: string | null; csrfToken: string }): Promise<WhoAmI>
  endSession(actor: Actor, id: string): Promise<void>
  listSessions(actor: Actor, current: string): Promise<Session[]>
  createAccount(actor: Actor, draft: AccountDraft): Promise<NewPassword>
  updateAccount(actor: Actor, change: AccountChange): Promise<Account>
  resetPassword(actor: Actor, id: string): Promise<NewPassword>
  listAccounts: (
    actor: Actor,
    asked: { after: string | null; q: string | undefined; limit: number },
  ) => ReturnType<typeof listAccounts>
  /** Where a district has no account yet, makes `admin` and gives its one-time password; else null. */
  ensureAdministrator(district: DistrictCode): Promise<NewPassword | null>
  /** Makes the fictional people of the sample city that are missing. */
  ensureSampleAccounts(district: DistrictCode): Promise<void>
}

export function createIdentity(deps: IdentityDeps): Identity {
  const districts = createDistricts(deps.database)
  const findLive = createSessionReader(deps)
  return {
    ...districts,
    sampleCity: deps.sampleCity,
    signIn: (attempted) => signIn(deps, attempted),
    changePassword: (change) => changePassword(deps, change),
    authenticate: (cookie, request) => authenticate({ ...deps, districts, findLive }, cookie, request),
    whoAmI: (who) => whoAmI(deps, districts, who),
    endSession: (actor, id) => endSession(deps, actor, id),
    async listSessions(actor, current) {
      if (actor.accountId === null) throw noAccount()
      const db = deps.database.district(actor.district)
      return listSessionsOf(db, actor.accountId, { now: deps.clock.systemNow(), current })
    },
    createAccount: (actor, draft) => createAccount(deps, actor, draft),
    updateAccount: (actor, change) => updateAccount(deps, actor, change),
    resetPassword: (actor, id) => resetPassword(deps, actor, id),
    listAccounts: (actor, asked) => listAccounts(deps, actor, asked),
    ensureAdministrator: (district) => ensureAdministrator(deps, district),
    ensureSampleAccounts: (district) => ensureSampleAccounts(deps, district),
  }
}

async function authenticate(
  deps: IdentityDeps & { readonly districts: Districts; readonly findLive: FindLive },
  cookie: string,
  request: { ip: string | null; requestId: string },
): Promise<{ actor: Actor; session: CallSession } | null> {
  const read = readCookie(cookie)
  if (!read) return null
  const served = await deps.districts.getDistrict(read.district).catch(() => null)
  if (!served) return null
  const live = await deps.findLive(read.district, read.token)
  if (!live) return null
  const { accountId, name, holdings, mustChangePassword } = live
  const known = { district: read.district, accountId, name, holdings, clearance: clearanceOf(holdings) }
  return {
    actor: createActor({ ...known, via: 'session', ...request }),
    session: {
      id: live.id,
      mustChangePassword,
      get csrfToken() {
        return csrfTokenOf(read.token)
      },
    },
  }
}

async function whoAmI(
  deps: IdentityDeps,
  districts: Districts,
  who: { district: DistrictCode; accountId: string | null; csrfToken: string },
): Promise<WhoAmI> {
  const db = deps.database.district(who.district)
  const stored = who.accountId === null ? null : await findById(db, who.accountId)
  if (!stored) throw noAccount()
  const { id, login, name, department, mustChangePassword } = stored.account
  const holdings = await findHoldings(db, id, deps.clock.cityToday())
  const roles = [...new Set(holdings.map(({ role }) => role))]
  return {
    account: { id, login, name, roles, department },
    rights: rightsOf({ district: who.district, holdings, scope: null }),
    holdings,
    district: await districts.getDistrict(who.district),
    today: deps.clock.cityToday(),
    mustChangePassword,
    sample: await hasSampleAccount(db),
    csrfToken: who.csrfToken,
  }
}

async function endSession(deps: IdentityDeps, actor: Actor, id: string): Promise<void> {
  if (actor.accountId === null) throw noAccount()
  const owned = { id, accountId: actor.accountId }
  await save(deps.database.district(actor.district), {
    writes: [{ sql: deleteSession(actor.district, owned), rows: 1, conflict: noSuchSession() }],
    events: [],
    audits: [{ action: 'identity.end-session', subject: { kind: 'session', id } }],
    actor,
    rights: true,
  })
}

async function ensureSampleAccounts(deps: IdentityDeps, district: DistrictCode): Promise<void> {
  const actor = systemActor(district)
  for (const { login, name, roles, department, password, posts } of deps.sampleCity?.accounts ?? []) {
    const draft = { login, name, roles, department, samplePassword: password }
    const made = await createAccount(deps, actor, draft).catch(ignoreTaken)
    if (made) await appointSample(deps, actor, made.account.id, posts)
  }
}

/** A fictional person holds these posts of the district's folder from the sample's first day on. */
async function appointSample(deps: IdentityDeps, actor: Actor, account: string, posts: readonly string[]) {
  for (const code of posts) {
    const post = await findPostByCode(deps.database.district(actor.district), code)
    const from = deps.clock.cityToday()
    const one = { id: randomUUID(), account, acting: false, from, to: null, reason: null }
    if (post !== null) await appoint(deps, actor, { ...one, post })
  }
}

/** The sample city was started before. */
function ignoreTaken(error: unknown): null {
  if (error instanceof Refusal && error.code === 'identity.login-taken') return null
  throw error
}

import { randomUUID } from 'node:crypto'
import type { Account, AccountWithPosts } from '@citybrain/contract/engines/account.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type Actor, save, systemActor } from '../../platform/index.ts'
import {
  findById,
  hasRealAccount,
  hasSampleAccount,
  insertAccount,
  listAccountRows,
  lockAdministrators,
  setPassword,
  updateAccountRow,
} from './account-store.ts'
import { forgiveLogin } from './attempt-store.ts'
import type { IdentityDeps } from './deps.ts'
import { accountChangedMeanwhile, lastAdministrator, loginTaken, noSuchAccount } from './errors.ts'
import { loginKey } from './login.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { hashPassword } from './password-hash.ts'
import { listPostsOf } from './people-store.ts'
import { deleteSessionsOf } from './session-store.ts'

export interface AccountDraft {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly department: string | null
}

/** A fixed password instead of a one-time one makes the account a fictional one of the sample city. */
interface Making extends AccountDraft {
  readonly samplePassword?: string
}

export interface NewPassword {
  readonly account: Account
  readonly oneTimePassword: string
}

const subjectOf = (id: string) => ({ kind: 'account', id })

export async function createAccount(deps: IdentityDeps, actor: Actor, making: Making): Promise<NewPassword> {
  const { district } = actor
  const db = deps.database.district(district)
  const password = making.samplePassword ?? makeOneTimePassword()
  const sample = making.samplePassword !== undefined
  const id = randomUUID()
  const account = {
    ...{ id, login: making.login, name: making.name, roles: making.roles, department: making.department, sample },
    passwordHash: await hashPassword(password),
    mustChangePassword: !sample,
    createdAt: deps.clock.systemNow(),
  }
  const shown = { login: making.login, roles: making.roles, department: making.department }
  await save(db, {
    writes: [{ sql: insertAccount(district, account), rows: 1, conflict: loginTaken() }],
    events: [{ kind: 'account.created', subject: subjectOf(id), payload: shown }],
    audits: [{ action: 'account.create', subject: subjectOf(id), after: { ...shown, name: making.name } }],
    actor,
  })
  return { account: await getAccount(deps, actor, id), oneTimePassword: password }
}

export interface AccountChange {
  readonly id: string
  readonly revision: number
  readonly name?: string | undefined
  readonly roles?: readonly Role[] | undefined
  readonly department?: string | null | undefined
  readonly disabled?: boolean | undefined
}

export async function updateAccount(deps: IdentityDeps, actor: Actor, change: AccountChange): Promise<Account> {
  const { district } = actor
  await deps.database.transaction(district, async (tx) => {
    const administrators = await lockAdministrators(tx, deps.sampleCity !== null)
    const stored = await findById(tx, change.id)
    if (!stored) throw noSuchAccount()
    const before = stored.account
    if (before.revision !== change.revision) throw accountChangedMeanwhile(before)
    const after = applyChange(before, change)
    const stays = after.roles.includes('administrator') && !after.disabled
    if (!stays && administrators.includes(before.id) && administrators.length === 1) throw lastAdministrator()
    const conflict = accountChangedMeanwhile(before)
    await save(tx, {
      writes: [
        { sql: updateAccountRow(district, after), rows: 1, conflict },
        ...(after.disabled ? [{ sql: deleteSessionsOf(district, before.id) }] : []),
      ],
      events: [{ kind: 'account.changed', subject: subjectOf(before.id), payload: changeable(after) }],
      audits: [
        {
          action: 'account.change',
          subject: subjectOf(before.id),
          before: { ...changeable(before), name: before.name },
          after: { ...changeable(after), name: after.name },
        },
      ],
      actor,
      rights: true,
    })
  })
  return getAccount(deps, actor, change.id)
}

function applyChange(before: Account, change: AccountChange): Account {
  return {
    ...before,
    name: change.name ?? before.name,
    roles: change.roles ? [...new Set(change.roles)] : before.roles,
    department: change.department === undefined ? before.department : change.department,
    disabled: change.disabled ?? before.disabled,
  }
}

function changeable({ roles, department, disabled }: Account) {
  return { roles, department, disabled }
}

export async function resetPassword(deps: IdentityDeps, actor: Actor, id: string): Promise<NewPassword> {
  const { district } = actor
  const { login } = await getAccount(deps, actor, id)
  const oneTimePassword = makeOneTimePassword()
  const hash = await hashPassword(oneTimePassword)
  await save(deps.database.district(district), {
    writes: [
      { sql: setPassword(district, id, { hash, mustChange: true }), rows: 1, conflict: noSuchAccount() },
      { sql: deleteSessionsOf(district, id) },
      { sql: forgiveLogin(district, login) },
    ],
    events: [{ kind: 'account.password-reset', subject: subjectOf(id), payload: {} }],
    audits: [{ action: 'account.reset-password', subject: subjectOf(id) }],
    actor,
    rights: true,
  })
  return { account: await getAccount(deps, actor, id), oneTimePassword }
}

async function getAccount(deps: IdentityDeps, actor: Actor, id: string): Promise<Account> {
  const stored = await findById(deps.database.district(actor.district), id)
  if (!stored) throw noSuchAccount()
  return stored.account
}

/** A page of accounts after the login `after`, and the login to go on from. */
export async function listAccounts(
  deps: IdentityDeps,
  actor: Actor,
  asked: { after: string | null; q: string | undefined; limit: number },
): Promise<{ items: AccountWithPosts[]; last: string | null }> {
  const db = deps.database.district(actor.district)
  const rows = await listAccountRows(db, { ...asked, limit: asked.limit + 1 })
  const shown = rows.slice(0, asked.limit)
  const ids = shown.map(({ id }) => id)
  const posts = await listPostsOf(db, ids, deps.clock.cityToday())
  const items = shown.map((one) => ({ ...one, posts: posts.get(one.id) ?? [] }))
  const last = rows.length > asked.limit ? items.at(-1) : undefined
  return { items, last: last ? loginKey(last.login) : null }
}

/**
 * Where a district has nobody real yet, an administrator with a one-time password; null where it has. Of two servers
 * that start at once one makes it. A sample's `admin` leaves its login taken, hence the second name.
 */
export async function ensureAdministrator(deps: IdentityDeps, district: DistrictCode): Promise<NewPassword | null> {
  if (await hasRealAccount(deps.database.district(district))) return null
  const first = { name: '系统管理员', roles: ['administrator'], department: null } as const
  const withSamples = await hasSampleAccount(deps.database.district(district))
  return createAccount(deps, systemActor(district), { ...first, login: withSamples ? 'administrator' : 'admin' })
}

import { randomUUID } from 'node:crypto'
import type { ApiKey, KeyGrant } from '@citybrain/contract/engines/api-key.ts'
import { decide, type KindOrType } from '@citybrain/contract/engines/rights.ts'
import type { Holder } from '@citybrain/contract/kernel/holder.ts'
import { type Actor, createActor, save } from '../../platform/index.ts'
import { findById, findByLogin, type StoredAccount } from './account-store.ts'
import type { IdentityDeps } from './deps.ts'
import type { Districts } from './districts.ts'
import { noAccount } from './errors.ts'
import { clearanceOf, findHoldings } from './holdings.ts'
import { plusSeconds, toMs } from './instant.ts'
import { createKeyCache, createKeyLimit } from './key-cache.ts'
import { keyTooBusy, noSuchKey, noSuchKeyAccount, scopeBeyondAccount } from './key-errors.ts'
import { findKey, findLiveKey, insertKey, type LiveKey, listKeyRows, revokeKeyRow, touchKey } from './key-store.ts'
import { hashOfKey, isSameHash, type KeyToken, makeKey, readKey } from './key-token.ts'

/** The last use is noted to this precision, so that reading costs no write. */
const TOUCH_MS = 60_000
const DAY_SECONDS = 86_400

export interface KeyDraft {
  readonly name: string
  /** Login in whose name the key acts; one's own where it is missing. */
  readonly account?: string | undefined
  readonly scope: readonly KeyGrant[]
  readonly validDays: number
  readonly perMinute: number
}

/** Keys of programs: made, listed, revoked, and checked with each request. */
export interface ApiKeys {
  /** Who a key stands for at this moment, null when for nobody; throws where it asks too often. */
  authenticate(whole: string, request: { ip: string | null; requestId: string }): Promise<Actor | null>
  /** Whether a key was checked a moment ago. */
  isKnown(whole: string | null): boolean
  create(actor: Actor, draft: KeyDraft): Promise<{ key: ApiKey; secret: string }>
  list(actor: Actor, page: { after: readonly [string, string] | null; limit: number }): Promise<ApiKey[]>
  revoke(actor: Actor, id: string): Promise<ApiKey>
}

interface Room extends IdentityDeps {
  readonly districts: Pick<Districts, 'getDistrict'>
  readonly cache: ReturnType<typeof createKeyCache>
  readonly limit: ReturnType<typeof createKeyLimit>
}

export function createApiKeys(deps: IdentityDeps & { readonly districts: Pick<Districts, 'getDistrict'> }): ApiKeys {
  const room: Room = { ...deps, cache: createKeyCache(), limit: createKeyLimit() }
  deps.database.onNews((_, of) => {
    if (of === 'log and rights') room.cache.forget()
  })
  return {
    authenticate: (whole, request) => authenticate(room, whole, request),
    isKnown: (whole) => whole !== null && isKnown(room, whole),
    create: (actor, draft) => create(room, actor, draft),
    list: (actor, page) =>
      listKeyRows(deps.database.district(actor.district), { now: deps.clock.systemNow(), ...page }),
    revoke: (actor, id) => revoke(room, actor, id),
  }
}

async function authenticate(
  room: Room,
  whole: string,
  request: { ip: string | null; requestId: string },
): Promise<Actor | null> {
  const token = readKey(whole)
  const live = token && (await findChecked(room, token))
  if (!token || !live) return null
  const wait = room.limit(live.id, live.perMinute, toMs(room.clock.systemNow()))
  if (wait !== null) throw keyTooBusy(live.perMinute, wait)
  const { holdings } = live.account
  return createActor({
    ...{ district: token.district, accountId: live.account.id, name: `${live.account.name} · ${live.name}` },
    ...{ holdings, clearance: clearanceOf(holdings), scope: live.scope, via: 'key', ...request },
  })
}

function isKnown({ cache, clock }: Room, whole: string): boolean {
  const token = readKey(whole)
  return token !== null && cache.find(nameOf(token), toMs(clock.systemNow())) !== null
}

/** What a checked key is remembered by: never itself. */
const nameOf = (token: KeyToken) => hashOfKey(token.whole).toString('base64')

async function findChecked(room: Room, token: KeyToken): Promise<LiveKey | null> {
  const now = room.clock.systemNow()
  const name = nameOf(token)
  const known = room.cache.find(name, toMs(now))
  if (known) return known
  const { changes } = room.cache
  if (!(await room.districts.getDistrict(token.district).catch(() => null))) return null
  const db = room.database.district(token.district)
  const at = { now, today: room.clock.cityToday(), samples: room.sampleCity !== null }
  const live = await findLiveKey(db, token.prefix, at)
  if (!live || !isSameHash(live.secretHash, hashOfKey(token.whole))) return null
  if (live.lastUsedAt === null || toMs(now) - toMs(live.lastUsedAt) > TOUCH_MS) await touchKey(db, live.id, now)
  room.cache.keep(name, live, { nowMs: toMs(now), changes })
  return live
}

const subjectOf = (id: string) => ({ kind: 'api-key', id })

async function create(room: Room, actor: Actor, draft: KeyDraft): Promise<{ key: ApiKey; secret: string }> {
  const { district } = actor
  const db = room.database.district(district)
  const { account } = await accountFor(room, actor, draft.account)
  const holder: Holder = { district, holdings: await findHoldings(db, account.id, room.clock.cityToday()), scope: null }
  for (const grant of draft.scope) refuseBeyond(holder, grant)
  const token = makeKey(district)
  const now = room.clock.systemNow()
  const expiresAt = plusSeconds(now, draft.validDays * DAY_SECONDS)
  const { name, scope, perMinute } = draft
  const id = randomUUID()
  const made = { id, prefix: token.prefix, secretHash: hashOfKey(token.whole), name, accountId: account.id, scope }
  const row = { ...made, perMinute, createdAt: now, createdBy: actor.name, expiresAt }
  const told = { prefix: token.prefix, name, account: account.id, scope, expiresAt }
  await save(db, {
    writes: [{ sql: insertKey(district, row), rows: 1 }],
    events: [{ kind: 'api-key.created', subject: subjectOf(id), payload: told }],
    audits: [{ action: 'api-key.create', subject: subjectOf(id), after: told }],
    actor,
  })
  return { key: await getKey(room, actor, id), secret: token.whole }
}

async function accountFor(room: Room, actor: Actor, login: string | undefined): Promise<StoredAccount> {
  const db = room.database.district(actor.district)
  if (login === undefined) {
    const own = actor.accountId === null ? null : await findById(db, actor.accountId)
    if (!own) throw noAccount()
    return own
  }
  const found = await findByLogin(db, login)
  if (!found || found.account.disabled) throw noSuchKeyAccount(login)
  return found
}

/** A scope that promises what the account may not do anywhere would mislead whoever reads it. */
function refuseBeyond(holder: Holder, grant: KeyGrant): void {
  // The grant's own shape was checked against the table of rights.
  const { allowed } = decide({ ...holder, scope: [grant] }, grant.action, grant.kind as KindOrType)
  if (!allowed) throw scopeBeyondAccount(`${grant.action}:${grant.kind}`)
}

async function getKey(room: Room, actor: Actor, id: string): Promise<ApiKey> {
  const found = await findKey(room.database.district(actor.district), id, room.clock.systemNow())
  if (!found) throw noSuchKey()
  return found
}

async function revoke(room: Room, actor: Actor, id: string): Promise<ApiKey> {
  const before = await getKey(room, actor, id)
  if (before.revokedAt !== null) return before
  await save(room.database.district(actor.district), {
    writes: [{ sql: revokeKeyRow(actor.district, id, room.clock.systemNow()) }],
    events: [
      { kind: 'api-key.revoked', subject: subjectOf(id), payload: { prefix: before.prefix, name: before.name } },
    ],
    audits: [
      { action: 'api-key.revoke', subject: subjectOf(id), before: { prefix: before.prefix, name: before.name } },
    ],
    actor,
    rights: true,
  })
  return getKey(room, actor, id)
}

import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import {
  MailAddress,
  MessageChannel,
  type MessageContact,
  type MessagePreference,
  PhoneNumber,
} from '@citybrain/contract/engines/message.ts'
import { sql } from 'kysely'
import { noAccount } from '../../engines/identity/index.ts'
import {
  type Actor,
  type Clock,
  type Database,
  type Db,
  laterBy,
  type Sealer,
  save,
  secondsBetween,
} from '../../platform/index.ts'
import { badAddress, channelOff, tooManyCodes, wrongCode } from './errors.ts'
import { insertMessages, preferenceOf } from './queue.ts'

export interface ContactDeps {
  readonly database: Database
  readonly clock: Clock
  readonly sealer: Sealer
  readonly channels: readonly MessageChannel[]
}

const CODE_MS = 600_000
const GAP_MS = 60_000
const DAY_MS = 86_400_000
const MOST_CODES = 10
const MOST_TRIES = 5

export interface StoredContact {
  readonly channel: MessageChannel
  readonly verified: string | null
  readonly pending: string | null
  readonly sealed: Uint8Array | null
  readonly until: string | null
  readonly tries: number
  readonly codes: number
  readonly since: string | null
  readonly at: string | null
}

export const codePurpose = (account: string, channel: string) => `contact ${account} ${channel}`

export async function findContact(db: Db, account: string, channel: MessageChannel): Promise<StoredContact | null> {
  const { rows } =
    await sql<StoredContact>`select channel, verified, pending, code_sealed as sealed, code_until as until,
      code_tries as tries, codes, codes_since as since, code_at as at
    from contact where account = ${account}::uuid and channel = ${channel}`.execute(db)
  return rows[0] ?? null
}

/** Half of it is enough to know it again by. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`
  return address.length < 8 ? '***' : `${address.slice(0, 3)}****${address.slice(-4)}`
}

const masked = (address: string | null) => (address === null ? null : maskAddress(address))

interface Own {
  readonly account: string
  readonly db: Db
}

function ownOf(deps: ContactDeps, { accountId, district }: Actor): Own {
  if (accountId === null) throw noAccount()
  return { account: accountId, db: deps.database.district(district) }
}

async function viewContact(deps: ContactDeps, { account, db }: Own, channel: MessageChannel): Promise<MessageContact> {
  const found = await findContact(db, account, channel)
  return {
    ...{ channel, on: deps.channels.includes(channel) },
    ...{ verified: masked(found?.verified ?? null), pending: masked(found?.pending ?? null) },
  }
}

export async function listContacts(deps: ContactDeps, actor: Actor): Promise<MessageContact[]> {
  const own = ownOf(deps, actor)
  return Promise.all(MessageChannel.options.map((channel) => viewContact(deps, own, channel)))
}

/** Keeps where somebody is reached until the code that is sent there has come back. */
export async function proposeContact(
  deps: ContactDeps,
  actor: Actor,
  { channel, address: typed }: { readonly channel: MessageChannel; readonly address: string },
): Promise<MessageContact> {
  const own = ownOf(deps, actor)
  if (!deps.channels.includes(channel)) throw channelOff()
  const address = tidy(channel, typed)
  const now = deps.clock.systemNow()
  await deps.database.transaction(actor.district, async (tx) => {
    await sql`insert into contact (district, account, channel) values (${actor.district}, ${own.account}::uuid, ${channel})
      on conflict do nothing`.execute(tx)
    await sql`select 1 from contact where account = ${own.account}::uuid and channel = ${channel} for update`.execute(
      tx,
    )
    const { codes, since } = chargeCode(await findContact(tx, own.account, channel), now)
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const sealed = deps.sealer.seal(code, codePurpose(own.account, channel))
    await save(tx, {
      writes: [
        {
          sql: sql`update contact set pending = ${address}, code_sealed = ${sealed}, code_tries = 0, codes = ${codes}::int,
              code_until = ${laterBy(now, CODE_MS)}::timestamptz, codes_since = ${since}::timestamptz,
              code_at = ${now}::timestamptz
            where district = ${actor.district} and account = ${own.account}::uuid and channel = ${channel}`,
          rows: 1,
        },
      ],
      events: [],
      audits: [{ action: 'contact.propose', subject: subjectOf(own.account), after: { channel } }],
      actor,
    })
    const id = randomUUID()
    const message = { id, channel, parcel: id, to: 'contact', toId: own.account, kind: 'code', caseId: null } as const
    const messages = [{ ...message, data: {}, dueAt: deps.clock.cityNow() }]
    await insertMessages(tx, actor.district, { messages, suppressed: [], now })
  })
  return viewContact(deps, own, channel)
}

const subjectOf = (id: string) => ({ kind: 'account', id })

function tidy(channel: MessageChannel, typed: string): string {
  const read = channel === 'mail' ? MailAddress.safeParse(typed) : PhoneNumber.safeParse(typed.replace(/[ -]/g, ''))
  if (!read.success) throw badAddress()
  return read.data
}

/** So many codes within a day, and a while between two. */
function chargeCode(found: StoredContact | null, now: string): { codes: number; since: string } {
  if (found?.at) {
    const free = laterBy(found.at, GAP_MS)
    if (free > now) throw tooManyCodes(Math.max(1, secondsBetween(now, free)))
  }
  const { since, codes } = found ?? { since: null, codes: 0 }
  if (since === null || laterBy(since, DAY_MS) <= now) return { codes: 1, since: now }
  if (codes >= MOST_CODES) throw tooManyCodes(Math.max(1, secondsBetween(now, laterBy(since, DAY_MS))))
  return { codes: codes + 1, since }
}

export async function confirmContact(
  deps: ContactDeps,
  actor: Actor,
  { channel, code }: { readonly channel: MessageChannel; readonly code: string },
): Promise<MessageContact> {
  const own = ownOf(deps, actor)
  // Counted before it is looked at: guesses that come at once are as many.
  await sql`update contact set code_tries = code_tries + 1
    where account = ${own.account}::uuid and channel = ${channel}`.execute(own.db)
  const found = await findContact(own.db, own.account, channel)
  if (!found || !isRight(deps, own.account, found, code)) throw wrongCode()
  await save(own.db, {
    writes: [
      {
        sql: sql`update contact set verified = pending, pending = null, code_sealed = null, code_until = null
          where district = ${actor.district} and account = ${own.account}::uuid and channel = ${channel}
            and pending = ${found.pending} and code_sealed = ${found.sealed}`,
        rows: 1,
        conflict: wrongCode(),
      },
    ],
    events: [],
    audits: [{ action: 'contact.verify', subject: subjectOf(own.account), after: { channel } }],
    actor,
  })
  return viewContact(deps, own, channel)
}

function isRight(deps: ContactDeps, account: string, contact: StoredContact, code: string): boolean {
  const { sealed, until, tries, channel, pending } = contact
  if (pending === null || sealed === null || until === null || until < deps.clock.systemNow() || tries > MOST_TRIES)
    return false
  const right = deps.sealer.open(sealed, codePurpose(account, channel))
  return right !== null && timingSafeEqual(Buffer.from(right), Buffer.from(code.padEnd(right.length)))
}

/** The count of codes stays, so that nobody gets more of them by this. */
export async function forgetContact(deps: ContactDeps, actor: Actor, channel: MessageChannel): Promise<MessageContact> {
  const own = ownOf(deps, actor)
  await save(own.db, {
    writes: [
      {
        sql: sql`update contact set verified = null, pending = null, code_sealed = null, code_until = null
          where district = ${actor.district} and account = ${own.account}::uuid and channel = ${channel}`,
      },
    ],
    events: [],
    audits: [{ action: 'contact.forget', subject: subjectOf(own.account), after: { channel } }],
    actor,
  })
  return viewContact(deps, own, channel)
}

export async function readPreference(deps: ContactDeps, actor: Actor): Promise<MessagePreference> {
  const { account, db } = ownOf(deps, actor)
  return findPreference(db, account)
}

export async function findPreference(db: Db, account: string): Promise<MessagePreference> {
  const { rows } = await sql<{ preference: unknown }>`select preference from message_preference
    where account = ${account}::uuid`.execute(db)
  return preferenceOf(rows[0]?.preference)
}

/** No event: how somebody wants to be told is nobody's news. */
export async function keepPreference(
  deps: ContactDeps,
  actor: Actor,
  wish: MessagePreference,
): Promise<MessagePreference> {
  const { account, db } = ownOf(deps, actor)
  await save(db, {
    writes: [
      {
        sql: sql`insert into message_preference (district, account, preference)
          values (${actor.district}, ${account}::uuid, ${JSON.stringify(wish)}::jsonb)
          on conflict (district, account) do update set preference = excluded.preference`,
        rows: 1,
      },
    ],
    events: [],
    audits: [{ action: 'contact.prefer', subject: subjectOf(account) }],
    actor,
  })
  return wish
}

/** Those of the accounts who follow whatever they are mentioned in. */
export async function listFollowing(tx: Db, accounts: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ account: string }>`select account from message_preference
    where account = any(${[...accounts]}::uuid[]) and preference @> '{"followMentions": true}'::jsonb`.execute(tx)
  return new Set(rows.map(({ account }) => account))
}

import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import { type DBSchema, deleteDB, openDB } from 'idb'
import { makeDataKey, openDataKey, type Sealed } from './vault.ts'

/** Who works on this phone now; the key goes when they sign out, what is sealed stays. */
export interface Holder {
  readonly account: string
  readonly key: CryptoKey
  /** As the server last said it; its token is of no use after the session. */
  readonly who: WhoAmI
  /** When the server last said so, by the phone's own clock. */
  readonly seenAt: string
}

interface DeviceSchema extends DBSchema {
  holder: { key: 'now'; value: Holder }
  /** Each account's data key, wrapped by a secret that only its own session is told. */
  wrapped: { key: string; value: Sealed }
  /** Somebody left while there was no network: the session is ended before anybody else is let in. */
  leaving: { key: 'now'; value: true }
}

const NAME = 'citybrain-field'

const open = () =>
  openDB<DeviceSchema>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('holder')
      db.createObjectStore('wrapped')
      db.createObjectStore('leaving')
    },
  })

async function withDevice<T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const db = await open()
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** Where an account keeps what is its own; nothing of another's is in it. */
export const boxOf = (account: string): string => `${NAME}-${account}`

export const findHolder = (): Promise<Holder | null> =>
  withDevice(async (db) => (await db.get('holder', 'now')) ?? null)

/** What this account kept here was sealed under another secret than the server now gives. */
export class CannotOpen extends Error {}

/** Signs in on this phone: the account's key is opened, or made the first time. */
export async function enterDevice(who: WhoAmI, secret: string, seenAt: string): Promise<Holder> {
  const account = who.account.id
  const wrapped = await withDevice((db) => db.get('wrapped', account))
  const key = wrapped ? await openKept(wrapped, secret) : await makeFor(account, secret)
  const holder = { account, key, who, seenAt }
  await withDevice((db) => db.put('holder', holder, 'now'))
  return holder
}

async function openKept(wrapped: Sealed, secret: string): Promise<CryptoKey> {
  try {
    return await openDataKey(wrapped, secret)
  } catch {
    throw new CannotOpen()
  }
}

async function makeFor(account: string, secret: string): Promise<CryptoKey> {
  const { key, wrapped } = await makeDataKey(secret)
  await withDevice((db) => db.put('wrapped', wrapped, account))
  return key
}

/** Today and rights change from sign-in to sign-in. */
export const renewHolder = (holder: Holder): Promise<unknown> => withDevice((db) => db.put('holder', holder, 'now'))

/** Signs out: what is kept stays, and nobody on this phone can read it. */
export const leaveDevice = (isToldLater: boolean): Promise<void> =>
  withDevice(async (db) => {
    const tx = db.transaction(['holder', 'leaving'], 'readwrite')
    await Promise.all([
      tx.objectStore('holder').delete('now'),
      isToldLater ? tx.objectStore('leaving').put(true, 'now') : undefined,
      tx.done,
    ])
  })

export const isLeaving = (): Promise<boolean> =>
  withDevice(async (db) => (await db.get('leaving', 'now')) !== undefined)

export const hasLeft = (): Promise<void> => withDevice((db) => db.delete('leaving', 'now'))

/** Throws away what can't be opened any more, after its owner has said so. */
export async function forgetKept(account: string): Promise<void> {
  await deleteDB(boxOf(account))
  await withDevice((db) => db.delete('wrapped', account))
}

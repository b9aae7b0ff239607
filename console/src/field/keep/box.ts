import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Entry, Queued } from '../outbox/entry.ts'
import { boxOf } from './device.ts'
import { type Sealed, seal, sealBytes, unseal, unsealBytes } from './vault.ts'

interface BoxSchema extends DBSchema {
  outbox: { key: number; value: Sealed }
  photos: { key: string; value: Sealed }
  /** What was fetched, to be shown without a network. */
  kept: { key: string; value: Sealed }
}

/** Something fetched earlier. */
export interface Kept<T> {
  readonly value: T
  readonly at: string
}

/** What one account keeps on this phone, all of it sealed with its key. */
export interface Box {
  list(): Promise<Queued[]>
  find(seq: number): Promise<Queued | null>
  /** All or nothing: what is to be done, with the photos that it names. */
  add(entry: Entry, photos: ReadonlyMap<string, Blob>): Promise<void>
  change(entry: Queued): Promise<void>
  /** It is done with, and what was learned by that is kept in the same step. */
  remove(entry: Queued, learned?: Readonly<Record<string, unknown>>): Promise<void>
  photo(id: string): Promise<Blob | null>
  keep(key: string, value: unknown): Promise<void>
  kept<T>(key: string): Promise<Kept<T> | null>
  keptKeys(): Promise<string[]>
  forget(keys: readonly string[]): Promise<void>
  close(): void
}

const OUTBOX = 'outbox'
const photoOf = (id: string) => `photo ${id}`
const keptOf = (key: string) => `kept ${key}`

export async function openBox(account: string, key: CryptoKey, now: () => string): Promise<Box> {
  const db = await openDB<BoxSchema>(boxOf(account), 1, {
    upgrade(made) {
      made.createObjectStore('outbox', { autoIncrement: true })
      made.createObjectStore('photos')
      made.createObjectStore('kept')
    },
  })
  const sealKept = (name: string, value: unknown) => seal(key, { value, at: now() }, keptOf(name))
  return {
    ...queueOf(db, key, sealKept),
    photo: async (id) => {
      const sealed = await db.get('photos', id)
      return sealed ? new Blob([await unsealBytes(key, sealed, photoOf(id))]) : null
    },
    keep: async (name, value) => void (await db.put('kept', await sealKept(name, value), name)),
    kept: async <T>(name: string) => {
      const sealed = await db.get('kept', name)
      return sealed ? unseal<Kept<T>>(key, sealed, keptOf(name)) : null
    },
    keptKeys: () => db.getAllKeys('kept'),
    forget: async (keys) => {
      const tx = db.transaction('kept', 'readwrite')
      await Promise.all([...keys.map((name) => tx.store.delete(name)), tx.done])
    },
    close: () => db.close(),
  }
}

type Queue = Pick<Box, 'list' | 'find' | 'add' | 'change' | 'remove'>

// A transaction ends by itself while something else is waited for: all is sealed before one begins.
function queueOf(
  db: IDBPDatabase<BoxSchema>,
  key: CryptoKey,
  sealKept: (name: string, value: unknown) => Promise<Sealed>,
): Queue {
  const read = async (seq: number, sealed: Sealed): Promise<Queued> => ({
    ...(await unseal<Entry>(key, sealed, OUTBOX)),
    seq,
  })
  return {
    list: async () => {
      const tx = db.transaction('outbox')
      const [keys, all] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()])
      return Promise.all(keys.flatMap((seq, place) => (all[place] ? read(seq, all[place]) : [])))
    },
    find: async (seq) => {
      const sealed = await db.get('outbox', seq)
      return sealed ? read(seq, sealed) : null
    },
    add: async (entry, photos) => {
      const sealed = await seal(key, entry, OUTBOX)
      const sealPhoto = async ([id, blob]: [string, Blob]) =>
        [id, await sealBytes(key, await blob.arrayBuffer(), photoOf(id))] as const
      const bytes = await Promise.all([...photos].map(sealPhoto))
      // On the disk before it is said to be saved: batteries die.
      const tx = db.transaction(['outbox', 'photos'], 'readwrite', { durability: 'strict' })
      const puts = bytes.map(([id, one]) => tx.objectStore('photos').put(one, id))
      await Promise.all([tx.objectStore('outbox').add(sealed), ...puts, tx.done])
    },
    change: async ({ seq, ...entry }) => {
      const sealed = await seal(key, entry, OUTBOX)
      const tx = db.transaction('outbox', 'readwrite')
      // Another tab may have thrown it away: it doesn't come back by that.
      const there = await tx.store.count(seq)
      await Promise.all([there > 0 ? tx.store.put(sealed, seq) : undefined, tx.done])
    },
    remove: async ({ seq, photos }, learned = {}) => {
      const sealNews = async ([name, value]: [string, unknown]) => [name, await sealKept(name, value)] as const
      const news = await Promise.all(Object.entries(learned).map(sealNews))
      const tx = db.transaction(['outbox', 'photos', 'kept'], 'readwrite')
      await Promise.all([
        tx.objectStore('outbox').delete(seq),
        ...photos.map(({ id }) => tx.objectStore('photos').delete(id)),
        ...news.map(([name, one]) => tx.objectStore('kept').put(one, name)),
        tx.done,
      ])
    },
  }
}

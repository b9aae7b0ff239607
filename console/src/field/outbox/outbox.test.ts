import { beforeEach, expect, test } from 'vitest'
import { CannotOpen, enterDevice, findHolder } from '../keep/device.ts'
import { FakeServer, PART } from '../testing/fake-server.ts'
import { enter, newPhone, secretOf } from '../testing/phone.ts'
import { doAgain, drop } from './outbox.ts'

let server: FakeServer
beforeEach(() => {
  newPhone()
  server = new FakeServer('anna')
  server.meddle('one', 'opener', false)
})

const photo = (id: string, bytes: number) => ({
  photo: { id, fileName: `${id}.jpg`, takenAt: null, position: null },
  bytes: new Blob([new Uint8Array(bytes)]),
})
const place = (user: Awaited<ReturnType<typeof enter>>) => ({ ...user, now: () => '2023-09-15T01:00:00.000Z' })
const stoppedOf = async (user: Awaited<ReturnType<typeof enter>>) =>
  (await user.box.list()).map(({ doing, stopped }) => [doing, stopped?.why ?? null])

test('who leaves takes the key along: what waits is there at the next sign-in, and another person finds nothing', async () => {
  const anna = await enter('anna')
  await anna.say('one', '修好了', { revision: 1 })
  await anna.leave()
  expect(await findHolder()).toBeNull()
  const boris = await enter('boris')
  expect(await boris.box.list()).toEqual([])
  server.signedIn = 'boris'
  expect(await boris.send(server)).toEqual({ kind: 'done' })
  await boris.leave()
  server.signedIn = 'anna'
  const again = await enter('anna')
  expect(await again.send(server)).toEqual({ kind: 'done' })
  expect(server.deedsOf('one')).toEqual(['?', '修好了'])
})

test('nothing of it can be read on the phone, and the key can’t be taken out of it', async () => {
  const anna = await enter('anna')
  await anna.say('one', '机密之外的话', { revision: 1, photos: [photo('p', 40)] })
  await anna.box.keep('work', { person: '王女士' })
  const text = await allStored()
  for (const plain of ['机密之外的话', '王女士', 'p.jpg']) expect(text).not.toContain(plain)
  expect(anna.holder.key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', anna.holder.key)).rejects.toThrow()
})

async function allStored(): Promise<string> {
  const open = (name: string) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  const db = await open('citybrain-field-anna')
  const all = await Promise.all(
    [...db.objectStoreNames].map(
      (name) =>
        new Promise<{ body: ArrayBuffer }[]>((resolve) => {
          const asked = db.transaction(name).objectStore(name).getAll()
          asked.onsuccess = () => resolve(asked.result)
        }),
    ),
  )
  db.close()
  const rows = all.flat()
  expect(rows.map(({ body }) => Object.prototype.toString.call(body))).toEqual(Array(3).fill('[object ArrayBuffer]'))
  return rows.map(({ body }) => new TextDecoder().decode(body)).join(' ')
}

test('another secret opens nothing, and says so rather than throwing anything away', async () => {
  const anna = await enter('anna')
  await anna.say('one', '修好了', { revision: 1 })
  await anna.leave()
  await expect(
    enterDevice({ account: { id: 'anna' } } as never, secretOf('other'), '2023-09-15T01:00:00.000Z'),
  ).rejects.toThrow(CannotOpen)
  expect(await (await enter('anna')).box.list()).toHaveLength(1)
})

test('a session of somebody else, or none, sends nothing', async () => {
  const anna = await enter('anna')
  await anna.say('one', '修好了', { revision: 1 })
  server.signedIn = 'boris'
  expect(await anna.send(server)).toEqual({ kind: 'other-account' })
  server.signedIn = null
  expect(await anna.send(server)).toEqual({ kind: 'signed-out' })
  expect(await anna.box.list()).toHaveLength(1)
})

test('a case that changed stops what was decided on it and what follows, other cases go on; nothing is thrown away', async () => {
  server.meddle('two', 'opener', false)
  const anna = await enter('anna')
  await anna.say('one', '甲', { revision: 1 })
  await anna.say('one', '乙', { revision: 1 })
  await anna.say('two', '丙', { revision: 1 })
  server.meddle('one', 'desk', true)
  expect(await anna.send(server)).toEqual({ kind: 'done' })
  expect(await stoppedOf(anna)).toEqual([
    ['甲', 'moved-on'],
    ['乙', null],
  ])
  expect((await anna.box.list())[0]?.stopped?.events.map(({ revision }) => revision)).toEqual([2])
  expect(server.deedsOf('two')).toEqual(['?', '丙'])
})

test('what its author does again upon the new state is sent, and what follows it after it', async () => {
  const anna = await enter('anna')
  await anna.say('one', '甲', { revision: 1 })
  await anna.say('one', '乙', { revision: 1 })
  server.meddle('one', 'desk', true)
  await anna.send(server)
  const [first] = await anna.box.list()
  if (!first) throw new Error('nothing was kept')
  const { view } = await server.door.look('one', 1)
  await doAgain(place(anna), first, { before: null, now: view })
  expect(await anna.send(server)).toEqual({ kind: 'done' })
  expect(server.deedsOf('one')).toEqual(['?', '?', '甲', '乙'])
})

test('what its author throws away is gone, and what was decided upon it asks before it is sent', async () => {
  const anna = await enter('anna')
  await anna.say('one', '甲', { revision: 1 })
  await anna.say('one', '乙', { revision: 1 })
  server.meddle('one', 'desk', true)
  await anna.send(server)
  const [first] = await anna.box.list()
  if (first) await drop(place(anna), first)
  await anna.send(server)
  expect(await stoppedOf(anna)).toEqual([['乙', 'before']])
  expect(server.deedsOf('one')).toEqual(['?', '?'])
})

test('what others merely said meanwhile stops nothing', async () => {
  const anna = await enter('anna')
  await anna.say('one', '修好了', { revision: 1 })
  server.meddle('one', 'desk', false)
  expect(await anna.send(server)).toEqual({ kind: 'done' })
  expect(server.deedsOf('one')).toEqual(['?', '?', '修好了'])
})

test('what the server did before it forgot the key is found in the case and not done again', async () => {
  const anna = await enter('anna')
  await anna.say('one', '修好了', { revision: 1 })
  let asked = 0
  server.cut = () => (++asked === 2 ? 'after' : 'none')
  expect(await anna.send(server)).toEqual({ kind: 'later', askedMs: null })
  server.keys.clear()
  server.meddle('one', 'desk', true)
  expect(await anna.send(server)).toEqual({ kind: 'done' })
  expect(server.deedsOf('one')).toEqual(['?', '修好了', '?'])
})

test('a photo that was cut off goes on where it stopped: no part is sent twice', async () => {
  const anna = await enter('anna')
  await anna.say('one', '见照片', { revision: 1, photos: [photo('p', 4 * PART + 9)] })
  let asked = 0
  // Who, announced, two parts; the third never arrives.
  server.cut = () => (++asked === 5 ? 'before' : 'none')
  expect(await anna.send(server)).toEqual({ kind: 'later', askedMs: null })
  expect(server.photos.get('p')?.parts.size).toBe(2)
  expect(server.deedsOf('one')).toEqual(['?'])
  server.cut = () => 'none'
  expect(await anna.send(server)).toEqual({ kind: 'done' })
  expect(server.twice).toBe(0)
  expect(server.cases.get('one')?.files).toEqual(['p'])
})

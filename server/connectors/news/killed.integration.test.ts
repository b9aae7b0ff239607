import { setTimeout as pause } from 'node:timers/promises'
import * as api from '@citybrain/contract/api/webhooks.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { describe, expect, test } from 'vitest'
import { openDatabase, registerDistrict } from '../../platform/index.ts'
import { type Child, startChild } from '../../testing/child.ts'
import { addCourts, makeCourts } from '../../testing/courts.ts'
import { databaseKinds } from '../../testing/databases.ts'
import { openNews, openReceiver, type Receiver } from '../../testing/news.ts'
import { makePlace } from '../../testing/place.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { createTestApp } from '../../testing/test-app.ts'

const PROGRAM = new URL('../../testing/programs/news.ts', import.meta.url)
const DISTRICT = DistrictCode.parse('990001')
/** CITYBRAIN_TEST_FULL=1 runs it at the size of a district: some minutes in place of some seconds. */
const SIZE =
  process.env.CITYBRAIN_TEST_FULL === '1'
    ? { receivers: 100, changes: 1_000, courts: 25, longestMs: 15_000, downMs: 60_000 }
    : { receivers: 10, changes: 200, courts: 5, longestMs: 700, downMs: 4_000 }
/** The embedded database takes a while to open. */
const KILLS = { pglite: 2, postgres: 5 } as const

/** The events of each court as a receiver that drops repeats has them. */
function firsts({ received }: Receiver): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const { body } of received) {
    const { id, subject } = JSON.parse(body)
    const court: string[] = found[subject.id] ?? []
    if (!court.includes(id)) found[subject.id] = [...court, id]
  }
  return found
}

describe.each(databaseKinds)('webhooks of a server that is killed (%s)', (kind) => {
  test('every receiver gets every change in the order of its court, also one that was down meanwhile', async () => {
    const place = await makePlace(kind, 'all tables')
    const receivers = await Promise.all(Array.from({ length: SIZE.receivers }, () => openReceiver()))
    let child: Child | undefined
    try {
      await addReceivers(place.config, receivers)
      const [down] = receivers
      if (!down) throw new Error('no receiver')
      down.answer = () => null
      setTimeout(() => {
        down.answer = () => 200
      }, SIZE.downMs)
      const where =
        place.config.databaseUrl === null ? ['data', place.config.data] : ['database-url', place.config.databaseUrl]
      const start = () => startChild(PROGRAM, [...where, DISTRICT, String(SIZE.changes), String(SIZE.courts)])
      for (let kill = 0; kill < KILLS[kind]; kill += 1) {
        child = start()
        await child.line('open')
        await pause(100 + (SIZE.longestMs - 100) * Math.random())
        await child.kill()
      }
      child = start()
      const log = JSON.parse((await child.line('log ')).slice('log '.length))
      expect(Object.values<string[]>(log).flat()).toHaveLength(SIZE.changes)
      for (const receiver of receivers) expect(firsts(receiver)).toEqual(log)
    } finally {
      await child?.kill()
      for (const receiver of receivers) await receiver.close()
      await place.remove()
    }
  }, 900_000)
})

async function addReceivers(config: Parameters<typeof openDatabase>[0], receivers: readonly Receiver[]) {
  const database = await openDatabase(config, quietLogger)
  const district = DISTRICT
  await registerDistrict(database, { code: district, name: { zh: '测试区', en: 'Test district' } })
  await makeCourts(database)
  await addCourts(
    database.district(district),
    district,
    Array.from({ length: SIZE.courts }, (_, at) => String(at + 1)),
  )
  const place = { database, config, freshDistrict: async () => district }
  const city = await createTestApp(place, { more: (parts) => openNews(parts).routes })
  // One person may add sixty a minute.
  for (let start = 0; start < receivers.length; start += 50) {
    const administrator = await city.signedIn(district, 'administrator')
    for (const { url } of receivers.slice(start, start + 50)) {
      const body = { name: '球会', url, kinds: ['court.*'], concurrency: 2 }
      const { status, problem } = await administrator.ask(api.createWebhook, { body })
      if (status !== 200) throw new Error(JSON.stringify(problem))
    }
  }
  await city.close()
  await database.close()
}

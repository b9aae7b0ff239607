import * as api from '@citybrain/contract/api/log.ts'
import { listAudit } from '@citybrain/contract/api/operations.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReactor } from '../platform/index.ts'
import { addCourts, changeCourt, makeCourts, readLog, readTally, tallying } from '../testing/courts.ts'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { quietLogger } from '../testing/quiet-logger.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const PACE = { pollMs: 30, gatherMs: 1, baseMs: 5, longestMs: 50, attempts: 2 }
const NAME = 'tennis.tally'

describeOnEachDatabase('operating the log', (open) => {
  let city: TestApp
  beforeAll(async () => {
    await makeCourts(open().database)
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  /** A court with three changes, of which the consumer can't handle the first until it is dry. */
  async function flooded() {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    const db = database.district(district)
    await addCourts(db, district, ['1'])
    const bad = await changeCourt(db, district, '1')
    await changeCourt(db, district, '1')
    await changeCourt(db, district, '1')
    const weather = { dry: false }
    const consumer = tallying(NAME, {
      handle: async (tx, events) => {
        if (!weather.dry && events.some(({ seq }) => seq === bad)) throw new Error('the court is flooded')
        await tallying(NAME).handle(tx, events)
      },
    })
    const clock = { ...city.clock, systemNow: () => city.clock.systemNow() }
    const reactor = createReactor({ database, clock, logger: quietLogger, consumers: [consumer], pace: PACE })
    await reactor.start()
    const administrator = await city.signedIn(district, 'administrator')
    const status = async () => {
      city.clock.advance(1_000)
      return (await administrator.ask(api.getLogStatus)).reply.consumers[0]
    }
    await expect.poll(status).toMatchObject({ dead: 1, parked: 2 })
    return { db, bad, weather, reactor, administrator, status, params: { consumer: NAME, seq: String(bad) } }
  }

  test('what was accepted is processed, queued or refused, and a recount of the log agrees', async () => {
    const { administrator, status, reactor, bad } = await flooded()
    await reactor.close()
    const first = await status()
    expect(first).toMatchObject({ consumer: NAME, state: 'stopped', queued: 2, refused: 1, dead: 1, balanced: true })
    expect(first?.accepted).toBe((first?.processed ?? 0) + 3)
    const { reply } = await administrator.ask(api.verifyLog)
    expect(reply.consumers).toEqual([
      { consumer: NAME, counted: first?.accepted, accepted: first?.accepted, balanced: true, sound: true },
    ])
    const letters = await administrator.ask(api.listLetters)
    expect(letters.reply.items).toMatchObject([
      { seq: bad, state: 'dead', attempts: 2, error: 'the court is flooded', event: { kind: 'court.changed' } },
    ])
  })

  test('a replayed letter is handled, those behind it follow in their order, and the audit says who and why', async () => {
    const { db, weather, reactor, administrator, status, params } = await flooded()
    weather.dry = true
    const { reply } = await administrator.ask(api.replayLetter, { params, body: { reason: '场地已干' } })
    expect(reply).toMatchObject({ state: 'waiting', reason: '场地已干' })
    await expect.poll(status).toMatchObject({ state: 'current', dead: 0, queued: 0, refused: 0, balanced: true })
    expect((await readTally(db, NAME))[1]).toEqual((await readLog(db))[1])
    const audit = await administrator.ask(listAudit, { query: { action: 'log.replay' } })
    expect(audit.reply.items).toMatchObject([{ reason: '场地已干', subject: { id: `${NAME}:${params.seq}` } }])
    await reactor.close()
  })

  test('a discarded letter stays refused, and those behind it follow', async () => {
    const { db, bad, reactor, administrator, status, params } = await flooded()
    await administrator.ask(api.discardLetter, { params, body: { reason: '重复登记' } })
    await expect.poll(status).toMatchObject({ state: 'current', discarded: 1, queued: 0, refused: 1, balanced: true })
    expect((await readTally(db, NAME))[1]).toEqual((await readLog(db))[1]?.filter((seq) => seq !== bad))
    const again = await administrator.ask(api.discardLetter, { params, body: { reason: '再次' } })
    expect(again).toMatchObject({ status: 404, problem: { code: 'platform.no-such-dead-letter' } })
    await reactor.close()
  })

  test('a planner sees nothing of it, and nothing is decided without a reason', async () => {
    const { reactor, administrator, params } = await flooded()
    await reactor.close()
    const planner = await city.signedIn(await open().freshDistrict(), 'planner')
    expect((await planner.ask(api.getLogStatus)).status).toBe(403)
    expect((await administrator.ask(api.discardLetter, { params, body: { reason: ' ' } })).status).toBe(400)
  })
})

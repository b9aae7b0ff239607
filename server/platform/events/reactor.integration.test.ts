import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { addCourts, changeCourt, makeCourts, readLog, readTally, tallying } from '../../testing/courts.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { type Consumer, createReactor, openClock, type Reactor } from '../index.ts'

const PACE = { pollMs: 30, gatherMs: 1, baseMs: 10, longestMs: 100, attempts: 3 }
const PATIENT = { ...PACE, attempts: 10_000 }

describeOnEachDatabase('the reactor', (open) => {
  const reactors: Reactor[] = []
  beforeAll(() => makeCourts(open().database))
  afterEach(async () => {
    for (const reactor of reactors.splice(0)) await reactor.close()
  })

  const react = (...consumers: Consumer[]) => reactAt(PACE, consumers)
  async function reactAt(pace: typeof PACE, consumers: Consumer[]) {
    const { database } = open()
    const clock = await openClock(database, { today: null }, quietLogger)
    await clock.close()
    const reactor = createReactor({ database, clock, logger: quietLogger, consumers, pace })
    reactors.push(reactor)
    await reactor.start()
    return reactor
  }
  async function club() {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    const db = database.district(district)
    await addCourts(db, district, ['1', '2', '3'])
    return { database, district, db }
  }
  async function change(district: DistrictCode, courts: string, kind?: string) {
    const db = open().database.district(district)
    const seqs: number[] = []
    for (const court of courts) seqs.push(await changeCourt(db, district, court, kind))
    return seqs
  }
  const letters = (district: DistrictCode, state: 'waiting' | 'parked' | 'dead') =>
    open()
      .database.district(district)
      .selectFrom('log_letter')
      .select('seq')
      .where('state', '=', state)
      .orderBy('seq')
      .execute()
      .then((rows) => rows.map(({ seq }) => seq))

  test('handles what was there and what comes, once each', async () => {
    const { district, db } = await club()
    await change(district, '1123')
    await react(tallying('all'))
    await expect.poll(() => readTally(db, 'all')).toEqual(await readLog(db))
    await change(district, '3321')
    await expect.poll(() => readTally(db, 'all')).toEqual(await readLog(db))
  })

  test('a consumer that wants some kinds gets those, and the others count as processed', async () => {
    const { district, db } = await club()
    const [rolled] = await change(district, '1', 'court.rolled')
    await change(district, '1', 'court_rolled')
    const [painted] = await change(district, '1', 'line.painted')
    await react(tallying('some', { kinds: ['court.*', 'line.painted'] }))
    await expect.poll(() => readTally(db, 'some')).toEqual({ 1: [rolled, painted] })
    const cursor = await db.selectFrom('log_cursor').select(['accepted', 'processed']).executeTakeFirst()
    expect(cursor).toEqual({ accepted: 3, processed: 3 })
  })

  test('an event that cannot be handled holds back its own court only, and is given up after the last attempt', async () => {
    const { district, db } = await club()
    const [bad = 0] = await change(district, '1')
    const good = await change(district, '2')
    await react(
      tallying('picky', {
        handle: async (tx, events) => {
          if (events.some(({ seq }) => seq === bad)) throw new Error('the court is flooded')
          await tallying('picky').handle(tx, events)
        },
      }),
    )
    await expect.poll(() => readTally(db, 'picky')).toEqual({ 2: good })
    await expect.poll(() => letters(district, 'dead')).toEqual([bad])
    const [behind] = await change(district, '1')
    await expect.poll(() => letters(district, 'parked')).toEqual([behind])
    const letter = await db.selectFrom('log_letter').selectAll().where('seq', '=', bad).executeTakeFirst()
    expect(letter).toMatchObject({ attempts: 3, error: 'the court is flooded', next_at: null })
  })

  test('an event that succeeds later is followed by those behind it, in their order', async () => {
    const { district, db } = await club()
    await change(district, '1')
    let dry = false
    await reactAt(PATIENT, [
      tallying('patient', {
        handle: async (tx, events) => {
          if (!dry && events.some(({ subject }) => subject.id === '1')) throw new Error('the court is flooded')
          await tallying('patient').handle(tx, events)
        },
      }),
    ])
    await expect.poll(() => letters(district, 'waiting')).toHaveLength(1)
    await change(district, '111')
    await expect.poll(() => letters(district, 'parked')).toHaveLength(3)
    dry = true
    await expect.poll(() => readTally(db, 'patient')).toEqual(await readLog(db))
    await expect.poll(() => letters(district, 'parked')).toEqual([])
  })

  test('of many events the one at fault is found, and no other is handled twice or left out', async () => {
    const { district, db } = await club()
    const seqs = await change(district, '12312312312312312312')
    const bad = seqs[13]
    await react(
      tallying('searching', {
        handle: async (tx, events) => {
          await tallying('searching').handle(tx, events)
          if (events.some(({ seq }) => seq === bad)) throw new Error('rain')
        },
      }),
    )
    await expect.poll(() => letters(district, 'dead')).toEqual([bad])
    const log = await readLog(db)
    await expect
      .poll(() => readTally(db, 'searching'))
      .toEqual({ ...log, 2: log[2]?.filter((seq) => seq < (bad ?? 0)) })
  })

  test('an effect whose statement failed is the handler’s fault, even when it swallowed the error', async () => {
    const { district } = await club()
    const [bad] = await change(district, '1')
    await react(
      tallying('careless', {
        handle: (tx) =>
          tx
            .selectFrom('event')
            .select('nothing' as 'seq')
            .execute()
            .then(undefined, () => undefined) as Promise<void>,
      }),
    )
    await expect.poll(() => letters(district, 'dead')).toEqual([bad])
  })

  test('a consumer added later begins at the first event, or at what happens from now on', async () => {
    const { district, db } = await club()
    const before = await change(district, '11')
    await react(tallying('historian'), tallying('reporter', { begin: 'now' }))
    const after = await change(district, '1')
    await expect.poll(() => readTally(db, 'reporter')).toEqual({ 1: after })
    await expect.poll(() => readTally(db, 'historian')).toEqual({ 1: [...before, ...after] })
  })

  test('one that begins with the tables handles exactly what its snapshot had not seen', async () => {
    const { database, district, db } = await club()
    await change(district, '12')
    const [writing, looked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    // Began before the snapshot and commits after it: the snapshot's own horizon lies below what it has seen.
    const slow = database.transaction(district, async (tx) => {
      await changeCourt(tx, district, '3')
      writing.resolve()
      // The embedded database has one session: nobody looks while this one is open.
      if (database.kind === 'postgres') await looked.promise
    })
    await writing.promise
    await change(district, '1')
    const seen: Record<string, number[]>[] = []
    await react(
      tallying('builder', {
        bootstrap: async (tx, place) => {
          if (place !== district) return
          seen.push(await readLog(tx))
          looked.resolve()
        },
      }),
    )
    await Promise.all([slow, looked.promise])
    await change(district, '23')
    const log = await readLog(db)
    const [built = {}] = seen
    const unseen = Object.entries(log).map(([id, seqs]) => [id, seqs.filter((seq) => !built[id]?.includes(seq))])
    await expect.poll(() => readTally(db, 'builder')).toEqual(Object.fromEntries(unseen.filter(([, l]) => l?.length)))
    expect(seen).toHaveLength(1)
    expect(built[3]?.length ?? 0).toBe(database.kind === 'pglite' ? 1 : 0)
  })

  test('several reactors share the work and double nothing', async () => {
    const { district, db } = await club()
    await Promise.all([react(tallying('shared')), react(tallying('shared')), react(tallying('shared'))])
    await Promise.all(['1', '2', '3'].map((court) => change(district, court.repeat(20))))
    await expect.poll(() => readTally(db, 'shared')).toEqual(await readLog(db))
  })

  test('two consumers of one name are refused', () => {
    const { database } = open()
    const parts = { database, clock: { systemNow: () => '', cityNow: () => '', cityToday: () => '' } }
    const consumers = [tallying('same'), tallying('same')]
    expect(() => createReactor({ ...parts, logger: quietLogger, consumers })).toThrow('two consumers have one name')
  })
})

import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addCourts, changeCourt, makeCourts } from '../../testing/courts.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { openDatabase, tail } from '../index.ts'
import type { Tailed } from './tail.ts'

describeOnEachDatabase('the tail of the log', (open, kind) => {
  beforeAll(() => makeCourts(open().database))

  async function club() {
    const district = await open().freshDistrict()
    const db = open().database.district(district)
    await addCourts(db, district, ['1', '2'])
    return { district, db }
  }
  /** Listens in the background; `heard` fills as events come. */
  async function listen(district: DistrictCode, after: string | null, kinds: readonly string[] | null = null) {
    const stop = new AbortController()
    const heard: Tailed[] = []
    const ended = (async () => {
      for await (const one of tail(open().database, { district, after, kinds, signal: stop.signal })) heard.push(one)
    })()
    const end = async () => {
      stop.abort()
      await ended
    }
    return { heard, end, seqs: () => heard.map(({ event }) => event.seq) }
  }
  /** From the first event on. */
  const BEGINNING = Buffer.from(JSON.stringify([1, '0', '0', 0, null])).toString('base64url')

  test('gives what happens from now on, of the kinds asked for', async () => {
    const { district, db } = await club()
    const before = await changeCourt(db, district, '1')
    const [all, some] = [await listen(district, null), await listen(district, null, ['court.r*'])]
    // "Now" is when a tail first looks, so things happen until both have heard of one.
    await expect
      .poll(async () => {
        await changeCourt(db, district, '1')
        await changeCourt(db, district, '2', 'court.rolled')
        return all.heard.length > 0 && some.heard.length > 0
      })
      .toBe(true)
    expect(all.seqs()).not.toContain(before)
    expect(new Set(some.heard.map(({ event }) => event.kind))).toEqual(new Set(['court.rolled']))
    await Promise.all([all.end(), some.end()])
  })

  test('goes on where an earlier one ended, wherever that was', async () => {
    const { district, db } = await club()
    const seqs: number[] = []
    for (let time = 0; time < 6; time += 1) seqs.push(await changeCourt(db, district, time % 2 === 0 ? '1' : '2'))
    const first = await listen(district, BEGINNING)
    await expect.poll(first.seqs).toEqual(seqs)
    await first.end()
    for (const [place, { position }] of first.heard.entries()) {
      const next = await listen(district, position)
      await expect.poll(next.seqs).toEqual(seqs.slice(place + 1))
      await next.end()
    }
  })

  // The embedded database has one session: there no transaction is open while another ends.
  if (kind === 'postgres')
    test('waits for an elder transaction and then gives what it wrote', async () => {
      const { district, db } = await club()
      const [wrote, gate] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()]
      const slow = open().database.transaction(district, async (tx) => {
        wrote.resolve(await changeCourt(tx, district, '1'))
        await gate.promise
      })
      const late = await wrote.promise
      const quick = await changeCourt(db, district, '2')
      const all = await listen(district, BEGINNING)
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(all.seqs()).toEqual([])
      gate.resolve()
      await slow
      await expect.poll(all.seqs).toEqual([late, quick])
      await all.end()
    })

  test.each(['', 'nonsense', Buffer.from('[1,"5","3",0,null]').toString('base64url')])(
    'a position that it never gave is refused: %j',
    async (after) => {
      const { district } = await club()
      const asked = { district, after, kinds: null, signal: new AbortController().signal }
      await expect(tail(open().database, asked)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        code: 'platform.bad-position',
      })
    },
  )

  test('restored into another cluster, it reads the old life to its end and then the new one', async () => {
    const { district, db } = await club()
    const before = [await changeCourt(db, district, '1'), await changeCourt(db, district, '2')]
    const { owner } = open().database
    // As a dump of another cluster would leave it: its numbers of transactions lie far above those here.
    await sql`update log_incarnation set system_identifier = '1'`.execute(owner)
    await sql`update event set txid = (txid::text::bigint + 1000000)::text::xid8 where district = ${district}`.execute(
      owner,
    )
    const first = await listen(district, BEGINNING)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(first.seqs()).toEqual([])
    await first.end()
    if (kind === 'pglite') return
    await (await openDatabase(open().config, quietLogger)).close()
    const after = [await changeCourt(db, district, '2'), await changeCourt(db, district, '1')]
    const { rows } = await sql`select number from log_incarnation order by number`.execute(owner)
    expect(rows).toEqual([{ number: 1 }, { number: 2 }])
    const all = await listen(district, BEGINNING)
    await expect.poll(all.seqs).toEqual([...before, ...after])
    await all.end()
  })
})

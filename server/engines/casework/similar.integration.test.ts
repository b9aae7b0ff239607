import type { NewCase } from '@citybrain/contract/engines/case-command.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../testing/club-cases.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { doCommand, findSimilar, findSimilarForPublic, openCase } from './index.ts'
import { listCaseRows } from './lists.ts'

/** A degree of longitude is some 86.4 km there. */
const eastBy = (metres: number): [number, number] => [117.1 + metres / 86_400, 39.1]

describeOnEachDatabase('cases that are alike', (open) => {
  async function desk(): Promise<CaseDesk> {
    const { database, freshDistrict } = open()
    // Whoever checks ends it at once.
    return openCaseDesk(database, await freshDistrict(), [{ ...DAMAGE, starts: 'check' }])
  }
  const report = async (at: CaseDesk, metres: number | null, more: Partial<NewCase> = {}) => {
    const place = { position: metres === null ? null : eastBy(metres), address: '三号场' }
    return (await openCase(at.deps, at.person('李受理', 'clerk'), at.newCase({ place, ...more }))).state
  }
  const close = (at: CaseDesk, id: string) =>
    doCommand(at.deps, at.person('周采集', 'collector', { street: `${at.district}001` }), {
      id,
      command: { do: 'decide', item: 1, outcome: 'good', reason: null },
    })
  const asked = (at: CaseDesk, more: object = {}) => ({
    ...{ district: at.district, type: 'damage', category: '01', position: eastBy(0), text: '球网撕裂' },
    ...{ at: at.clock.cityNow(), ...more },
  })

  test('near open cases of the class come first, with the reasons; far ones and those that ended long ago do not come', async () => {
    const at = await desk()
    const [near, beside, ended] = [
      await report(at, 12),
      await report(at, 80, { category: '02', data: { what: '标线', lines: 1 } }),
      await report(at, 30),
    ]
    await report(at, 140)
    await close(at, ended.id)
    at.goTo('2023-09-13 11:00')
    const db = at.person('李受理', 'clerk').db
    const found = await findSimilar(at.deps, db, asked(at))
    expect(found.map(({ id }) => id)).toEqual([near.id, ended.id, beside.id])
    expect(found[0]?.metres).toBeCloseTo(12, 0)
    expect(found[0]?.reasons.map(({ zh }) => zh)).toEqual(['距离 12 米', '同类', '描述相近', '2 小时前报告，尚未办结'])
    at.goTo('2023-09-21 11:00')
    expect((await findSimilar(at.deps, db, asked(at))).map(({ id }) => id)).toEqual([near.id, beside.id])
  })

  test('without a position open cases are found by their words', async () => {
    const at = await desk()
    const torn = await report(at, 300)
    await report(at, 20, { data: { what: '灯不亮' }, place: { position: eastBy(9), address: '会所' } })
    const found = await findSimilar(at.deps, at.person('李受理', 'clerk').db, asked(at, { position: null }))
    expect(found.map(({ id, metres }) => [id, metres])).toEqual([[torn.id, null]])
  })

  test('a collector is shown the own street’s, another department nothing, the public neither ids nor exact places', async () => {
    const at = await desk()
    await report(at, 12)
    const of = (street: string) => at.person(`采集${street}`, 'collector', { street: `${at.district}${street}` }).db
    expect(await findSimilar(at.deps, of('001'), asked(at))).toHaveLength(1)
    expect(await findSimilar(at.deps, of('002'), asked(at))).toEqual([])
    const { database, freshDistrict } = open()
    const foreign = database.district(await freshDistrict())
    expect(await findSimilar(at.deps, foreign, asked(at))).toEqual([])
    expect(await findSimilarForPublic(at.deps, asked(at))).toEqual([
      { category: '01', position: [117.1, 39.1], state: 'open', on: '2023-09-13', score: 0.91 },
    ])
  })

  test('a closed problem that is reported again there is a recurrence, is listed as one, and reopens nothing', async () => {
    const at = await desk()
    const first = await report(at, 0)
    await close(at, first.id)
    at.goTo('2023-09-18 09:00')
    const [again, far] = [await report(at, 40), await report(at, 60)]
    const number = (await numberOf(at, first.id))[0]
    expect([again.recurs, far.recurs]).toEqual([{ id: first.id, number }, null])
    const page = { district: at.district, now: at.clock.cityNow(), after: null, limit: 10 }
    const list = (recurs: boolean) =>
      listCaseRows(at.person('李受理', 'clerk').db, { type: 'damage', state: 'open', recurs }, page)
    expect((await list(true)).map(({ id, recurs }) => [id, recurs?.number])).toEqual([[again.id, number]])
    expect((await list(false)).map(({ id }) => id)).toEqual([far.id])
  })
  const numberOf = async (at: CaseDesk, id: string) =>
    (
      await sql<{ number: string }>`select number from case_file where id = ${id}::uuid`.execute(
        at.person('李受理', 'clerk').db,
      )
    ).rows.map((row) => row.number)

  test('no question reads a spot’s history: the index knows place and end together', async () => {
    const at = await desk()
    const { id } = await report(at, 5)
    const { db } = at.person('李受理', 'clerk')
    // Closed years ago at the very spot.
    await sql`insert into case_file (district, id, number, type, version, revision, opened_at, changed_at, ended_at, ending,
        title, source, category, departments, geometry, supervised, state)
      select district, gen_random_uuid(), 'X' || n, type, version, 1, opened_at - interval '3 years', changed_at,
        opened_at - interval '2 years', 'closed', title, source, category, '{}', geometry, false, '{}'
      from case_file, generate_series(1, 500) n where id = ${id}::uuid`.execute(db)
    const [west, south, east, north] = [117.09, 39.09, 117.11, 39.11].map((degrees) => sql`${degrees}::float8`)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, costs off) select id from case_here
      where geometry is not null and spot &&& ST_MakeLine(
        ST_MakePoint(${west}, ${south}, case_height('2023-08-01Z'::timestamptz)), ST_MakePoint(${east}, ${north}, 1e9::float8))
        and type = 'damage'`.execute(db)
    const [scan] = rows.map((row) => row['QUERY PLAN']).filter((line) => line.includes('case_file'))
    expect(scan).toMatch(/Index Scan using case_file_spot on case_file \(actual time=[0-9.]+ rows=1(\.00)? /)
    expect(await findSimilar(at.deps, db, asked(at))).toHaveLength(1)
  })
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type ImportDesk, importFile, map, openImportDesk, upload, work } from '../../testing/import-desk.ts'
import { listConflicts, listFaults, refusedSheet } from './import-faults.ts'
import { sweepImports } from './import-service.ts'
import { getImport, makeChanges, startWork } from './index.ts'

const SHEET = `南开区网球场台账
填报单位：体育局
场号,名称,场地,灯,场租（万元）,启用,有顶,经度,纬度,地址
A1,一号球场,红土,4,0.05,2020年5月1日,是,117.1,39.1,鞍山西道1号
A2,二号球场,硬地,"1,0",—,2021/6/2,否,117.2,39.1,鞍山西道2号
A3,三号球场,水泥,4,1,2021/6/2,否,117.2,39.1,
合计,3,,,,,,,,
`

describeOnEachDatabase('an import of things', (open) => {
  async function desk(): Promise<ImportDesk> {
    const { database, freshDistrict } = open()
    return openImportDesk(database, await freshDistrict())
  }
  const courts = async ({ caller }: ImportDesk) =>
    (
      await sql<{ name: string; code: string; attributes: object; street: string; state: string; revision: number }>`
        select name, code, attributes, street, state, revision from thing order by code`.execute(caller.db)
    ).rows
  const count = async ({ caller }: ImportDesk, table: string, where = 'true') =>
    (
      await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(
        caller.db,
      )
    ).rows[0]?.n
  const sheetOf = (rows: number, from = 0) =>
    `场号,名称,灯\n${Array.from({ length: rows }, (_, at) => `N${from + at},球场${from + at},${at % 7}\n`).join('')}`

  test('reads an office sheet with title, units, days and choices, and says of each refused cell why', async () => {
    const at = await desk()
    const done = await importFile(at, SHEET)
    expect(done).toMatchObject({
      state: 'done',
      written: { rows: 4, create: 2, update: 0, unchanged: 0, refused: 1, skipped: 1 },
    })
    const { district } = at.caller.actor
    expect(await courts(at)).toEqual([
      {
        ...{ name: '一号球场', code: 'A1', street: `${district}001`, state: 'present', revision: 1 },
        attributes: {
          address: '鞍山西道1号',
          surface: 'clay',
          lights: 4,
          fee: '500',
          openedOn: '2020-05-01',
          covered: true,
        },
      },
      {
        ...{ name: '二号球场', code: 'A2', street: `${district}002`, state: 'present', revision: 1 },
        attributes: { address: '鞍山西道2号', surface: 'hard', lights: 10, openedOn: '2021-06-02', covered: false },
      },
    ])
    const faults = await listFaults(at.caller.db, done.id, { pass: 'run', after: null, limit: 10 })
    expect(faults).toEqual([expect.objectContaining({ row: 6, column: 2, value: '水泥' })])
    expect(faults[0]?.words.zh).toContain('红土')
    const { rows } =
      await sql`select distinct source_system, source_document, valid_from, import_id from thing_fact`.execute(
        at.caller.db,
      )
    expect(rows).toEqual([
      { source_system: '体育局台账', source_document: '津体〔2023〕1号', valid_from: '2023-01-01', import_id: done.id },
    ])
    expect(await count(at, 'audit', "action = 'import.chunk'")).toBe(1)
    expect(await count(at, 'event', "kind = 'thing.created'")).toBe(2)
  })

  test('is checked without writing anything, and shows its first rows with what would become of them', async () => {
    const at = await desk()
    const { id, revision } = await upload(at, SHEET)
    await map(at, { id, revision })
    const { check, state } = await work(at, id, 'check')
    expect(state).toBe('checked')
    expect(check?.counts).toEqual({ rows: 4, create: 2, update: 0, unchanged: 0, refused: 1, skipped: 1 })
    expect(check?.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [4, 'create'],
      [5, 'create'],
      [6, 'refused'],
      [7, 'skipped'],
    ])
    expect(await count(at, 'thing')).toBe(0)
  })

  test('changes what differs, leaves the rest, and blank cells say nothing', async () => {
    const at = await desk()
    await importFile(at, '场号,名称,灯,场地\nA1,一号球场,4,红土\nA2,二号球场,4,红土\n')
    const second = await importFile(at, '场号,名称,灯,场地\nA1,一号球场,6,\nA2,二号球场,4,红土\nA3,三号球场,1,\n')
    expect(second.written).toEqual({ rows: 3, create: 1, update: 1, unchanged: 1, refused: 0, skipped: 0 })
    expect((await courts(at)).map(({ code, attributes, revision }) => [code, attributes, revision])).toEqual([
      ['A1', { lights: 6, surface: 'clay' }, 2],
      ['A2', { lights: 4, surface: 'clay' }, 1],
      ['A3', { lights: 1 }, 1],
    ])
  })

  test.each([
    ['create', { rows: 2, create: 1, update: 0, unchanged: 0, refused: 1, skipped: 0 }],
    ['update', { rows: 2, create: 0, update: 1, unchanged: 0, refused: 1, skipped: 0 }],
  ] as const)('that may only %s refuses the other rows', async (mode, written) => {
    const at = await desk()
    await importFile(at, '场号,名称,灯\nA1,一号球场,4\n')
    expect((await importFile(at, '场号,名称,灯\nA1,一号球场,5\nA2,二号球场,5\n', { mode })).written).toEqual(written)
  })

  test('refuses a row that repeats one above it, within a chunk and across chunks', async () => {
    const at = await desk()
    const sheet = `${sheetOf(5_001)}N5000,又一个,1\nN1,再一个,1\n`
    const done = await importFile(at, sheet)
    expect(done.written).toMatchObject({ create: 5_001, refused: 2 })
    expect(done.chunks).toBe(3)
    expect(await count(at, 'thing')).toBe(5_001)
  })

  test('finds what it speaks of by name and address where there is no code', async () => {
    const at = await desk()
    const columns = '名称,地址,灯\n'
    await importFile(at, `${columns}球场,甲路1号,1\n球场,乙路2号,2\n`)
    const again = await importFile(at, `${columns}球场,乙路2号,3\n`)
    expect(again).toMatchObject({ mapping: { match: 'name-address' }, written: { update: 1, create: 0 } })
  })

  test('remembers how a sheet of the same form was mapped', async () => {
    const at = await desk()
    const { id, revision } = await upload(at, '编号甲,叫法\nA1,一号\n')
    const columns = [
      { column: 0, header: '编号甲', to: '$code' as const, factor: '1' },
      { column: 1, header: '叫法', to: '$name' as const, factor: '1' },
    ]
    await map(at, { id, revision }, { columns, match: 'code', headerRow: 0 })
    const next = await upload(at, '编号甲,叫法\nA9,九号\n')
    const mapped = await map(at, next)
    expect(mapped.mapping?.columns.map(({ to }) => to)).toEqual(['$code', '$name'])
  })

  test.each([
    // The district's centre, as map providers publish it; and as PROJ has it in the plane, northing first as surveyors do.
    ['gcj02', '117.164143', '39.120474'],
    ['epsg4527', '4331767.889', '39513643.192'],
  ] as const)('takes positions in %s to the datum in which the city keeps them', async (datum, x, y) => {
    const at = await desk()
    const done = await importFile(at, `场号,名称,经度,纬度\nA1,一号球场,${x},${y}\n`, { datum })
    expect(done.written).toMatchObject({ create: 1, refused: 0 })
    const { rows } = await sql<{ x: number; y: number }>`select ST_X(geometry) as x, ST_Y(geometry) as y
      from thing`.execute(at.caller.db)
    expect(rows[0]?.x).toBeCloseTo(117.15776, 4)
    expect(rows[0]?.y).toBeCloseTo(39.11937, 4)
  })

  test('is undone as a whole: new things end, changed ones get their former values, others are listed', async () => {
    const at = await desk()
    await importFile(at, '场号,名称,灯\nA1,一号球场,4\n')
    const second = await importFile(
      at,
      '场号,名称,灯,场地\nA1,一号球场,6,红土\nA2,二号球场,5,硬地\nA3,三号球场,5,硬地\n',
    )
    const [third] = (await sql<{ id: string }>`select id from thing where code = 'A3'`.execute(at.caller.db)).rows
    await makeChanges(at.deps, at.caller, [{ do: 'change', thing: third?.id ?? '', attributes: { lights: 9 } }])
    const undone = await work(at, second.id, 'undo')
    expect(undone).toMatchObject({ state: 'undone', undone: { restored: 1, ended: 1, conflicts: 1 } })
    expect((await courts(at)).map(({ code, attributes, state }) => [code, attributes, state])).toEqual([
      ['A1', { lights: 4, surface: null }, 'present'],
      ['A2', { lights: 5, surface: 'hard' }, 'ended'],
      ['A3', { lights: 9, surface: 'hard' }, 'present'],
    ])
    expect(await listConflicts(at.caller.db, second.id, null, 10)).toEqual([
      expect.objectContaining({ name: '三号球场' }),
    ])
  })

  test('gives the refused rows back as a sheet with reasons, in which nothing runs as a formula', async () => {
    const at = await desk()
    const done = await importFile(at, '场号,名称,灯\n=1+1,一号球场,很多\nA2,二号球场,4\n')
    const { body } = await refusedSheet(at.imports, at.caller.db, done.id, {
      pass: 'run',
      language: 'zh',
      signal: new AbortController().signal,
    })
    expect((await body.toArray()).join('')).toBe(
      "\ufeff行号,场号,名称,灯,原因\r\n2,'=1+1,一号球场,很多,灯：应为数字\r\n",
    )
  })

  test('that was cancelled keeps its whole chunks and goes on behind them', async () => {
    const at = await desk()
    const { id, revision } = await upload(at, sheetOf(22_000))
    const mapped = await map(at, { id, revision })
    const { job } = await startWork(at.imports, at.caller, id, { kind: 'run', revision: mapped.revision })
    await expect.poll(async () => (await getImport(at.caller.db, id)).chunks, { timeout: 60_000 }).toBeGreaterThan(0)
    await at.jobs.cancel(at.caller.actor, job ?? '')
    await expect.poll(async () => (await getImport(at.caller.db, id)).state, { timeout: 20_000 }).not.toBe('running')
    const stopped = await getImport(at.caller.db, id)
    expect(await count(at, 'thing')).toBe(stopped.written.create)
    const done = stopped.state === 'done' ? stopped : await work(at, id, 'run')
    expect(done).toMatchObject({ state: 'done', written: { rows: 22_000, create: 22_000 } })
    expect(await count(at, 'thing')).toBe(22_000)
    expect(await count(at, 'thing_fact')).toBe(22_000)
  }, 120_000)

  test('cannot be begun again upon a state that somebody else has moved on', async () => {
    const at = await desk()
    const { id, revision } = await upload(at, SHEET)
    const mapped = await map(at, { id, revision })
    await work(at, id, 'run')
    const late = startWork(at.imports, at.caller, id, { kind: 'check', revision: mapped.revision })
    await expect(late).rejects.toMatchObject({ kind: 'Conflict' })
  })

  test('that nobody took up for a month goes with its file, one that wrote something stays', async () => {
    const one = await desk()
    await upload(one, SHEET)
    const { id } = await importFile(one, sheetOf(2))
    expect(await sweepImports(one.caller)).toBe(0)
    await sql`update thing_import set created_at = created_at - interval '31 days'`.execute(one.caller.db)
    expect(await sweepImports(one.caller)).toBe(1)
    expect(await count(one, 'thing_import')).toBe(1)
    expect((await getImport(one.caller.db, id)).state).toBe('done')
  })

  test('of another district is not seen', async () => {
    const [at, other] = [await desk(), await desk()]
    const { id } = await upload(at, SHEET)
    await expect(getImport(other.caller.db, id)).rejects.toMatchObject({ code: 'imports.not-found' })
  })
})

import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'

describeOnEachDatabase('a session', (open) => {
  test('reads each type of value the same way', async () => {
    const { database, freshDistrict } = open()
    const { rows } =
      await sql`select 4683::int8 as int8, 17::int4 as int4, 1050.10::numeric as numeric, 0.5::float8 as float8,
      true as bool, '二〇二三'::text as text, date '2023-09-15' as date, timestamptz '2023-09-15 09:30:00.5+08' as timestamptz,
      '{"a":[1,null]}'::jsonb as jsonb, '\\x00ff'::bytea as bytea, array['a,"b"',null] as texts, array[1,2]::int8[] as numbers,
      null::text as nothing`.execute(database.district(await freshDistrict()))
    expect(rows).toEqual([
      {
        ...{ int8: 4683, int4: 17, numeric: '1050.10', float8: 0.5, bool: true, text: '二〇二三', date: '2023-09-15' },
        ...{ timestamptz: '2023-09-15T01:30:00.500Z', jsonb: { a: [1, null] }, bytea: new Uint8Array([0, 255]) },
        ...{ texts: ['a,"b"', null], numbers: [1, 2], nothing: null },
      },
    ])
  })

  test('takes each type of value the same way', async () => {
    const { database, freshDistrict } = open()
    const { rows } = await sql`select ${'2023-09-15'}::date as date, ${1050}::numeric as numeric, ${true}::bool as bool,
      ${new Uint8Array([0, 255])}::bytea as bytea, ${['甲', '乙"']}::text[] as texts, ${JSON.stringify([1])}::jsonb as jsonb,
      ${null}::int4 as nothing`.execute(database.district(await freshDistrict()))
    expect(rows).toEqual([
      {
        ...{ date: '2023-09-15', numeric: '1050', bool: true, bytea: new Uint8Array([0, 255]), texts: ['甲', '乙"'] },
        ...{ jsonb: [1], nothing: null },
      },
    ])
  })

  test('takes one statement at a time, so that nothing smuggled in behind it runs', async () => {
    const { database, freshDistrict } = open()
    const db = database.district(await freshDistrict())
    await expect(sql.raw('select 1; select 2').execute(db)).rejects.toThrow('multiple commands')
  })

  test('a transaction that throws leaves nothing, and the next one works', async () => {
    const { database, freshDistrict } = open()
    const code = await freshDistrict()
    const failing = database.transaction(code, async (tx) => {
      await sql`create temporary table scrap (n int)`.execute(tx)
      throw new Error('rain')
    })
    await expect(failing).rejects.toThrow('rain')
    const { rows } = await database.transaction(code, (tx) => sql`select to_regclass('scrap') as scrap`.execute(tx))
    expect(rows).toEqual([{ scrap: null }])
  })

  test('a transaction whose failed statement was swallowed does not claim to be saved', async () => {
    const { database, freshDistrict } = open()
    const swallowing = database.transaction(await freshDistrict(), async (tx) => {
      await sql`select 1 / 0`.execute(tx).catch(() => undefined)
    })
    await expect(swallowing).rejects.toThrow('nothing of it was saved')
  })

  test('a statement beside the transaction in whose course it is made is refused at once', async () => {
    const { database, freshDistrict } = open()
    const code = await freshDistrict()
    const beside = database.transaction(code, () => database.district(code).selectFrom('event').selectAll().execute())
    await expect(beside).rejects.toThrow('use its own `tx`')
  })

  test('a heavy statement does not hold up the event loop', async () => {
    const { database } = open()
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const start = performance.now()
    await sql`select sum(sqrt(n)) from generate_series(1, 3000000) as n`.execute(database.owner)
    const ms = performance.now() - start
    clearInterval(timer)
    await pause(0)
    // A blocked loop would tick once; a free one ticks every 5 ms, less on a busy machine.
    expect(ticks).toBeGreaterThan(Math.max(2, ms / 50))
  })
})

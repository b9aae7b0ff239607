import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPgliteSource } from './pglite-source.ts'
import { OWNER, type SessionSource } from './session.ts'
import { refreshStatistics } from './statistics.ts'

let folder: string
let source: SessionSource
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citybrain-statistics-'))
  source = await openPgliteSource(join(folder, 'database'))
})
afterAll(async () => {
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(sql: string) {
  const session = await source.acquire(OWNER)
  try {
    return (await session.query(sql, [])).rows
  } finally {
    session.release()
  }
}

test('the embedded database learns how many rows a table has after it was filled, and looks again only after change', async () => {
  await run('create schema citybrain')
  await run('create table citybrain.cell (code text primary key)')
  await run('insert into citybrain.cell select generate_series(1, 4000)::text')
  expect(await refreshStatistics(source)).toEqual(['citybrain.cell'])
  expect(await run(`select reltuples::int as rows from pg_class where relname = 'cell'`)).toEqual([{ rows: 4000 }])
  expect(await refreshStatistics(source)).toEqual([])
  await run('with more as (insert into citybrain.cell select generate_series(5000, 5500)::text returning 1) select 1')
  expect(await refreshStatistics(source)).toEqual(['citybrain.cell'])
})

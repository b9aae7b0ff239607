import { setTimeout as pause } from 'node:timers/promises'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase, registerDistrict } from '../../platform/index.ts'
import { type Child, startChild } from '../../testing/child.ts'
import { databaseKinds } from '../../testing/databases.ts'
import { map, openImportDesk, upload } from '../../testing/import-desk.ts'
import { makePlace, type Place } from '../../testing/place.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'

const PROGRAM = new URL('../../testing/programs/importer.ts', import.meta.url)
const CLUB = DistrictCode.parse('990001')
const ROWS = 12_000
const MOST_KILLS = 5
const SHEET = `场号,名称,灯\n${Array.from({ length: ROWS }, (_, n) => `N${n},球场${n},${n % 7}\n`).join('')}`

describe.each(databaseKinds)('an import under fire (%s)', (kind) => {
  let place: Place
  let id = ''
  const children = new Set<Child>()

  async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase(place.config, quietLogger)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  beforeAll(async () => {
    place = await makePlace(kind, 'all tables')
    id = await withDatabase(async (database) => {
      await registerDistrict(database, { code: CLUB, name: { zh: '测试区', en: 'Test district' } })
      const desk = await openImportDesk(database, CLUB)
      const uploaded = await upload(desk, SHEET)
      await map(desk, uploaded)
      await desk.jobs.close()
      return uploaded.id
    })
  }, 120_000)
  afterAll(async () => {
    for (const child of children) await child.kill()
    await place.remove()
  })

  /** Killed soon after it has written something, again and again, until it has come to its end. */
  async function underFire(deed: 'run' | 'undo'): Promise<number> {
    const { databaseUrl, data } = place.config
    const where = databaseUrl === null ? ['data', data] : ['database-url', databaseUrl]
    for (let kills = 0; ; kills += 1) {
      const child = startChild(PROGRAM, [...where, CLUB, id, deed])
      children.add(child)
      const first = kills < MOST_KILLS ? await Promise.race([child.line('reached'), child.line('ended')]) : ''
      await pause(Math.random() * 300)
      const line = first.startsWith('reached') ? (child.lines.find((one) => one.startsWith('ended')) ?? '') : first
      const end = kills < MOST_KILLS ? line : await child.line('ended')
      await child.kill()
      children.delete(child)
      if (end !== '') {
        expect(end).toBe(`ended ${deed === 'run' ? 'done' : 'undone'}`)
        return kills
      }
      if (kind === 'postgres') await letGo()
    }
  }

  /** On PostgreSQL a dead process counts as alive until its lease ends: we end it, instead of waiting 30 s. A folder has no other. */
  const letGo = () =>
    withDatabase((database) =>
      sql`update job set lease_until = now() - interval '1 second' where state = 'running'`.execute(database.owner),
    )
  const counts = () =>
    withDatabase(async (database) => {
      const { rows } = await sql<Record<string, number>>`select
        (select count(*)::int from thing where state = 'present') as present,
        (select count(distinct code)::int from thing) as codes,
        (select count(*)::int from thing) as things,
        (select count(*)::int from thing_fact) as facts,
        (select count(*)::int from event where kind = 'thing.created') as created,
        (select count(*)::int from event where kind = 'thing.ended') as ended`.execute(database.district(CLUB))
      return rows[0]
    })

  test('writes every row exactly once, and is taken back as a whole', { timeout: 400_000 }, async () => {
    expect(await underFire('run')).toBeGreaterThan(0)
    const written = { present: ROWS, codes: ROWS, things: ROWS, facts: ROWS, created: ROWS, ended: 0 }
    expect(await counts()).toEqual(written)
    expect(await underFire('undo')).toBeGreaterThan(0)
    expect(await counts()).toEqual({ ...written, present: 0, facts: 2 * ROWS, ended: ROWS })
  })
})

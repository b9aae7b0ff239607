import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Child, startChild } from '../../testing/child.ts'
import { databaseKinds } from '../../testing/databases.ts'
import { makePlace } from '../../testing/place.ts'
import { makePreparedPostgres } from '../../testing/postgres-template.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { testConfig } from '../../testing/test-config.ts'
import { type Config, openDatabase, registerDistrict } from '../index.ts'
import { listMigrations } from './migration-files.ts'

const WRITER = new URL('../../testing/programs/writer.ts', import.meta.url)

const runWriter = ({ databaseUrl, data }: Config) =>
  startChild(WRITER, databaseUrl === null ? ['data', data] : ['database-url', databaseUrl])

describe.each(databaseKinds)('opening a database (%s)', (kind) => {
  const cleanUps: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })

  async function place(tables: 'no tables' | 'all tables'): Promise<Config> {
    const { config, remove } = await makePlace(kind, tables)
    cleanUps.push(remove)
    return config
  }
  function write(config: Config): Child {
    const child = runWriter(config)
    cleanUps.push(() => child.kill())
    return child
  }
  async function open(config: Config) {
    const database = await openDatabase(config, quietLogger)
    cleanUps.push(() => database.close())
    return database
  }

  test('a new place gets every migration once, and PostGIS', async () => {
    const config = await place('no tables')
    await (await openDatabase(config, quietLogger)).close()
    const database = await open(config)
    const applied = await database.owner.selectFrom('migration').select(['part', 'number']).execute()
    expect(applied).toHaveLength(listMigrations().length)
    const { rows } = await sql`select st_astext(st_point(117.15, 39.12)) as point`.execute(database.owner)
    expect(rows).toEqual([{ point: 'POINT(117.15 39.12)' }])
  }, 180_000)

  test('a database newer than the program is refused and left as it is', async () => {
    const config = await place('all tables')
    const database = await openDatabase(config, quietLogger)
    const newer = { part: 'plan', number: 999, name: '999-later.sql', checksum: 'x' }
    await database.owner.insertInto('migration').values(newer).execute()
    await database.close()
    await expect(openDatabase(config, quietLogger)).rejects.toMatchObject({ code: 'platform.database-newer' })
    // Refusing lets go of the place: the next attempt meets the same refusal, not a lock.
    await expect(openDatabase(config, quietLogger)).rejects.toMatchObject({ code: 'platform.database-newer' })
  })

  test('everything acknowledged before a kill -9 is there after the restart, and nothing by halves', async () => {
    const config = await place('all tables')
    const writer = write(config)
    await writer.line('saved 40')
    await writer.kill()
    const acknowledged = writer.lines.filter((line) => line.startsWith('saved')).length
    const db = (await open(config)).district(DistrictCode.parse('990001'))
    const { rows } = await sql<{ events: number; audits: number }>`
      select (select count(*) from event) as events, (select count(*) from audit) as audits`.execute(db)
    // The last save may have been committed before it could be acknowledged.
    expect([acknowledged, acknowledged + 1]).toContain(rows[0]?.events)
    expect(rows[0]?.audits).toBe(rows[0]?.events)
  })

  if (kind === 'pglite') {
    test('a folder in use by another process is refused, and the other process goes on', async () => {
      const config = await place('all tables')
      const writer = write(config)
      await writer.line('open')
      await expect(openDatabase(config, quietLogger)).rejects.toMatchObject({
        code: 'platform.folder-in-use',
        details: { pid: writer.pid },
      })
      await writer.line('saved 20')
    })

    test('a damaged database is refused with a sentence that names the folder', async () => {
      const config = await place('no tables')
      mkdirSync(join(config.data, 'database'))
      writeFileSync(join(config.data, 'database', 'PG_VERSION'), '18')
      await expect(openDatabase(config, quietLogger)).rejects.toMatchObject({ code: 'platform.database-unreadable' })
    })
  }

  if (kind === 'postgres') {
    test('of two programs that start at once on an empty database both find it complete', async () => {
      const config = await place('no tables')
      const [first, second] = await Promise.all([open(config), open(config)])
      for (const database of [first, second]) {
        const applied = await database.owner.selectFrom('migration').select('number').execute()
        expect(applied).toHaveLength(listMigrations().length)
      }
    })

    test('a login that may create neither roles nor extensions serves a database prepared for it', async () => {
      const { url, remove } = await makePreparedPostgres()
      cleanUps.push(remove)
      const database = await open(testConfig({ 'database-url': url }))
      const db = database.district(DistrictCode.parse('990001'))
      const { rows } = await sql`select current_user::text as role`.execute(db)
      expect(rows).toEqual([{ role: 'citybrain_app' }])
      await registerDistrict(database, { code: DistrictCode.parse('990002'), name: { zh: '乙', en: 'B' } })
      expect(await db.selectFrom('district').selectAll().execute()).toEqual([])
    })

    test('connections that were cut are replaced', async () => {
      const database = await open(await place('all tables'))
      const db = database.district(DistrictCode.parse('990001'))
      await db.selectFrom('event').select('seq').execute()
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(database.owner)
      // The news of the cut is on its way to the idle connection.
      await pause(100)
      expect(await db.selectFrom('event').select('seq').execute()).toEqual([])
    })

    test('more districts than connections are served, each its own rows', async () => {
      const config = { ...(await place('all tables')), databaseConnections: 3 }
      const database = await open(config)
      const codes = Array.from({ length: 30 }, (_, index) => DistrictCode.parse(String(990_001 + (index % 10))))
      const answers = await Promise.all(
        codes.map((code) => sql`select current_setting('citybrain.district') as code`.execute(database.district(code))),
      )
      expect(answers.map((answer) => answer.rows[0])).toEqual(codes.map((code) => ({ code })))
    })
  }
})

import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Child, startChild } from '../../testing/child.ts'
import { addCourts, makeCourts, readLog, readTally } from '../../testing/courts.ts'
import { CONSUMERS, COURT_CLUB, COURTS, writeCourts } from '../../testing/courts-under-load.ts'
import { databaseKinds } from '../../testing/databases.ts'
import { makePlace, type Place } from '../../testing/place.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { type Database, openDatabase, registerDistrict } from '../index.ts'

const PROGRAM = new URL('../../testing/programs/courts.ts', import.meta.url)
/** Eight writers, two thousand events each. */
const EVENTS = 16_000
const KILLS = { postgres: 30, pglite: 10 } as const

describe.each(databaseKinds)('the log under fire (%s)', (kind) => {
  let place: Place
  const children = new Set<Child>()

  const start = (target: number) => {
    const where =
      place.config.databaseUrl === null ? ['data', place.config.data] : ['database-url', place.config.databaseUrl]
    const child = startChild(PROGRAM, [...where, String(target)])
    children.add(child)
    return child
  }
  /** One whose connection is cut while it starts ends by itself, and is started again. */
  async function startOpen(target: number, tries = 20): Promise<Child> {
    if (tries === 0) throw new Error('no process of twenty came to open the database')
    const child = start(target)
    const open = await child.line('open').catch(() => null)
    return open === null ? startOpen(target, tries - 1) : child
  }
  async function killSoon(target: number): Promise<void> {
    const child = await startOpen(target)
    await pause(Math.random() * 800)
    await child.kill()
    children.delete(child)
  }
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
    await withDatabase(async (database) => {
      await registerDistrict(database, { code: COURT_CLUB, name: { zh: '测试区', en: 'Test district' } })
      await makeCourts(database)
      await addCourts(database.district(COURT_CLUB), COURT_CLUB, COURTS)
    })
  })
  afterAll(async () => {
    for (const child of children) await child.kill()
    await place.remove()
  })

  /**
   * PostgreSQL: writers here, two processes that react and are killed, and connections cut under all
   * of them. Those of a process that is still starting are spared: it would only end and be started again.
   */
  async function underFireOnServer(): Promise<void> {
    await withDatabase(async (database) => {
      let writing = true
      const cuts = (async () => {
        while (writing) {
          await pause(300 + Math.random() * 900)
          await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() order by random() limit 2`.execute(
            database.owner,
          )
        }
      })()
      const kills = async (times: number) => {
        for (let time = 0; time < times; time += 1) await killSoon(0)
      }
      await Promise.all([
        writeCourts(database, COURT_CLUB, EVENTS),
        kills(KILLS.postgres / 2),
        kills(KILLS.postgres / 2),
      ])
      writing = false
      await cuts
      await startOpen(0)
      await expect.poll(() => isDone(database), { timeout: 60_000, interval: 200 }).toBe(true)
    })
  }

  /** The embedded database has one process: writers and consumers are killed together. */
  async function underFireInFolder(): Promise<void> {
    for (let time = 0; time < KILLS.pglite; time += 1) await killSoon(EVENTS)
    const last = await startOpen(EVENTS)
    await last.line('written')
    await pause(2_000)
    await last.kill()
    const quiet = start(0)
    await quiet.line('open')
    await pause(5_000)
    await quiet.kill()
    await withDatabase(async (database) => expect(await isDone(database)).toBe(true))
  }

  async function isDone(database: Database): Promise<boolean> {
    const { rows } = await sql<{ done: boolean }>`select count(*) = ${CONSUMERS.length}
        and bool_and(processed = (select count(*) from event)) as done
      from log_cursor`.execute(database.district(COURT_CLUB))
    return rows[0]?.done === true
  }

  test('every event has its effect once, in the order of its court, and none is skipped', {
    timeout: 600_000,
  }, async () => {
    await (kind === 'postgres' ? underFireOnServer() : underFireInFolder())
    await withDatabase(async (database) => {
      const db = database.district(COURT_CLUB)
      const log = await readLog(db)
      const changes = await sql<{ changes: number }>`select sum(changes)::int as changes from court`.execute(db)
      const events = Object.values(log).flat()
      expect(events.length).toBe(changes.rows[0]?.changes)
      expect(events.length).toBeGreaterThanOrEqual(EVENTS)
      for (const consumer of CONSUMERS) expect(await readTally(db, consumer)).toEqual(log)
      const cursors = await db.selectFrom('log_cursor').select(['accepted', 'processed']).execute()
      expect(cursors).toEqual(CONSUMERS.map(() => ({ accepted: events.length, processed: events.length })))
      expect(await db.selectFrom('log_letter').selectAll().limit(1).execute()).toEqual([])
    })
  })
})

import { sql } from 'kysely'
import type { Config } from '../config/config.ts'
import type { Database, Db } from '../database/database.ts'
import type { Logger } from '../log/logger.ts'
import { type CityShift, startCityClock } from './city-clock.ts'
import type { Clock } from './clock.ts'
import { systemMs, toChinaDate, toInstant, toMs } from './system-time.ts'

/** How often the city's time is noted, so that a system clock set back can't take the city back with it. */
const NOTE_MS = 60_000

export interface OpenClock extends Clock {
  close(): Promise<void>
}

async function readShift(db: Db): Promise<CityShift | null> {
  const row = await db.selectFrom('city_clock').selectAll().executeTakeFirst()
  return row === undefined ? null : { shiftMs: row.shift_ms, setTo: row.set_to, seenMs: toMs(row.seen_at) }
}

async function writeShift(db: Db, shift: CityShift): Promise<void> {
  const values = { shift_ms: shift.shiftMs, set_to: shift.setTo, seen_at: toInstant(shift.seenMs) }
  await db
    .insertInto('city_clock')
    .values(values)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(values))
    .execute()
}

/** Starts or continues the city's clock of this database; `config.today` sets its date. */
export async function openClock(database: Database, config: Pick<Config, 'today'>, logger: Logger): Promise<OpenClock> {
  const { shiftMs } = await database.owner.transaction().execute(async (tx) => {
    // Two starters must not both believe that the clock is new.
    await sql`lock table city_clock in exclusive mode`.execute(tx)
    const shift = startCityClock(await readShift(tx), systemMs(), config.today)
    await writeShift(tx, shift)
    return shift
  })
  let latest = 0
  function cityMs(): number {
    latest = Math.max(latest, systemMs() + shiftMs)
    return latest
  }
  async function note(): Promise<void> {
    const seen = toInstant(cityMs())
    await sql`update city_clock set seen_at = greatest(seen_at, ${seen}::timestamptz)`.execute(database.owner)
  }
  const timer = setInterval(() => {
    note().catch((error: unknown) => logger.warn({ err: error }, "could not note the city's time"))
  }, NOTE_MS).unref()
  return {
    systemNow: () => toInstant(systemMs()),
    cityNow: () => toInstant(cityMs()),
    cityToday: () => toChinaDate(cityMs()),
    close: async () => {
      clearInterval(timer)
      await note()
    },
  }
}

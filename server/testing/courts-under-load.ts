import { setTimeout as pause } from 'node:timers/promises'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { type Clock, type Consumer, createReactor, type Database, type Reactor } from '../platform/index.ts'
import { changeCourt, tallying } from './courts.ts'
import { quietLogger } from './quiet-logger.ts'

export const COURT_CLUB = DistrictCode.parse('990001')
export const COURTS = Array.from({ length: 20 }, (_, place) => String(place + 10))
export const CONSUMERS = ['steady', 'flaky'] as const

const WRITERS = 8
const PACE = { pollMs: 100, gatherMs: 5, baseMs: 20, longestMs: 500, attempts: 1_000, batch: 100 }

/** Two consumers: one that does its work, and one that now and then fails for no reason. */
export async function reactToCourts(database: Database, clock: Clock): Promise<Reactor> {
  const flaky: Consumer = tallying('flaky', {
    handle: async (tx, events) => {
      await tallying('flaky').handle(tx, events)
      if (Math.random() < 0.05) throw new Error('a gust of wind')
    },
  })
  const consumers = [tallying('steady'), flaky]
  const reactor = createReactor({ database, clock, logger: quietLogger, consumers, pace: PACE })
  await reactor.start()
  return reactor
}

/**
 * Writers that change courts in transactions of random length, one in ten of which is given up, until the log holds so
 * many events. A transaction whose connection is cut is simply not counted: the log itself tells what was committed.
 */
export async function writeCourts(database: Database, district: DistrictCode, target: number): Promise<void> {
  let written = await countEvents(database, district)
  async function writer(): Promise<void> {
    while (written < target) {
      try {
        // In one step: what the other writers add meanwhile counts too.
        const changes = await writeOnce(database, district)
        written += changes
      } catch {
        // Given up on purpose, or cut.
      }
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  // What was cut while it committed may count or not.
  if ((await countEvents(database, district)) < target) await writeCourts(database, district, target)
}

async function countEvents(database: Database, district: DistrictCode): Promise<number> {
  const { rows } = await sql<{ events: number }>`select count(*) as events from event`.execute(
    database.district(district),
  )
  return rows[0]?.events ?? 0
}

const oneOf = (most: number) => Math.floor(Math.random() * most)

/** One transaction of one to eight changes. Rows are locked in one order, so that writers don't lock each other out. */
function writeOnce(database: Database, district: DistrictCode): Promise<number> {
  const courts = Array.from({ length: 1 + oneOf(8) }, () => COURTS[oneOf(COURTS.length)] ?? '10').sort()
  return database.transaction(district, async (tx) => {
    for (const court of courts) {
      await changeCourt(tx, district, court)
      // The embedded database has one session: who tarries there only holds up everybody.
      if (database.kind === 'postgres' && oneOf(3) === 0) await pause(oneOf(100) === 0 ? 150 : oneOf(6))
    }
    if (oneOf(10) === 0) throw new Error('given up')
    return courts.length
  })
}

// What a month's figures of city management cost over some 45 000 cases, with all that it asks for, by department: against
// a plain count of the rows of that month in the three tables that are counted.
import { CITY_MANAGEMENT } from '@citybrain/packs/city-management/pack.ts'
import { sql } from 'kysely'
import { computeFigures } from '../server/engines/casework/index.ts'
import { type Database, openDatabase, registerDistrict, systemActor } from '../server/platform/index.ts'
import { CLUB_REPORTS } from '../server/testing/figures-under-attack.ts'
import { makePlace } from '../server/testing/place.ts'
import { hasPostgres } from '../server/testing/postgres-template.ts'
import { quietLogger } from '../server/testing/quiet-logger.ts'
import { createTestClock } from '../server/testing/test-clock.ts'
import { caseworkOn } from './cases/deps.ts'
import type { Figure } from './figure.ts'
import { fillMonths } from './figures/month.ts'
import { DISTRICT } from './support/register.ts'

const CASES = Number(process.env.CITYBRAIN_BENCH_CASES ?? 50_000)
const TIMES = 7
const MONTH = { from: '2023-08-01', to: '2023-08-31' } as const

export async function bench(): Promise<Figure[]> {
  if (!(await hasPostgres())) throw new Error('this benchmark needs PostgreSQL')
  const place = await makePlace('postgres', 'all tables')
  const database = await openDatabase(place.config, quietLogger)
  try {
    await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
    const clock = createTestClock('2023-09-15T01:00:00.000Z')
    const deps = { ...(await caseworkOn(database))(clock), evaluations: CITY_MANAGEMENT.evaluations, ...CLUB_REPORTS }
    await fillMonths(database, deps, CASES)
    const caller = { actor: systemActor(DISTRICT), db: database.district(DISTRICT) }
    const floor = await middle(() => countPlainly(database))
    const figures: Figure[] = []
    for (const by of ['none', 'department', 'person'] as const) {
      const value = await middle(() => computeFigures(deps, caller, { type: 'incident', ...MONTH, by }))
      const name = `a month's figures of ${CASES} cases, by ${by}`
      figures.push(
        { name, value, unit: 'ms', against: { name: 'promised', value: 1000 }, limit: { atMost: 1 } },
        { name, value, unit: 'ms', against: { name: 'a count of the same rows', value: floor }, limit: { atMost: 15 } },
      )
    }
    return figures
  } finally {
    await database.close()
    await place.remove()
  }
}

/** The middle one of some times, of which the first warms up. */
async function middle(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0
}

const countPlainly = ({ owner }: Database) =>
  sql`select
  (select count(*) from case_file where opened_at between ${MONTH.from}::date and ${MONTH.to}::date + 1),
  (select count(*) from case_item where left_at between ${MONTH.from}::date and ${MONTH.to}::date + 1),
  (select count(*) from case_clock where due_at between ${MONTH.from}::date and ${MONTH.to}::date + 1)`.execute(owner)

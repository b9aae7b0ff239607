// Lifecycles of cases over HTTP, with rights, history, clocks, event and audit: six commands each, by four people, upon so
// many cases; then what desks and lists cost, and what the sweep of deadlines costs where few of many are due.
import { sql } from 'kysely'
import { sweepMoments } from '../server/engines/casework/index.ts'
import { type Config, type Database, openDatabase } from '../server/platform/index.ts'
import { startChild } from '../server/testing/child.ts'
import { makePlace } from '../server/testing/place.ts'
import { hasPostgres } from '../server/testing/postgres-template.ts'
import { quietLogger } from '../server/testing/quiet-logger.ts'
import { createTestClock } from '../server/testing/test-clock.ts'
import { burst } from './cases/burst.ts'
import { caseworkOn } from './cases/deps.ts'
import { insertBare } from './cases/floor.ts'
import { lifecycle, type Ready } from './cases/lifecycle.ts'
import { LIFECYCLE } from './cases/type.ts'
import type { Figure } from './figure.ts'
import { ask, converse, type Sender } from './registry/clients.ts'
import { DISTRICT } from './support/register.ts'

const CASES = Number(process.env.CITYBRAIN_BENCH_CASES ?? 10_000)
const SECONDS = Number(process.env.CITYBRAIN_BENCH_SECONDS ?? 10)
const CLIENTS = Number(process.env.CITYBRAIN_BENCH_CLIENTS ?? 8)
const DUE = 100
const SWEEPS = 9

export async function bench(): Promise<Figure[]> {
  if (!(await hasPostgres())) throw new Error('this benchmark needs PostgreSQL')
  const place = await makePlace('postgres', 'all tables')
  const server = startChild(new URL('cases/server.ts', import.meta.url), [
    place.config.databaseUrl ?? '',
    String(CASES),
  ])
  try {
    const ready: Ready = JSON.parse((await server.line('ready ')).slice('ready '.length))
    const figures = [...(await lifecycles(ready, place.config)), ...(await reading(ready))]
    return [...figures, ...(await burst(ready)), await sweeping(place.config)]
  } finally {
    await server.kill()
    await place.remove()
  }
}

/** A hundred cases come to something at once, the others later; the middle one of nine times, of which the first warm up. */
async function sweeping(config: Config): Promise<Figure> {
  const database = await openDatabase(config, quietLogger)
  const deps = (await caseworkOn(database))(createTestClock('2023-09-15T01:00:00.000Z'))
  const times: number[] = []
  for (let time = 0; time < SWEEPS; time += 1) {
    await makeDue(database)
    const begun = performance.now()
    const swept = await sweepMoments(deps, DISTRICT)
    if (swept !== DUE) throw new Error(`${swept} cases were due, not ${DUE}`)
    times.push(performance.now() - begun)
  }
  await database.close()
  times.sort((a, b) => a - b)
  return { ...promised(`sweep of ${DUE} due cases`, 50), value: times[Math.floor(SWEEPS / 2)] ?? 0 }
}

async function makeDue(database: Database): Promise<void> {
  const told = (clock: number, what: string, value: string) =>
    sql`array['clocks', ${sql.lit(String(clock))}, ${sql.lit(what)}], ${sql.lit(value)}::jsonb`
  const long = '"2023-08-15T01:00:00.000Z"'
  await sql`update case_file set next_at = '2023-09-01T00:00:00Z',
      state = jsonb_set(jsonb_set(jsonb_set(jsonb_set(state, ${told(0, 'startedAt', long)}), ${told(1, 'startedAt', long)}),
        ${told(0, 'rungs', '0')}), ${told(1, 'rungs', '0')})
    where id in (select id from case_file where ended_at is null order by id limit ${DUE})`.execute(database.owner)
}

const promised = (name: string, value: number) => ({
  ...{ name: `${CASES} cases: ${name}`, unit: 'ms' },
  ...{ against: { name: 'promised', value }, limit: { atMost: 1 } },
})

async function lifecycles({ port, people, model }: Ready, config: Config): Promise<Figure[]> {
  await converse(port, { clients: CLIENTS, seconds: 2 }, () => lifecycle(people))
  const { talks, perSecond, p50, p95 } = await converse(port, { clients: CLIENTS, seconds: SECONDS }, () =>
    lifecycle(people),
  )
  const database = await openDatabase(config, quietLogger)
  const bare = await insertBare(database, config.databaseUrl ?? '', { model, clients: CLIENTS, seconds: SECONDS })
  await database.close()
  const name = `${CASES} cases: lifecycles of six commands`
  return [
    {
      ...{ name: `${name} (${talks} whole ones)`, value: perSecond, unit: '/s' },
      ...{ against: { name: 'promised', value: 120 }, limit: { atLeast: 1 } },
    },
    { name, value: perSecond, unit: '/s', against: { name: 'bare INSERTs of the same rows', value: bare } },
    { ...promised(`a command, p95 (p50 ${p50.toFixed(1)} ms)`, 60), value: p95 },
  ]
}

async function reading({ port, people }: Ready): Promise<Figure[]> {
  const to = (who: string): Sender => ({ port: port, headers: people[who] ?? '' })
  const lists: [string, string, string][] = [
    ['the newest open cases', 'clerk', `/api/v1/cases?type=${LIFECYCLE.key}&limit=50`],
    ['overdue cases', 'clerk', `/api/v1/cases?type=${LIFECYCLE.key}&overdue=true&limit=50`],
    ['a desk', 'inspector', `/api/v1/work?whose=unclaimed&type=${LIFECYCLE.key}&step=handle&limit=50`],
    ['my work', 'inspector', '/api/v1/work?whose=mine&limit=50'],
    ['counts of a desk', 'dispatcher', '/api/v1/work/counts'],
  ]
  const figures: Figure[] = []
  for (const [name, who, path] of lists) {
    const { p95 } = await ask(to(who), Math.min(SECONDS, 5), () => ({ method: 'GET', path }))
    figures.push({ ...promised(`${name}, p95`, 100), value: p95 })
  }
  return figures
}

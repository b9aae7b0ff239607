// Lifecycles of cases over HTTP, with rights, history, clocks, event and audit: six commands each, by four people, upon so
// many cases; then what desks and lists cost, and what the sweep of deadlines costs where few of many are due.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { sweepMoments } from '../server/engines/casework/index.ts'
import { type Config, openDatabase } from '../server/platform/index.ts'
import { startChild } from '../server/testing/child.ts'
import { makePlace } from '../server/testing/place.ts'
import { hasPostgres } from '../server/testing/postgres-template.ts'
import { quietLogger } from '../server/testing/quiet-logger.ts'
import { createTestClock } from '../server/testing/test-clock.ts'
import { caseworkOn } from './cases/deps.ts'
import { COMMANDS, LIFECYCLE } from './cases/type.ts'
import type { Figure } from './figure.ts'
import { ask, converse, type Sender, type Sent } from './registry/clients.ts'
import { DISTRICT } from './support/register.ts'

const CASES = Number(process.env.CITYBRAIN_BENCH_CASES ?? 10_000)
const SECONDS = Number(process.env.CITYBRAIN_BENCH_SECONDS ?? 10)
const CLIENTS = Number(process.env.CITYBRAIN_BENCH_CLIENTS ?? 8)
const DUE = 100

interface Ready {
  readonly port: number
  readonly people: Readonly<Record<string, string>>
}

export async function bench(): Promise<Figure[]> {
  if (!(await hasPostgres())) throw new Error('this benchmark needs PostgreSQL')
  const place = await makePlace('postgres', 'all tables')
  const server = startChild(new URL('cases/server.ts', import.meta.url), [
    place.config.databaseUrl ?? '',
    String(CASES),
  ])
  try {
    const ready: Ready = JSON.parse((await server.line('ready ')).slice('ready '.length))
    const figures = [...(await lifecycles(ready)), ...(await reading(ready))]
    return [...figures, await sweeping(place.config)]
  } finally {
    await server.kill()
    await place.remove()
  }
}

/** A hundred cases come to something at once, the others later. */
async function sweeping(config: Config): Promise<Figure> {
  const database = await openDatabase(config, quietLogger)
  const deps = (await caseworkOn(database))(createTestClock('2023-09-15T01:00:00.000Z'))
  await sweepMoments(deps, DISTRICT)
  const since = (clock: number) => sql`array['clocks', ${sql.lit(String(clock))}, 'startedAt']`
  await sql`update case_file set next_at = '2023-09-01T00:00:00Z',
      state = jsonb_set(jsonb_set(state, ${since(0)}, '"2023-08-15T01:00:00.000Z"'), ${since(1)}, '"2023-08-15T01:00:00.000Z"')
    where id in (select id from case_file where next_at is not null limit ${DUE})`.execute(database.owner)
  const begun = performance.now()
  const swept = await sweepMoments(deps, DISTRICT)
  const ms = performance.now() - begun
  await database.close()
  return { ...promised(`sweep of ${swept} due cases`, 50), value: ms }
}

const promised = (name: string, value: number) => ({
  ...{ name: `${CASES} cases: ${name}`, unit: 'ms' },
  ...{ against: { name: 'promised', value }, limit: { atMost: 1 } },
})

/** The six commands of one case, each by whoever does it. */
function lifecycle(people: Ready['people']): { sent: Sent; headers: string }[] {
  const id = randomUUID()
  const headers = (who: string) => people[who] ?? ''
  const body = {
    ...{ id, type: LIFECYCLE.key, source: 'desk', data: { what: '井盖破损，影响通行' }, about: null, category: null },
    ...{ place: { position: [117.15, 39.1], address: '长江道12号' }, attachments: [] },
  }
  const steps = COMMANDS.map(({ by, ...command }) => ({
    headers: headers(by),
    sent: { method: 'POST', path: `/api/v1/cases/${id}/commands`, body: { do: 'decide', reason: null, ...command } },
  }))
  return [{ headers: headers('clerk'), sent: { method: 'POST', path: '/api/v1/cases', body } }, ...steps]
}

async function lifecycles({ port, people }: Ready): Promise<Figure[]> {
  await converse(Number(port), { clients: CLIENTS, seconds: 2 }, () => lifecycle(people))
  const { talks, perSecond, p50, p95 } = await converse(Number(port), { clients: CLIENTS, seconds: SECONDS }, () =>
    lifecycle(people),
  )
  return [
    {
      ...{ name: `${CASES} cases: lifecycles of six commands (${talks} whole ones)`, value: perSecond, unit: '/s' },
      ...{ against: { name: 'promised', value: 120 }, limit: { atLeast: 1 } },
    },
    { ...promised(`a command, p95 (p50 ${p50.toFixed(1)} ms)`, 60), value: p95 },
  ]
}

async function reading({ port, people }: Ready): Promise<Figure[]> {
  const to = (who: string): Sender => ({ port: Number(port), headers: people[who] ?? '' })
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

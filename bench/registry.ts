// The registry over HTTP, with rights, history, event and audit, against the same rows written and read bare in the same
// database by pgbench (simple protocol, the scripts in bench/registry/floors), with as many clients.
import { execFileSync } from 'node:child_process'
import { startChild } from '../server/testing/child.ts'
import { makePlace } from '../server/testing/place.ts'
import { hasPostgres } from '../server/testing/postgres-template.ts'
import type { Figure } from './figure.ts'
import { ask, type Measured, type Sender } from './registry/clients.ts'
import { buildingOf, idOf } from './registry/rows.ts'

const THINGS = Number(process.env.CITYBRAIN_BENCH_THINGS ?? 50_000)
const SECONDS = Number(process.env.CITYBRAIN_BENCH_SECONDS ?? 5)
const ONLY = process.env.CITYBRAIN_BENCH_ONLY?.split(',') ?? null

const floorFile = (name: string) => new URL(`registry/floors/${name}.sql`, import.meta.url).pathname

/** Transactions per second of a script. */
function floor(url: string, script: string): number {
  const options = ['-n', '-M', 'simple', '-c', '16', '-j', '1', '-T', String(SECONDS), '-D', `things=${THINGS}`]
  const out = execFileSync('pgbench', [...options, '-f', floorFile(script), url], { encoding: 'utf8' })
  return Number(/tps = ([\d.]+)/.exec(out)?.[1] ?? Number.NaN)
}

function psql(url: string, script: string): void {
  execFileSync('psql', ['-q', '-v', `things=${THINGS}`, '-f', floorFile(script), url], { stdio: 'inherit' })
}

let made = 10_000_000
const someId = () => idOf(1 + Math.floor(Math.random() * THINGS))
const near = () => {
  const [longitude, latitude] = buildingOf(Math.floor(Math.random() * THINGS)).geometry.coordinates
  return `${longitude.toFixed(5)},${latitude.toFixed(5)},300`
}

const REQUESTS = {
  create: () => ({ method: 'POST', path: '/api/v1/things', body: buildingOf(made++) }),
  hundred: () => ({
    method: 'POST',
    path: '/api/v1/things/batch',
    body: { changes: Array.from({ length: 100 }, () => ({ do: 'create', ...buildingOf(made++) })) },
  }),
  patch: () => ({
    method: 'PATCH',
    path: `/api/v1/things/${someId()}`,
    body: { attributes: { storeys: 1 + Math.floor(Math.random() * 40) } },
  }),
  get: () => ({ method: 'GET', path: `/api/v1/things/${someId()}` }),
  search: () => ({ method: 'GET', path: `/api/v1/things?type=building&where=use:eq:office&near=${near()}&limit=50` }),
} as const

const PAIRS = [
  ['create', 'insert', 1],
  ['hundred', 'insert-hundred', 100],
  ['patch', 'update', 1],
  ['get', 'get', 1],
] as const

export async function bench(): Promise<Figure[]> {
  if (!(await hasPostgres())) throw new Error('this benchmark needs PostgreSQL')
  const place = await makePlace('postgres', 'all tables')
  const url = place.config.databaseUrl ?? ''
  psql(url, 'prepare')
  psql(url, 'fill')
  const server = startChild(new URL('registry/server.ts', import.meta.url), [url, String(THINGS)])
  const ready = JSON.parse((await server.line('ready ')).slice(6))
  const to: Sender = { port: Number(ready.port), headers: `cookie: ${ready.cookie}\r\nx-csrf-token: ${ready.csrf}\r\n` }
  psql(url, 'analyze')
  try {
    return await measure(url, to)
  } finally {
    await server.kill()
    await place.remove()
  }
}

async function measure(url: string, to: Sender): Promise<Figure[]> {
  const figures: Figure[] = []
  // Of so many things as were promised: what is measured after it adds some.
  if (!ONLY || ONLY.includes('search'))
    figures.push(promised('filter and near', await ask(to, SECONDS, REQUESTS.search)))
  for (const [request, script, rows] of PAIRS) {
    if (ONLY && !ONLY.includes(request)) continue
    await ask(to, 1, REQUESTS[request])
    const bare = floor(url, script) * rows
    const { perSecond, p50, p95 } = await ask(to, SECONDS, REQUESTS[request])
    const name = `${request} (p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms)`
    const against = { name: `bare ${script}`, value: bare }
    figures.push({ name, value: perSecond * rows, unit: '/s', against, limit: { atLeast: 0.2 } })
  }
  return figures
}

const promised = (name: string, { p95, perSecond }: Measured): Figure => ({
  ...{ name: `${name}, p95 (${Math.round(perSecond)}/s)`, value: p95, unit: 'ms' },
  against: { name: 'promised', value: 25 },
  limit: { atMost: 1 },
})

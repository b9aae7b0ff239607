import { randomUUID } from 'node:crypto'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { compilePlan } from '@citybrain/rules/plan/index.ts'
import { ownerTable, rowProposer } from '@citybrain/rules/register/index.ts'
import { toRecord } from '../../server/engines/plan/index.ts'
import { type Database, openDatabase, registerDistrict } from '../../server/platform/index.ts'
import { type DatabaseKind, makePlace } from '../../server/testing/place.ts'
import { hasPostgres } from '../../server/testing/postgres-template.ts'
import { quietLogger } from '../../server/testing/quiet-logger.ts'

export const DISTRICT = DistrictCode.parse('990001')

/** Owners are looked for in these lists only; a benchmark needs no real district. */
export const PROFILE = { code: DISTRICT, departments: [], matters: [] } as unknown as DistrictProfile

/** Runs the work on a new database of each kind that is to be had here. */
export async function onEachDatabase<T>(work: (database: Database) => Promise<T[]>): Promise<T[]> {
  const asked = process.env.CITYBRAIN_BENCH_DATABASE
  const kinds: DatabaseKind[] = (await hasPostgres())
    ? ['pglite', 'postgres'].filter((k): k is DatabaseKind => !asked || k === asked)
    : ['pglite']
  const found: T[] = []
  for (const kind of kinds) {
    const place = await makePlace(kind, 'all tables')
    const database = await openDatabase(place.config, quietLogger)
    await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
    found.push(...(await work(database)))
    await database.close()
    await place.remove()
  }
  return found
}

/** The records of a text's commitments, made in this thread. */
export function recordsOf(text: string): ReturnType<typeof toRecord>[] {
  const compiled = compilePlan(text)
  const proposed = rowProposer(compiled, {
    ...{ plan: randomUUID(), version: 1, owners: ownerTable(PROFILE), points: Array.from(text) },
    ...{ makeId: randomUUID, today: '2024-01-01' },
  })
  return compiled.commitments.map((read) => toRecord(proposed(read)))
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The middle of several measurements, after one that isn't counted. */
export async function medianOf(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const [median = 0] = await mediansOf(rounds, [work])
  return median
}

/** The same for several works in turn, so that none has the warmer code or the quieter machine. */
export async function mediansOf(rounds: number, works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  for (const work of works) await work()
  const times = works.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) times[at]?.push(await millisecondsOf(work))
  }
  return times.map((one) => one.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0)
}

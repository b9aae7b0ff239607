import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/regions.ts'
import type { Route, RouteReply } from '@citybrain/contract/api/route.ts'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { BadGeodata, readGeodata } from '../connectors/geodata/index.ts'
import { createSpace, type GeodataReader, type Space, spaceRoutes } from '../engines/space/index.ts'
import { type Actor, openJobs, systemActor } from '../platform/index.ts'
import type { TestDatabase } from './databases.ts'
import { quietLogger } from './quiet-logger.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

type Ring = [number, number][]

/** A closed square with its south-west corner at (x, y), in degrees. */
export function square(x: number, y: number, side = 0.01): Ring {
  const ring: Ring = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]
  return [...ring, [x, y]]
}

export const polygon = (...rings: Ring[]) => ({ type: 'Polygon' as const, coordinates: rings })

/** A club's ground: the district's data as far as this engine reads it. */
export function profileOf(code: DistrictCode): DistrictProfile {
  const source = { note: { zh: '球会章程', en: 'The club’s statutes' }, status: 'verified' }
  return {
    code,
    name: { zh: '球会区', en: 'Club district' },
    centre: { position: [117.05, 39.05], source },
    boundary: { ring: square(117, 39, 0.1), toleranceM: 100, source },
    streets: [{ code: `${code}001`, name: { zh: '东场街道', en: 'East Court' }, source }],
    communities: [{ name: '球友社区', street: null, source }],
    zones: [
      { id: 'courts', name: { zh: '球场片区', en: 'Courts' }, aliases: [], boundary: null, note: source.note, source },
    ],
    // Other engines read the rest.
  } as unknown as DistrictProfile
}

/** The real reader, its refusals as `main.ts` hands them on. */
export const readFile: GeodataReader = async (input, options) => {
  try {
    return await readGeodata(input, options)
  } catch (error) {
    if (!(error instanceof BadGeodata)) throw error
    throw new Refusal('Invalid', error.code, { zh: error.zh, en: error.en })
  }
}

/** A planner who calls the engine's routes in a district of their own. */
export interface SpaceDesk {
  readonly space: Space
  readonly clock: TestClock
  readonly district: DistrictCode
  readonly actor: Actor
  call<const R extends Route>(route: R, input?: object): Promise<RouteReply<R>>
  /** The job when it has ended. */
  finished(job: Job): Promise<Job>
  /** Adds a region and gives it. */
  add(region: object): Promise<RouteReply<typeof api.createRegion>>
}

/** Space over the parts of a test, with the club's ground and no base map. */
export const openPlainSpace = (parts: Pick<Space['deps'], 'database' | 'clock' | 'jobs'>): Space =>
  createSpace({ ...parts, profileOf, readGeodata: readFile, baseMap: null })

export async function openSpaceDesk(test: TestDatabase): Promise<SpaceDesk> {
  const { database } = test
  const district = await test.freshDistrict()
  const clock = createTestClock('2023-09-15T01:00:00.000Z')
  const jobs = await openJobs(database, clock, quietLogger)
  const space = openPlainSpace({ database, clock, jobs })
  const actor: Actor = { ...systemActor(district), name: '规划科', via: 'session' }
  const routes = spaceRoutes(space)
  const call = async (route: Route, input: object = {}) => {
    const found = routes.find((one) => one.route === route)
    const { signal } = new AbortController()
    const db = database.district(district)
    return found?.handle({ actor, db, district, signal, language: 'zh', query: {}, ...input } as never)
  }
  const desk = { space, clock, district, actor, call: call as SpaceDesk['call'] }
  return {
    ...desk,
    finished: async (job) => {
      for await (const now of jobs.watch(district, job.id)) if (now.endedAt) return now
      throw new Error('the job never ended')
    },
    add: (region) =>
      desk.call(api.createRegion, {
        body: api.createRegion.body.parse({ id: randomUUID(), source: '测试', name: '甲', ...region }),
      }),
  }
}

import * as api from '@citybrain/contract/api/regions.ts'
import type { DistrictProfile, SampleGrid } from '@citybrain/contract/engines/district.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { openSpaceDesk, polygon, profileOf, type SpaceDesk, square } from '../../testing/space-desk.ts'
import { assignPoints } from './index.ts'

const TODAY = '2023-09-15'
const POINTS = { postgres: 100_000, pglite: 20_000 }
const CHUNK = 10_000
type Point = [number, number]

/** A boundary with slanted sides, so that cells along it are cut aslant. */
const SLANTED: Point[] = [
  [117.0003, 39.0007],
  [117.0611, 39.0102],
  [117.0717, 39.0569],
  [117.0402, 39.0713],
  [117.0101, 39.0498],
  [117.0003, 39.0007],
]

describeOnEachDatabase('the index of regions', (open, kind) => {
  let desk: SpaceDesk
  beforeAll(async () => {
    desk = await openSpaceDesk(open())
    const profile = slanted(desk.district)
    const street = `${desk.district}001`
    const grid: SampleGrid = {
      ...{ cellM: 150, communityCells: 7, firstCommunity: 901 },
      ...{ streets: [{ street, near: [117, 39] }], source: { zh: '样例', en: 'Sample' } },
    }
    await desk.space.loadDistricts([{ profile, sample: { grid } }], true)
    const hole = square(117.031, 39.031, 0.002)
    await desk.add({ kind: 'zone', name: '有洞的片区', geometry: polygon(square(117.03, 39.03, 0.004), hole) })
  })

  test('agrees with PostGIS on random points and on every sort of border and corner', async () => {
    const points = [...(await corners(1_000)), ...(await middles(1_000))]
    const random = generator(7)
    while (points.length < POINTS[kind]) points.push([116.998 + random() * 0.076, 38.999 + random() * 0.074])
    const index = await desk.space.index(desk.district)
    const differing: unknown[] = []
    for (let from = 0; from < points.length; from += CHUNK) {
      const chunk = points.slice(from, from + CHUNK)
      const asked = await assignPoints(open().database.district(desk.district), chunk, TODAY)
      chunk.forEach(([x, y], at) => {
        const { street, community, grid } = index.locate(x, y, TODAY)
        const told = asked[at]
        if (told?.street !== street || told.community !== community || told.grid !== grid)
          differing.push({ x, y, memory: { street, community, grid }, database: told })
      })
    }
    expect(differing).toEqual([])
  }, 240_000)

  test('sees what another process changed, at once where that is asked for', async () => {
    const other = await secondProcess(desk)
    const before = await other.locate(desk.district, [117.9, 39.9])
    expect(before.zones).toEqual([])
    const zone = await desk.add({ kind: 'zone', name: '新片区', geometry: polygon(square(117.89, 39.89, 0.02)) })
    expect((await other.locate(desk.district, [117.9, 39.9], TODAY, { fresh: true })).zones).toEqual([zone.id])
  })

  test('a transaction sees its own change, and nobody else does before it is committed', async () => {
    const { database } = open()
    const at: Point = [117.005, 39.005]
    const inside = await database
      .transaction(desk.district, async (tx) => {
        await sql`update region_version set withdrawn_at = citybrain.city_now() where geometry is not null`.execute(tx)
        await sql`update region_set set version = version + 1`.execute(tx)
        throw await desk.space.locate(desk.district, at, TODAY, { tx })
      })
      .catch((seen: unknown) => seen)
    expect(inside).toMatchObject({ grid: null, inside: null })
    expect((await desk.space.locate(desk.district, at, TODAY, { fresh: true })).grid).not.toBeNull()
  })

  test('loading the district’s data again adds nothing', async () => {
    const profile = slanted(desk.district)
    expect(await desk.space.loadDistricts([{ profile, sample: null }], false)).toBe(0)
  })

  test('the map gives boundaries as GeoJSON and says when there are more', async () => {
    const drawn = await desk.call(api.mapRegions, { query: { kind: 'community', toleranceM: 0 } })
    const read = api.mapRegions.reply.parse(await written(drawn))
    expect(read.truncated).toBe(false)
    expect(read.features.length).toBeGreaterThan(20)
    expect(read.features.every(({ properties }) => properties.sample)).toBe(true)
  })

  /** Positions of the cells themselves, where up to four of them meet. */
  async function corners(most: number): Promise<Point[]> {
    return pointsOf(sql`select (ST_DumpPoints(geometry)).geom as point from region_ground`, most)
  }

  /** Middles of edges between neighbouring positions: upon the line where halves are exact, beside it by a hair else. */
  async function middles(most: number): Promise<Point[]> {
    return pointsOf(
      sql`select ST_LineInterpolatePoint((ST_DumpSegments(geometry)).geom, 0.5) as point from region_ground`,
      most,
    )
  }

  async function pointsOf(source: ReturnType<typeof sql>, most: number): Promise<Point[]> {
    const { rows } = await sql<{ x: number; y: number }>`select ST_X(point) as x, ST_Y(point) as y
      from (${source}) found order by md5(ST_AsText(point)) limit ${most}::int`.execute(
      open().database.district(desk.district),
    )
    return rows.map(({ x, y }) => [x, y])
  }
})

function slanted(district: DistrictCode): DistrictProfile {
  const profile = profileOf(district)
  return { ...profile, boundary: { ...profile.boundary, ring: SLANTED } }
}

async function secondProcess({ space }: SpaceDesk) {
  const { createSpace } = await import('./index.ts')
  return createSpace(space.deps)
}

async function written(reply: unknown): Promise<unknown> {
  const { text } = await import('node:stream/consumers')
  return JSON.parse(await text((reply as { body: NodeJS.ReadableStream }).body))
}

/** A small repeatable generator (mulberry32), so that a failure can be looked at again. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

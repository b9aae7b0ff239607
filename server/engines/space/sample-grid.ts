import type { DistrictProfile, SampleGrid } from '@citybrain/contract/engines/district.ts'
import { sql } from 'kysely'
import { type Database, type Db, systemActor } from '../../platform/index.ts'
import { addMissing, type GivenRegion } from './bulk.ts'
import { geoJsonOf, geometryOf, METRES_PER_DEGREE } from './geometry-sql.ts'
import type { RegionIndexes } from './indexes.ts'
import { extentOfRing } from './map.ts'
import { lockRegions } from './region-store.ts'
import { idOf } from './seed.ts'
import { spaceTables } from './tables.ts'

/** A square of the grid, counted from the south-west, cut to the district's boundary. */
interface Square {
  column: number
  row: number
  json: string
}

/** Columns and rows of squares over the district's extent. */
interface Raster {
  readonly west: number
  readonly south: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
}

/** Gives a sample city the invented communities and cells of its grid; once there they stay as they are. */
export async function loadSampleGrid(
  { database, indexes }: { database: Database; indexes: RegionIndexes },
  profile: DistrictProfile,
  grid: SampleGrid,
): Promise<number> {
  const actor = systemActor(profile.code)
  const added = await database.transaction(profile.code, async (tx) => {
    await lockRegions(tx, profile.code)
    if (await hasSample(tx)) return 0
    const cells = await cutSquares(tx, profile, rasterOf(profile, grid.cellM))
    const blocks = await cutSquares(tx, profile, rasterOf(profile, grid.cellM * grid.communityCells))
    return addMissing(tx, actor, nameAll(profile, grid, { cells, blocks }))
  })
  if (added > 0) indexes.expire(profile.code)
  return added
}

async function hasSample(tx: Db): Promise<boolean> {
  const row = await spaceTables(tx)
    .selectFrom('region')
    .select('id')
    .where('sample', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function rasterOf({ boundary }: DistrictProfile, sideM: number): Raster {
  const [west, south, east, north] = extentOfRing(boundary.ring)
  const stepY = sideM / METRES_PER_DEGREE
  const stepX = stepY / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const columns = Math.ceil((east - west) / stepX)
  return { west, south, stepX, stepY, columns, rows: Math.ceil((north - south) / stepY) }
}

async function cutSquares(tx: Db, { boundary }: DistrictProfile, raster: Raster): Promise<Square[]> {
  const ring = JSON.stringify({ type: 'Polygon', coordinates: [boundary.ring] })
  const { west, south, stepX, stepY } = raster
  const [x, y] = [
    (column: string) => sql`${west}::float8 + ${sql.raw(column)} * ${stepX}::float8`,
    (row: string) => sql`${south}::float8 + ${sql.raw(row)} * ${stepY}::float8`,
  ]
  const { rows } = await sql<Square>`with whole as materialized (select ${geometryOf(sql`${ring}`)} as shape)
    select i as column, j as row, ${geoJsonOf(sql`cut.shape`)} as json
    from generate_series(0, ${raster.columns - 1}::int) i, generate_series(0, ${raster.rows - 1}::int) j, whole,
      lateral (select ST_MakeEnvelope(${x('i')}, ${y('j')}, ${x('(i + 1)')}, ${y('(j + 1)')}, 4490) as shape) square,
      lateral (select ST_Multi(ST_CollectionExtract(ST_Intersection(square.shape, whole.shape), 3)) as shape) cut
    where square.shape && whole.shape and not ST_IsEmpty(cut.shape)
    order by j desc, i`.execute(tx)
  return rows
}

/** Names communities and cells from west to east, then north to south, as the standard counts cells. */
function nameAll(
  profile: DistrictProfile,
  grid: SampleGrid,
  { cells, blocks }: { cells: Square[]; blocks: Square[] },
): GivenRegion[] {
  const raster = rasterOf(profile, grid.cellM * grid.communityCells)
  const counts = new Map<string, number>()
  const next = (key: string, first: number) => {
    const number = counts.get(key) ?? first
    counts.set(key, number + 1)
    return String(number).padStart(3, '0')
  }
  const codeOfBlock = new Map<string, string>()
  const communities = blocks.map(({ column, row, json }): GivenRegion => {
    const street = nearestStreet(grid, raster, { column, row })
    const code = street + next(street, grid.firstCommunity)
    codeOfBlock.set(`${column} ${row}`, code)
    const name = `样例社区${code.slice(6)}`
    return sampleRegion(profile.code, { kind: 'community', code, name, json }, grid)
  })
  const members = cells.map(({ column, row, json }): GivenRegion => {
    const block = `${Math.floor(column / grid.communityCells)} ${Math.floor(row / grid.communityCells)}`
    const community = codeOfBlock.get(block) ?? ''
    const code = community + next(community, 1)
    return sampleRegion(profile.code, { kind: 'grid', code, name: `样例网格${code.slice(6)}`, json }, grid)
  })
  return [...communities, ...members]
}

function sampleRegion(
  district: string,
  { kind, code, name, json }: { kind: 'community' | 'grid'; code: string; name: string; json: string },
  { source }: SampleGrid,
): GivenRegion {
  const above = code.slice(0, -3)
  const parent = idOf(district, kind === 'grid' ? 'community' : 'street', above)
  return { id: idOf(district, kind, code), kind, code, name, parent, geometry: json, source: source.zh, sample: true }
}

function nearestStreet(grid: SampleGrid, raster: Raster, at: { column: number; row: number }): string {
  const x = raster.west + (at.column + 0.5) * raster.stepX
  const y = raster.south + (at.row + 0.5) * raster.stepY
  const squeeze = raster.stepY / raster.stepX
  const far = ([east, north]: readonly [number, number]) => ((east - x) * squeeze) ** 2 + (north - y) ** 2
  return grid.streets.reduce((best, one) => (far(one.near) < far(best.near) ? one : best)).street
}

import type { RegionRef, TopologyFault } from '@citybrain/contract/engines/region.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { geoJsonOf, METRES_PER_DEGREE } from './geometry-sql.ts'

/** Where the areas to check come from; its table goes by `g`. */
export interface Layer {
  /** A view whose geometry the spatial index serves. */
  readonly source: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly key: (alias: RawBuilder<unknown>) => RawBuilder<unknown>
  /** Whether the areas must fill their parents without overlapping; zones need not. */
  readonly tiles: boolean
  /** Regions that the areas lie in: id, geometry. */
  readonly parents: RawBuilder<unknown>
  /** id, kind, code, name of a row. */
  readonly columns: (alias: RawBuilder<unknown>) => RawBuilder<unknown>
}

export interface FoundPlace {
  fault: TopologyFault
  regions: RegionRef[]
  area: number
  x: number
  y: number
  json: string
  why: string | null
  /** How many of this fault there are. */
  total: number
}

const [G, A, B] = [sql`g`, sql`a`, sql`b`]

/** Every fault of a layer with its place, the largest of each kind first. */
export async function findFaults(
  db: Db,
  layer: Layer,
  { leastM2, limit }: { leastM2: number; limit: number },
): Promise<FoundPlace[]> {
  const steps = [invalidOnes, outsideParents, ...(layer.tiles ? [overlaps, gaps] : [])]
  const found: FoundPlace[] = []
  // One statement a fault, four at most: together they would be planned as one that nobody can read.
  for (const step of steps) {
    const { rows } = await sql<FoundPlace>`select fault, regions, area, ST_X(at) as x, ST_Y(at) as y,
        ${geoJsonOf(sql`place`)} as json, why, count(*) over (partition by fault) as total
      from (${step(layer)}) found, lateral (select ST_PointOnSurface(place) as at) shown
      where area >= ${leastM2}::float8 or fault in ('invalid', 'duplicate')
      order by fault, area desc limit ${limit}::int`.execute(db)
    found.push(...rows)
  }
  return found
}

const refOf = ({ columns }: Layer, alias: RawBuilder<unknown>) =>
  sql`(select to_jsonb(named) from (select ${columns(alias)}) named)`
const sound = (alias: RawBuilder<unknown>) => sql`(case when ST_IsValid(${alias}.geometry) then ${alias}.geometry end)`
/** Upon a plane: the area on the ellipsoid of a sliver thinner than a hair comes out as tens of square metres. */
const planeAreaOf = (shape: RawBuilder<unknown>) => sql`(ST_Area(${shape}) * cos(radians(ST_YMin(${shape})))
  * ${METRES_PER_DEGREE ** 2}::float8)`
const polygons = (shape: RawBuilder<unknown>) => sql`ST_CollectionExtract(${shape}, 3)`

const invalidOnes = (layer: Layer) => sql`select 'invalid' as fault, jsonb_build_array(${refOf(layer, G)}) as regions,
    0::float8 as area, coalesce((ST_IsValidDetail(g.geometry)).location, ST_PointN(ST_ExteriorRing(ST_GeometryN(g.geometry, 1)), 1)) as place,
    ST_IsValidReason(g.geometry) as why
  from ${layer.source} g where ${layer.where} and not ST_IsValid(g.geometry)`

/** Pairs meet through the spatial index; the same area twice is told apart from a mere overlap. */
const overlaps = (
  layer: Layer,
) => sql`select case when ST_Equals(whole.one, whole.other) then 'duplicate' else 'overlap' end as fault,
    jsonb_build_array(${refOf(layer, A)}, ${refOf(layer, B)}) as regions, ${planeAreaOf(sql`shared.place`)} as area, shared.place, null as why
  from (select g.* from ${layer.source} g where ${layer.where}) a
    join ${layer.source} g on g.geometry && a.geometry and ${layer.where} and ${layer.key(A)} < ${layer.key(G)},
    lateral (select g.*) b,
    lateral (select ${sound(A)} as one, ${sound(B)} as other) whole,
    lateral (select ${polygons(sql`ST_Intersection(whole.one, whole.other)`)} as place) shared
  where not ST_IsEmpty(shared.place)`

const outsideParents = (
  layer: Layer,
) => sql`select 'outside-parent' as fault, jsonb_build_array(${refOf(layer, G)}) as regions,
    ${planeAreaOf(sql`rest.place`)} as area, rest.place, null as why
  from ${layer.source} g join (${layer.parents}) p on p.id = g.parent_id,
    lateral (select ${polygons(sql`ST_Difference(${sound(G)}, p.geometry)`)} as place) rest
  where ${layer.where} and not ST_IsEmpty(rest.place)`

/** What the parents hold and no area covers; without parents the holes that the areas enclose. */
const gaps = (layer: Layer) => sql`with covered as materialized (
    select ST_Union(${sound(G)}) as shape from ${layer.source} g where ${layer.where}),
  frame as materialized (select coalesce(
    (select ST_Union(geometry) from (${layer.parents}) p),
    (select ST_Union(ST_MakePolygon(ST_ExteriorRing((part).geom))) from (select ST_Dump(shape) as part from covered) parts)) as shape)
  select 'gap' as fault, coalesce((select jsonb_agg(ref) from (select ${refOf(layer, G)} as ref from ${layer.source} g
      where g.geometry && hole.place and ${layer.where} and ST_Intersects(${sound(G)}, hole.place) limit 10) near), '[]') as regions,
    ${planeAreaOf(sql`hole.place`)} as area, hole.place, null as why
  from (select (ST_Dump(${polygons(sql`ST_Difference(frame.shape, covered.shape)`)})).geom as place from frame, covered) hole`

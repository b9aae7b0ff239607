import { type RawBuilder, sql } from 'kysely'

/** GeoJSON (jsonb) as a geometry of the database, of whichever shape; null stays null. */
export const featureOf = (json: RawBuilder<unknown>) =>
  sql`case when ${json} is not null then ST_SetSRID(ST_GeomFromGeoJSON(${json}::text), 4490) end`

/** A geometry as GeoJSON with every digit of its positions, so that writing it again changes nothing. */
export const featureJsonOf = (geometry: RawBuilder<unknown>) => sql`ST_AsGeoJSON(${geometry}, 15, 0)::json`

/** Longitude and latitude of a position that lies in the geometry; null without one. */
export const positionOf = (geometry: RawBuilder<unknown>) => sql<
  [number, number] | null
>`case when ${geometry} is not null
  then array[ST_X(ST_PointOnSurface(${geometry})), ST_Y(ST_PointOnSurface(${geometry}))]::float8[] end`

/** Whether a position in the geometry lies within the district's boundary of that day; null where either is missing. */
export const isInsideDistrict = (geometry: RawBuilder<unknown>, on: string) => sql<boolean | null>`ST_Covers(
  (select g.geometry from region_ground g where g.kind = 'district' and (g.valid_from is null or g.valid_from <= ${on}::date)
    and (g.valid_to is null or g.valid_to >= ${on}::date) order by g.number desc limit 1),
  ST_PointOnSurface(${geometry}))`

/** Whether a geometry meets a rectangle of degrees; asks the index. */
export const meetsBox = (
  geometry: RawBuilder<unknown>,
  [west, south, east, north]: readonly [number, number, number, number],
) => sql<boolean>`ST_Intersects(${geometry},
  ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490))`

const pointOf = (longitude: number, latitude: number) =>
  sql`ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4490)`

export interface Around {
  readonly longitude: number
  readonly latitude: number
  readonly metres: number
}

/** One degree of latitude is at least this long anywhere. */
const LEAST_METRES_PER_DEGREE = 110_500

/** A degree of longitude is at least so much of one of latitude, as far as one looks around. */
function narrowingOf({ latitude, metres }: Around): number {
  const farthest = Math.min(89, Math.abs(latitude) + metres / LEAST_METRES_PER_DEGREE)
  return Math.max(0.01, Math.cos((farthest * Math.PI) / 180))
}

/** West, south, east and north of a square of degrees in which everything around the position lies. */
function squareOf(around: Around): readonly [number, number, number, number] {
  const { longitude, latitude, metres } = around
  const high = metres / LEAST_METRES_PER_DEGREE
  const wide = Math.min(180, high / narrowingOf(around))
  return [longitude - wide, latitude - high, longitude + wide, latitude + high]
}

/** Whether a geometry's own box touches the square of degrees round a position; asks the index. */
const isAround = (geometry: RawBuilder<unknown>, around: Around): RawBuilder<boolean> =>
  overlapsBox(geometry, squareOf(around))

/** Above every height that a point is given. */
const HIGHEST = 1e9

/** Whether a point with a height lies round a position and not lower than that; asks an index of all three dimensions. */
export function isAroundAbove(point: RawBuilder<unknown>, around: Around, height: RawBuilder<unknown>) {
  const [west, south, east, north] = squareOf(around)
  return sql<boolean>`${point} &&& ST_MakeLine(ST_MakePoint(${west}::float8, ${south}::float8, ${height}),
    ST_MakePoint(${east}::float8, ${north}::float8, ${HIGHEST}))`
}

/** Whether a geometry lies within so many metres of a position, measured on the ellipsoid; the index chooses first. */
export function isNear(geometry: RawBuilder<unknown>, around: Around): RawBuilder<boolean> {
  const { longitude, latitude, metres } = around
  return sql<boolean>`(${isAround(geometry, around)}
    and ST_DWithin(${geometry}::geography, ${pointOf(longitude, latitude)}::geography, ${metres}::float8))`
}

/** Metres on the ellipsoid from a position. */
export const distanceFrom = (geometry: RawBuilder<unknown>, { longitude, latitude }: Around) =>
  sql<number>`ST_Distance(${geometry}::geography, ${pointOf(longitude, latitude)}::geography)`

/** Degrees from a position, in whose order the index hands things out; not the order of metres. */
export const degreesFrom = (geometry: RawBuilder<unknown>, { longitude, latitude }: Around) =>
  sql<number>`(${geometry} <-> ${pointOf(longitude, latitude)})`

/** What lies so many degrees away, as far as one looks around, is at least so many metres away. */
export const leastMetres = (degrees: number, around: Around): number =>
  degrees * LEAST_METRES_PER_DEGREE * narrowingOf(around)

/** Whether a geometry's own box touches a rectangle of degrees: what a map draws, without measuring exactly. */
export const overlapsBox = (
  geometry: RawBuilder<unknown>,
  [west, south, east, north]: readonly [number, number, number, number],
) =>
  sql<boolean>`${geometry} && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490)`

/** Position that stands for a geometry: a point itself, the centre of anything else. */
export const longitudeOf = (geometry: RawBuilder<unknown>) => sql<number>`ST_X(ST_Centroid(${geometry}))`
export const latitudeOf = (geometry: RawBuilder<unknown>) => sql<number>`ST_Y(ST_Centroid(${geometry}))`

/** Degrees from west to east or from south to north, whichever is more; 0 for a point. */
export const widthOf = (geometry: RawBuilder<unknown>) =>
  sql<number>`greatest(ST_XMax(${geometry}) - ST_XMin(${geometry}), ST_YMax(${geometry}) - ST_YMin(${geometry}))`

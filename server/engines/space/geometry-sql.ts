import type { Extent, MultiPolygon } from '@citybrain/contract/engines/region.ts'
import { type RawBuilder, sql } from 'kysely'

/**
 * Positions pass between WGS 84 outside and CGCS2000 (EPSG:4490) inside unchanged: the two differ by less than 0.1 m.
 */
export const DATUM_WORDS = {
  zh: '坐标按 WGS84 提供；库内为 CGCS2000（EPSG:4490），两者相差不到 0.1 米。',
  en: 'Coordinates are WGS 84; stored as CGCS2000 (EPSG:4490), which differs by less than 0.1 m.',
} as const

/** GeoJSON text as a geometry of the database; null stays null. */
export const geometryOf = (json: RawBuilder<unknown>) =>
  sql`ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${json}::text), 4490))`

/** A geometry as GeoJSON text with every digit of its positions, so that reading it again gives the same numbers. */
export const geoJsonOf = (geometry: RawBuilder<unknown>) => sql<string | null>`ST_AsGeoJSON(${geometry}, 15, 0)`

/** Area on the ellipsoid, square metres. */
export const areaOf = (geometry: RawBuilder<unknown>) => sql<number | null>`ST_Area(${geometry}::geography)`

/** West, south, east, north; null without a geometry. */
export const extentOf = (geometry: RawBuilder<unknown>) => sql<Extent | null>`case when ${geometry} is not null then
  array[ST_XMin(${geometry}), ST_YMin(${geometry}), ST_XMax(${geometry}), ST_YMax(${geometry})]::float8[] end`

export const boxOf = ([west, south, east, north]: Extent) =>
  sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490)`

/** Positions of the plane in square metres become degrees at the district's latitude for simplifying only. */
export const METRES_PER_DEGREE = 111_195

export const parseGeometry = (json: string | null): MultiPolygon | null => (json === null ? null : JSON.parse(json))

import { z } from 'zod'

const MAXIMUM_POSITIONS = 20_000

/** Longitude and latitude in degrees, WGS 84. */
const Lonlat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
type Lonlat = z.infer<typeof Lonlat>

const Line = z.array(Lonlat).min(2).max(MAXIMUM_POSITIONS)
const ClosedLine = z
  .array(Lonlat)
  .min(4)
  .max(MAXIMUM_POSITIONS)
  .refine((ring) => isSame(ring.at(0), ring.at(-1)), 'a ring ends where it begins')
const Faces = z.array(ClosedLine).min(1).max(1000)

function isSame(a: Lonlat | undefined, b: Lonlat | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]
}

function countPositions(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0
  if (typeof coordinates[0] === 'number') return 1
  return coordinates.reduce((sum: number, part) => sum + countPositions(part), 0)
}

/** A GeoJSON geometry (RFC 7946): WGS 84, longitude first, two dimensions. */
export const Geometry = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('Point'), coordinates: Lonlat }),
    z.object({ type: z.literal('MultiPoint'), coordinates: z.array(Lonlat).min(1).max(MAXIMUM_POSITIONS) }),
    z.object({ type: z.literal('LineString'), coordinates: Line }),
    z.object({ type: z.literal('MultiLineString'), coordinates: z.array(Line).min(1).max(1000) }),
    z.object({ type: z.literal('Polygon'), coordinates: Faces }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Faces).min(1).max(1000) }),
  ])
  .refine((geometry) => countPositions(geometry.coordinates) <= MAXIMUM_POSITIONS, {
    message: `a geometry has at most ${MAXIMUM_POSITIONS} positions`,
  })
export type Geometry = z.infer<typeof Geometry>

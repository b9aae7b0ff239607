import type { TileAddress, TileFeature } from '../../server/connectors/tiles/index.ts'

/** A point that may be drawn alone or counted with its neighbours. */
export interface Spot {
  readonly id: string
  readonly label: string
  readonly lon: number
  readonly lat: number
}

/** Cells along a tile's edge: a circle per 64 pixels. */
const CELLS = 8

/**
 * Neighbouring points as one with their number. Cells lie on a lattice of the whole world, so that a point at a tile's
 * edge is counted in one cell only, whichever tile is asked for.
 */
export function gather(spots: Iterable<Spot>, { z }: TileAddress): TileFeature[] {
  const cells = new Map<string, { first: Spot; count: number; lon: number; lat: number }>()
  const side = 2 ** z * CELLS
  for (const spot of spots) {
    const key = `${Math.floor(column(spot.lon) * side)} ${Math.floor(row(spot.lat) * side)}`
    const cell = cells.get(key)
    if (!cell) cells.set(key, { first: spot, count: 1, lon: spot.lon, lat: spot.lat })
    else {
      cell.count += 1
      cell.lon += spot.lon
      cell.lat += spot.lat
    }
  }
  return [...cells.values()].map(({ first, count, lon, lat }) => {
    const geometry = { type: 'Point' as const, coordinates: [lon / count, lat / count] as [number, number] }
    if (count === 1) return { geometry, properties: { id: first.id, label: first.label } }
    return { geometry, properties: { cluster: true, point_count: count } }
  })
}

/** Place in web Mercator's square, from 0 to 1. */
function column(lon: number): number {
  return lon / 360 + 0.5
}

function row(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

import type { Geometry, Position } from 'geojson'

export type DrawKind = 'point' | 'line' | 'area'
const FEWEST: Record<DrawKind, number> = { point: 1, line: 2, area: 3 }

/** Longitude and latitude, one position per line; for whoever doesn't draw with a pointer. */
export function positionsFrom(typed: string): Position[] | null {
  const lines = typed
    .split(/[\n;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const positions = lines.map((line) => line.split(/[\s,，]+/).map(Number))
  const sound = positions.every(
    ([lon, lat, ...more]) =>
      more.length === 0 && lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90,
  )
  return sound ? positions : null
}

/** The geometry that so many positions make; null when they are too few or too many. */
export function geometryOf(kind: DrawKind, positions: readonly Position[]): Geometry | null {
  if (positions.length < FEWEST[kind]) return null
  if (kind === 'point') return positions.length === 1 ? { type: 'Point', coordinates: positions[0] ?? [] } : null
  if (kind === 'line') return { type: 'LineString', coordinates: [...positions] }
  const [first = []] = positions
  const last = positions.at(-1) ?? []
  const closed = first[0] === last[0] && first[1] === last[1]
  if (closed && positions.length < 4) return null
  return { type: 'Polygon', coordinates: [closed ? [...positions] : [...positions, first]] }
}

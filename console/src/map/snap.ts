import type { Geometry, Position } from 'geojson'
import { distanceM, metresPerDegree, positionsOf } from './geometry.ts'

/**
 * Where a point near the borders of others goes: onto the nearest corner within reach, else onto the nearest border,
 * so that neighbours share their line exactly; null where nothing is in reach.
 */
export function snapTo(at: Position, reachM: number, others: readonly Geometry[]): Position | null {
  return nearestCorner(at, reachM, others) ?? nearestOnLine(at, reachM, others)
}

function nearestCorner(at: Position, reachM: number, others: readonly Geometry[]): Position | null {
  let best: Position | null = null
  let nearest = reachM
  for (const geometry of others) {
    for (const corner of positionsOf(geometry)) {
      const distance = distanceM(at, corner)
      if (distance > nearest) continue
      nearest = distance
      best = corner
    }
  }
  return best ? [best[0] ?? 0, best[1] ?? 0] : null
}

function nearestOnLine(at: Position, reachM: number, others: readonly Geometry[]): Position | null {
  let best: Position | null = null
  let nearest = reachM
  for (const line of others.flatMap(linesOf)) {
    for (let end = 1; end < line.length; end += 1) {
      const foot = footOn(at, line[end - 1] ?? [], line[end] ?? [])
      const distance = distanceM(at, foot)
      if (distance > nearest) continue
      nearest = distance
      best = foot
    }
  }
  return best
}

function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    default:
      return []
  }
}

/** The point of a stretch that is nearest to another, measured on the ground. */
function footOn(
  [lon = 0, lat = 0]: Position,
  [lonA = 0, latA = 0]: Position,
  [lonB = 0, latB = 0]: Position,
): Position {
  const scale = metresPerDegree(lat)
  const along = [(lonB - lonA) * scale.lon, (latB - latA) * scale.lat] as const
  const to = [(lon - lonA) * scale.lon, (lat - latA) * scale.lat] as const
  const length = along[0] ** 2 + along[1] ** 2
  const part = length === 0 ? 0 : Math.min(Math.max((along[0] * to[0] + along[1] * to[1]) / length, 0), 1)
  return [lonA + (lonB - lonA) * part, latA + (latB - latA) * part]
}

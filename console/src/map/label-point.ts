import type { Geometry, Position } from 'geojson'

/**
 * Where a name stands: a point inside the shape, in the middle of the widest stretch at half its height. Labels of
 * polygons would otherwise be drawn once per tile that the shape touches.
 */
export function labelPoint(geometry: Geometry): Position | null {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates
    case 'MultiPoint':
      return geometry.coordinates[0] ?? null
    case 'LineString':
      return geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] ?? null
    case 'MultiLineString':
      return labelPoint({ type: 'LineString', coordinates: geometry.coordinates[0] ?? [] })
    case 'Polygon':
      return insideOf(geometry.coordinates)
    case 'MultiPolygon':
      return insideOf(largest(geometry.coordinates))
    case 'GeometryCollection':
      return geometry.geometries[0] ? labelPoint(geometry.geometries[0]) : null
  }
}

function largest(polygons: readonly Position[][][]): Position[][] {
  const size = (rings: Position[][]) => {
    const [west, east, south, north] = extent(rings[0] ?? [])
    return (east - west) * (north - south)
  }
  return polygons.reduce((best, one) => (size(one) > size(best) ? one : best), polygons[0] ?? [])
}

function insideOf(rings: readonly Position[][]): Position | null {
  const outer = rings[0]
  if (!outer || outer.length === 0) return null
  const [west, east, south, north] = extent(outer)
  const middle = (south + north) / 2
  const crossings = rings.flatMap((ring) => crossingsAt(ring, middle)).sort((a, b) => a - b)
  let best: [number, number] | null = null
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const stretch: [number, number] = [crossings[at] ?? 0, crossings[at + 1] ?? 0]
    if (!best || stretch[1] - stretch[0] > best[1] - best[0]) best = stretch
  }
  return best ? [(best[0] + best[1]) / 2, middle] : [(west + east) / 2, middle]
}

function crossingsAt(ring: readonly Position[], latitude: number): number[] {
  const crossings: number[] = []
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [lonA = 0, latA = 0] = ring[at] ?? []
    const [lonB = 0, latB = 0] = ring[at + 1] ?? []
    if (latA > latitude !== latB > latitude) crossings.push(lonA + ((latitude - latA) / (latB - latA)) * (lonB - lonA))
  }
  return crossings
}

function extent(ring: readonly Position[]): [west: number, east: number, south: number, north: number] {
  const lons = ring.map(([lon = 0]) => lon)
  const lats = ring.map(([, lat = 0]) => lat)
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return [least(lons), most(lons), least(lats), most(lats)]
}

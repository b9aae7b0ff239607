import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Every position of a geometry, in its order. */
export function* positionsOf(geometry: Geometry): Generator<Position> {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) yield* positionsOf(part)
    return
  }
  yield* within(geometry.coordinates)
}

type Nested = Position | Position[] | Position[][] | Position[][][]

function* within(nested: Nested): Generator<Position> {
  if (isPosition(nested)) {
    yield nested
    return
  }
  for (const part of nested) yield* within(part)
}

function isPosition(nested: Nested): nested is Position {
  return typeof nested[0] === 'number'
}

/** The smallest box around all of it; null when there is nothing. */
export function boxOf(geometries: Iterable<Geometry>): Box | null {
  let box: [number, number, number, number] | null = null
  for (const geometry of geometries) {
    for (const [lon = 0, lat = 0] of positionsOf(geometry)) {
      box ??= [lon, lat, lon, lat]
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    }
  }
  return box
}

export function boxOfFeatures(collection: FeatureCollection): Box | null {
  return boxOf(collection.features.map((feature: Feature) => feature.geometry).filter((one) => one !== null))
}

/** Box around several boxes. */
export function boxAround(boxes: readonly (Box | null)[]): Box | null {
  return boxOf(
    boxes
      .filter((box) => box !== null)
      .map((box) => ({
        type: 'LineString',
        coordinates: [
          [box[0], box[1]],
          [box[2], box[3]],
        ],
      })),
  )
}

const SEMI_MAJOR_M = 6_378_137
const FIRST_ECCENTRICITY_SQUARED = 0.006_694_38

/** Metres per degree of longitude and latitude on the ellipsoid; exact enough over a district to a millionth. */
export function metresPerDegree(latitude: number): { lon: number; lat: number } {
  const phi = (latitude * Math.PI) / 180
  const w = Math.sqrt(1 - FIRST_ECCENTRICITY_SQUARED * Math.sin(phi) ** 2)
  const degree = Math.PI / 180
  return {
    lon: ((SEMI_MAJOR_M * Math.cos(phi)) / w) * degree,
    lat: ((SEMI_MAJOR_M * (1 - FIRST_ECCENTRICITY_SQUARED)) / w ** 3) * degree,
  }
}

/** Length of a line in metres. */
export function lengthM(line: readonly Position[]): number {
  let sum = 0
  for (let at = 1; at < line.length; at += 1) sum += distanceM(line[at - 1] ?? [], line[at] ?? [])
  return sum
}

export function distanceM([lonA = 0, latA = 0]: Position, [lonB = 0, latB = 0]: Position): number {
  const scale = metresPerDegree((latA + latB) / 2)
  return Math.hypot((lonB - lonA) * scale.lon, (latB - latA) * scale.lat)
}

/** Area in square metres of a polygon, holes taken off. */
export function areaM2(rings: readonly (readonly Position[])[]): number {
  const [outer = [], ...holes] = rings
  return ringAreaM2(outer) - holes.reduce((sum, hole) => sum + ringAreaM2(hole), 0)
}

function ringAreaM2(ring: readonly Position[]): number {
  const [lonZero = 0, latZero = 0] = ring[0] ?? []
  const middle = ring.reduce((sum, [, lat = 0]) => sum + lat, 0) / Math.max(ring.length, 1)
  const scale = metresPerDegree(middle)
  let twice = 0
  for (let at = 0; at < ring.length; at += 1) {
    const [lonA = 0, latA = 0] = ring[at] ?? []
    const [lonB = 0, latB = 0] = ring[(at + 1) % ring.length] ?? []
    twice += (lonA - lonZero) * (latB - latZero) - (lonB - lonZero) * (latA - latZero)
  }
  return (Math.abs(twice) / 2) * scale.lon * scale.lat
}

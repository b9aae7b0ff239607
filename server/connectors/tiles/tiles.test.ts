import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { boxOfTile } from './address.ts'
import { encodeTile } from './encode.ts'

const TILE = { z: 12, x: 3380, y: 1563 }

function decoded(bytes: Uint8Array) {
  const layer = new VectorTile(new PbfReader(bytes)).layers.things
  return Array.from({ length: layer?.length ?? 0 }, (_, at) => layer?.feature(at).toGeoJSON(TILE.x, TILE.y, TILE.z))
}

test('a tile knows its box: tile 12/3380/1563 lies over Nankai', () => {
  const [west, south, east, north] = boxOfTile(TILE)
  expect([west, south, east, north].map((one) => Number(one.toFixed(4)))).toEqual([117.0703, 39.096, 117.1582, 39.1641])
})

test('a point comes back out of the tile within two metres, with its name', () => {
  const geometry = { type: 'Point' as const, coordinates: [117.1502, 39.1084] as [number, number] }
  const [found] = decoded(encodeTile([{ geometry, properties: { id: 'a', label: '天塔' } }], TILE, 'things'))
  expect(found?.properties).toEqual({ id: 'a', label: '天塔' })
  const [lon = 0, lat = 0] = found?.geometry.type === 'Point' ? found.geometry.coordinates : []
  expect(Math.abs(lon - 117.1502) * 86_400).toBeLessThan(2)
  expect(Math.abs(lat - 39.1084) * 111_000).toBeLessThan(2)
})

test('what lies outside a tile is not in it, and an empty tile can be read', () => {
  const geometry = { type: 'Point' as const, coordinates: [116.4, 39.9] as [number, number] }
  expect(decoded(encodeTile([{ geometry, properties: { id: 'a', label: '' } }], TILE, 'things'))).toEqual([])
})

test('an area across the edge is cut, its hole is kept', () => {
  const ring = (west: number, south: number, size: number): [number, number][] => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ]
  const geometry = { type: 'Polygon' as const, coordinates: [ring(117.05, 39.1, 0.05), ring(117.08, 39.11, 0.01)] }
  const [found] = decoded(encodeTile([{ geometry, properties: { id: 'a', label: 'x' } }], TILE, 'things'))
  const rings = found?.geometry.type === 'Polygon' ? found.geometry.coordinates : []
  expect(rings.length).toBe(2)
  const west = Math.min(...(rings[0] ?? []).map(([lon = 0]) => lon))
  expect(west).toBeGreaterThan(117.065)
  expect(west).toBeLessThan(117.071)
})

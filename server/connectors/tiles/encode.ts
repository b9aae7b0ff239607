import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import { geoJSONToTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { TileAddress } from './address.ts'

export interface TileFeature {
  /** WGS 84. */
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, string | number | boolean>>
}

const EXTENT = 4096
/** Part of a tile beyond its edge in which shapes are still drawn, in units of the extent. */
const BUFFER = 96

/** One layer of one tile. Features outside it are left out, those across its edge are cut at the buffer. */
export function encodeTile(features: readonly TileFeature[], { z, x, y }: TileAddress, layer: string): Uint8Array {
  const tile = geoJSONToTile(
    {
      type: 'FeatureCollection',
      features: features.map(({ geometry, properties }) => ({
        type: 'Feature',
        geometry,
        properties: { ...properties },
      })),
    },
    z,
    x,
    y,
    { extent: EXTENT, buffer: BUFFER, tolerance: 3, clip: true },
  )
  return fromGeojsonVt({ [layer]: tile }, { version: 2, extent: EXTENT })
}

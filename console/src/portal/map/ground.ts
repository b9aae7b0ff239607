import type { PortalGround } from '@citybrain/contract/engines/report.ts'
import type { Feature, FeatureCollection } from 'geojson'
import type { Box } from '../../map/geometry.ts'
import type { MapLayer } from '../../map/layer.ts'

export const gathered = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

export const pointAt = (id: string, position: readonly [number, number], properties: object = {}): Feature => ({
  ...{ type: 'Feature', id, properties: { id, ...properties } },
  geometry: { type: 'Point', coordinates: [...position] },
})

/** The district’s outline. */
export function boundaryLayer({ boundary }: PortalGround, title: string): MapLayer {
  const ring = boundary.map((position) => [...position])
  const shape: Feature = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
  return { key: 'boundary', kind: 'boundary', title, source: { type: 'shapes', shapes: gathered([shape]) } }
}

export function extentOf({ boundary, centre }: PortalGround): Box {
  const positions = boundary.length > 0 ? boundary : [centre]
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const NEAR = 0.004

export const boxAroundPoint = ([x, y]: readonly [number, number], by = NEAR): Box => [x - by, y - by, x + by, y + by]

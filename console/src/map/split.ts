import type { Feature, FeatureCollection } from 'geojson'
import { labelPoint } from './label-point.ts'

export interface Split {
  readonly shapes: FeatureCollection
  readonly points: FeatureCollection
  readonly names: FeatureCollection
}

/** A layer's features by what the map draws them with: lines and areas, points, and one place per name. */
export function splitForDrawing(collection: FeatureCollection): Split {
  const shapes: Feature[] = []
  const points: Feature[] = []
  const names: Feature[] = []
  for (const feature of collection.features) {
    if (!feature.geometry) continue
    const isPoint = feature.geometry.type === 'Point' || feature.geometry.type === 'MultiPoint'
    if (isPoint) points.push(feature)
    else shapes.push(feature)
    const at = feature.properties?.label ? labelPoint(feature.geometry) : null
    if (at)
      names.push({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: feature.properties })
  }
  return { shapes: gathered(shapes), points: gathered(points), names: gathered(names) }
}

function gathered(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features }
}

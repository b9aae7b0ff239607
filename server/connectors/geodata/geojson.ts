import { unreadable } from './bad-geodata.ts'
import { FeatureList, type Geodata, type RawGeometry } from './features.ts'

interface JsonObject {
  readonly [name: string]: unknown
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A FeatureCollection, a Feature or a bare geometry (RFC 7946; the `crs` of its forerunner is told, not obeyed). */
export function readGeoJson(text: string): Omit<Geodata, 'encoding'> {
  const root = parse(text)
  if (!isObject(root)) throw notGeoJson()
  const list = new FeatureList()
  for (const feature of featuresOf(root)) {
    if (!isObject(feature)) throw notGeoJson()
    list.add(feature.properties, geometryOf(feature.geometry))
  }
  return { format: 'geojson', statedDatum: crsOf(root), fields: list.fields, features: list.features }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw unreadable('不是完整的 JSON', 'it is no complete JSON', error)
  }
}

function featuresOf(root: JsonObject): unknown[] {
  if (root.type === 'FeatureCollection' && Array.isArray(root.features)) return root.features
  if (root.type === 'Feature') return [root]
  if (typeof root.type === 'string' && Array.isArray(root.coordinates)) return [{ properties: {}, geometry: root }]
  throw notGeoJson()
}

function geometryOf(geometry: unknown): RawGeometry | null {
  if (!isObject(geometry)) return null
  return { type: String(geometry.type), coordinates: geometry.coordinates ?? null }
}

function crsOf(root: JsonObject): string | null {
  const crs = isObject(root.crs) && isObject(root.crs.properties) ? root.crs.properties.name : null
  return typeof crs === 'string' ? crs.slice(0, 100) : null
}

const notGeoJson = () => unreadable('不是 GeoJSON 的要素集合', 'it is no FeatureCollection of GeoJSON')

import type { Datum } from '@citybrain/contract/engines/region-import.ts'
import { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { positionOf } from '../space/feature.ts'

type PointResult = { readonly point: Geometry | null } | { readonly fault: Words }

const wrong = (zh: string, en: string) => ({ fault: { zh, en } })

/**
 * Longitude and latitude (or easting and northing) of two cells as a point in the datum of this system. `0, 0` is what
 * forms hold that nobody filled in.
 */
export function readPoint(longitude: string | null, latitude: string | null, datum: Datum): PointResult {
  const [x, y] = [degrees(longitude), degrees(latitude)]
  if (x === null || y === null)
    return wrong('经度或纬度缺失或不是数字', 'longitude or latitude is missing or no number')
  if (x === 0 && y === 0) return { point: null }
  if (datum !== 'epsg4527' && Math.abs(y) > 90 && Math.abs(x) <= 90)
    return wrong('经度与纬度填反了', 'longitude and latitude stand in each other’s place')
  const place = positionOf(datum === 'epsg4527' ? eastFirst(x, y) : [x, y], datum)
  if (!place) return wrong('坐标超出范围，请核对坐标系', 'the position is outside the earth; check the datum')
  return { point: { type: 'Point', coordinates: [rounded(place[0]), rounded(place[1])] } }
}

/** Surveyors call the northing x and the easting y. Only a northing has seven digits. */
const eastFirst = (x: number, y: number): [number, number] => (isNorthing(x) && !isNorthing(y) ? [y, x] : [x, y])

const isNorthing = (metres: number) => metres >= 1_000_000 && metres < 10_000_000

/** A centimetre. */
const rounded = (value: number) => Math.round(value * 1e7) / 1e7

function degrees(text: string | null): number | null {
  if (text === null) return null
  const plain = text.normalize('NFKC').replace(/[°度EN东经北纬\s]/g, '')
  if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain)
  const [, whole, minutes, seconds = '0'] =
    /^(\d{1,3})\D(\d{1,2})\D(\d{1,2}(?:\.\d+)?)?\D*$/.exec(text.replace(/[EN东经北纬\s]/g, '')) ?? []
  if (whole === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null
  return Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
}

const WKT = /^(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON)\s*(\(.*\))$/i
const WKT_TYPES = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
} as const satisfies Record<string, Geometry['type']>

/** A geometry written as well-known text in a datum; lists become JSON and are checked as GeoJSON is. */
export function geometryOfWkt(text: string, datum: Datum): Geometry | null {
  const [, kind = '', body = ''] = WKT.exec(text.trim()) ?? []
  if (kind === '' || !/^[-+\d.eE,()\s]+$/.test(body)) return null
  const positions = body
    .replace(/([-+\d.eE]+)\s+([-+\d.eE]+)/g, '[$1,$2]')
    .replace(/\s/g, '')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
  const type = WKT_TYPES[kind.toUpperCase() as keyof typeof WKT_TYPES]
  // The points of a MULTIPOINT may stand in brackets of their own.
  const plain = type === 'MultiPoint' ? positions.replace(/\[(\[[^[\]]+\])\]/g, '$1') : positions
  try {
    const parsed: unknown = JSON.parse(plain.startsWith('[[') || type === 'Point' ? plain : `[${plain}]`)
    const coordinates = inOurDatum(type === 'Point' && Array.isArray(parsed) ? parsed[0] : parsed, datum)
    const checked = Geometry.safeParse({ type, coordinates })
    return checked.success ? checked.data : null
  } catch {
    return null
  }
}

/** Every position of nested lists; null in place of one that cannot be. */
function inOurDatum(coordinates: unknown, datum: Datum): unknown {
  if (!Array.isArray(coordinates)) return null
  if (typeof coordinates[0] !== 'number') return coordinates.map((part) => inOurDatum(part, datum))
  const place = positionOf(coordinates, datum)
  if (datum === 'wgs84' || datum === 'epsg4490') return place
  return place && [rounded(place[0]), rounded(place[1])]
}

const wktPositions = (coordinates: unknown): string =>
  Array.isArray(coordinates) && typeof coordinates[0] === 'number'
    ? coordinates.join(' ')
    : `(${(coordinates as unknown[]).map(wktPositions).join(', ')})`

/** As geometryOfWkt reads it again. */
export function wktOf({ type, coordinates }: Geometry): string {
  return `${type.toUpperCase()} ${type === 'Point' ? `(${coordinates.join(' ')})` : wktPositions(coordinates)}`
}

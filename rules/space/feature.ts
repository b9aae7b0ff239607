import type { Extent, MultiPolygon, RegionKind } from '@citybrain/contract/engines/region.ts'
import type { Datum, ImportField } from '@citybrain/contract/engines/region-import.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { fromDatum } from './datum.ts'
import { isCodeOf } from './region.ts'

/** A geometry in the coordinates of its file. */
export interface RawGeometry {
  readonly type: string
  readonly coordinates: unknown
}

export interface RawFeature {
  readonly fields: Readonly<Record<string, string>>
  readonly geometry: RawGeometry | null
}

/** What is wrong with a feature. */
export interface FeatureFault {
  readonly code: string
  readonly words: Words
}

export const fault = (code: string, zh: string, en: string): FeatureFault => ({ code, words: { zh, en } })

/** The area of a feature in CGCS2000, or why it has none. */
export function areaOf(geometry: RawGeometry | null, datum: Datum): MultiPolygon | FeatureFault {
  if (!geometry) return fault('no-geometry', '没有图形', 'it has no geometry')
  const { type, coordinates } = geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return fault('not-an-area', `图形是 ${type}，区域应为面`, `its geometry is a ${type}; a region is an area`)
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!Array.isArray(polygons) || polygons.length === 0) return BROKEN
  const area: [number, number][][][] = []
  for (const polygon of polygons) {
    const rings = Array.isArray(polygon) ? polygon.map((ring) => ringOf(ring, datum)) : []
    if (rings.length === 0 || rings.includes(null)) return BROKEN
    area.push(rings.filter((ring) => ring !== null))
  }
  return { type: 'MultiPolygon', coordinates: area }
}

const BROKEN = fault(
  'broken-geometry',
  '坐标残缺，或不在经纬度范围内；请检查坐标系',
  'its coordinates are broken or beyond all longitudes and latitudes; check the datum',
)

/** A ring of at least three different corners, closed where the file left it open. */
function ringOf(ring: unknown, datum: Datum): [number, number][] | null {
  if (!Array.isArray(ring) || ring.length < 3) return null
  const positions: [number, number][] = []
  for (const position of ring) {
    const found = positionOf(position, datum)
    if (!found) return null
    positions.push(found)
  }
  const [first, last] = [positions[0], positions.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) positions.push([first[0], first[1]])
  return positions.length < 4 ? null : positions
}

/** A position in CGCS2000; null for what is none in this datum. */
export function positionOf(position: unknown, datum: Datum): [number, number] | null {
  if (!Array.isArray(position)) return null
  const [x, y] = position
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null
  if (datum !== 'epsg4527' && (Math.abs(x) > 180 || Math.abs(y) > 90)) return null
  const [longitude, latitude] = fromDatum(datum, [x, y])
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null
}

const DATUMS = ['wgs84', 'gcj02', 'bd09', 'epsg4490', 'epsg4527'] as const satisfies readonly Datum[]
/** Corners of so many features tell where a file lies. */
const PROBED = 200

/** How many of the first features have their first corner within an extent, by the datum they are taken in. */
export function sharesInside(features: readonly RawFeature[], extent: Extent): Record<Datum, number> {
  const corners = features.slice(0, PROBED).flatMap(({ geometry }) => firstCorner(geometry?.coordinates) ?? [])
  const share = (datum: Datum) => {
    const inside = corners.filter((corner) => {
      const position = positionOf(corner, datum)
      return position !== null && isWithin(position, extent)
    })
    return corners.length === 0 ? 0 : inside.length / corners.length
  }
  return Object.fromEntries(DATUMS.map((datum) => [datum, share(datum)])) as Record<Datum, number>
}

const isWithin = ([x, y]: readonly [number, number], [west, south, east, north]: Extent) =>
  west <= x && x <= east && south <= y && y <= north

function firstCorner(coordinates: unknown): [number, number][] | null {
  let part = coordinates
  for (let depth = 0; depth < 5 && Array.isArray(part); depth++) {
    const [x, y] = part
    if (typeof x === 'number' && typeof y === 'number') return [[x, y]]
    part = part[0]
  }
  return null
}

/** The other datum under which clearly more of the file lies in the district; null where the chosen one does. */
export function likelierDatum(shares: Record<Datum, number>, chosen: Datum): Datum | null {
  if (shares[chosen] >= 0.5) return null
  const best = DATUMS.reduce((one, other) => (shares[other] > shares[one] ? other : one))
  return shares[best] > shares[chosen] + 0.25 ? best : null
}

const NAMES = ['name', 'mc', '名称', '社区名称', '街道名称', '网格名称', 'bgmc', 'sqmc', 'jdmc', 'xzqmc', 'label']
const CODES = ['code', 'bgid', 'dm', '编码', '代码', 'bgcode', 'gridcode', 'bm', 'xzqdm', 'adcode', 'id']

/** The fields that most likely hold code and name. */
export function guessFields(
  fields: readonly string[],
  features: readonly RawFeature[],
  kind: RegionKind,
): { codeField: string | null; nameField: string | null } {
  const known = (names: readonly string[]) => fields.find((field) => names.includes(field.trim().toLowerCase())) ?? null
  const first = features.slice(0, PROBED)
  const holdsCodes = (field: string) =>
    first.some((one) => one.fields[field]) && first.every((one) => isCodeOf(kind, one.fields[field] ?? ''))
  const codeField = kind === 'zone' ? null : (fields.find(holdsCodes) ?? known(CODES))
  return { codeField, nameField: known(NAMES) }
}

/** The fields of a file with some of their values. */
export function describeFields(fields: readonly string[], features: readonly RawFeature[]): ImportField[] {
  return fields.map((name) => {
    const values = features.flatMap((feature) => feature.fields[name] ?? [])
    const samples = [...new Set(values.slice(0, 200))].slice(0, 5)
    return { name, filled: values.length, samples: samples.map((text) => Array.from(text).slice(0, 200).join('')) }
  })
}

import { wktToGeoJSON } from '@terraformer/wkt'
import { parse } from 'csv-parse/sync'
import { unreadable } from './bad-geodata.ts'
import { FeatureList, type Geodata, type RawGeometry } from './features.ts'

const WKT_NAMES = ['wkt', 'geometry', 'geom', 'the_geom', 'shape', '几何', '边界', '图形']
const X_NAMES = ['lon', 'lng', 'long', 'longitude', 'x', '经度', '东经']
const Y_NAMES = ['lat', 'latitude', 'y', '纬度', '北纬']

/** Rows with a column of WKT (areas), or with two columns of longitude and latitude (points). */
export function readCsv(text: string): Omit<Geodata, 'encoding'> {
  const [head, ...rows] = parseRows(text)
  if (!head) throw unreadable('没有表头', 'it has no header row')
  const place = (names: readonly string[]) => head.findIndex((name) => names.includes(name.trim().toLowerCase()))
  const columns = { wkt: place(WKT_NAMES), x: place(X_NAMES), y: place(Y_NAMES) }
  if (columns.wkt < 0 && (columns.x < 0 || columns.y < 0))
    throw unreadable(
      '表头里没有 WKT 列，也没有经度、纬度两列',
      'its header names neither a column WKT nor two columns lon and lat',
    )
  const list = new FeatureList()
  for (const row of rows) list.add(fieldsOf(head, row, columns), geometryOf(row, columns))
  return { format: 'csv', statedDatum: null, fields: list.fields, features: list.features }
}

function parseRows(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '')
  const first = plain.slice(0, plain.search(/[\r\n]|$/))
  const count = (sign: string) => first.split(sign).length
  const delimiter = [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
  try {
    return parse(plain, { delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: 8_000_000 })
  } catch (error) {
    throw unreadable('不是规整的 CSV 表格', 'it is no well-formed table of CSV', error)
  }
}

interface Columns {
  readonly wkt: number
  readonly x: number
  readonly y: number
}

function fieldsOf(head: readonly string[], row: readonly string[], { wkt }: Columns): Record<string, string> {
  const named = head.map((name, at): [string, string] => [name.trim() || `列${at + 1}`, row[at] ?? ''])
  return Object.fromEntries(named.filter((_, at) => at !== wkt))
}

function geometryOf(row: readonly string[], { wkt, x, y }: Columns): RawGeometry | null {
  if (wkt < 0) {
    const [east, north] = [numberOf(row[x]), numberOf(row[y])]
    return Number.isNaN(east) && Number.isNaN(north) ? null : { type: 'Point', coordinates: [east, north] }
  }
  const text = (row[wkt] ?? '').trim().replace(/^SRID=\d+;/i, '')
  if (text === '') return null
  try {
    const { type, coordinates } = wktToGeoJSON(text.toUpperCase()) as RawGeometry
    return { type, coordinates }
  } catch {
    // One row that can't be read is a fault of that row, which the preview lists.
    return { type: 'unreadable WKT', coordinates: null }
  }
}

const numberOf = (text: string | undefined) => (text?.trim() ? Number(text) : Number.NaN)

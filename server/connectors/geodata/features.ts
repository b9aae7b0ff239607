import { BadGeodata } from './bad-geodata.ts'
import { limits } from './limits.ts'

/** A geometry in the coordinates of its file. */
export interface RawGeometry {
  readonly type: string
  readonly coordinates: unknown
}

export interface RawFeature {
  readonly fields: Readonly<Record<string, string>>
  readonly geometry: RawGeometry | null
}

/** A file as read: nothing is judged yet but its form. */
export interface Geodata {
  readonly format: 'geojson' | 'shapefile' | 'kml' | 'kmz' | 'csv'
  readonly encoding: string | null
  readonly statedDatum: string | null
  readonly fields: readonly string[]
  readonly features: readonly RawFeature[]
}

/** Gathers features within the limits. */
export class FeatureList {
  readonly features: RawFeature[] = []
  private readonly names = new Set<string>()
  private positions = 0

  add(properties: unknown, geometry: RawGeometry | null): void {
    if (this.features.length >= limits.features) throw tooMany('图形', 'features')
    this.positions += geometry ? countPositions(geometry.coordinates) : 0
    if (this.positions > limits.positions) throw tooMany('坐标', 'positions')
    const fields = toFields(properties)
    for (const name of Object.keys(fields)) this.names.add(name)
    if (this.names.size > limits.fields) throw tooMany('字段', 'fields')
    this.features.push({ fields, geometry })
  }

  get fields(): string[] {
    return [...this.names]
  }
}

const tooMany = (zh: string, en: string) =>
  new BadGeodata('geodata.too-large', { zh: `${zh}太多`, en: `too many ${en}` })

/** A MultiPolygon nests three lists around a position. */
const DEEPEST = 4

/** Without recursion: lists may be nested as deeply as a hostile file likes. */
function countPositions(coordinates: unknown): number {
  const waiting: [part: unknown, depth: number][] = [[coordinates, 0]]
  let count = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [list, depth] = next
    if (!Array.isArray(list)) continue
    if (depth >= DEEPEST) throw new BadGeodata('geodata.bomb')
    if (typeof list[0] === 'number') count += 1
    else for (const part of list) waiting.push([part, depth + 1])
  }
  return count
}

function toFields(properties: unknown): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  if (typeof properties !== 'object' || properties === null) return fields
  for (const [name, value] of Object.entries(properties)) {
    const text = toText(value)
    if (text !== '') fields[tidy(name, 200)] = tidy(text, limits.valueCharacters)
  }
  return fields
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim()
}

/** No NUL and no half of a pair, which the database can't keep. */
const tidy = (text: string, most: number) =>
  Array.from(text.toWellFormed().replaceAll('\u0000', '')).slice(0, most).join('')

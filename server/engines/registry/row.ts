import type { Provenance, Thing, ThingState } from '@citybrain/contract/engines/thing.ts'
import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { pinyinKeys } from '@citybrain/rules/words/index.ts'
import type { Locator } from './deps.ts'
import { keysOf } from './keys.ts'

/** All that holds of a thing on a day, by field and by core key (`$name`). */
export type Values = Readonly<Record<string, unknown>>

/** A thing as it is written: everything that follows from its values. */
export interface ThingRow {
  readonly id: string
  readonly type: string
  readonly type_version: number
  readonly revision: number
  readonly state: ThingState
  readonly name: string
  readonly name_order: string
  readonly code: string | null
  readonly street: string | null
  readonly community: string | null
  readonly grid: string | null
  readonly department: string | null
  readonly ended_on: PlainDate | null
  readonly merged_into: string | null
  readonly next_change_on: PlainDate | null
  readonly source_system: string
  readonly source_document: string | null
  readonly aliases: readonly string[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly geometry: Geometry | null
  readonly keys: readonly string[]
}

export interface Derivation {
  readonly district: DistrictCode
  readonly type: ThingType
  readonly today: PlainDate
  readonly locator: Locator
}

interface Marks {
  readonly id: string
  readonly revision: number
  readonly nextChangeOn: PlainDate | null
  readonly source: Provenance
}

/** The row that follows from a thing's values. */
export function deriveRow(values: Values, marks: Marks, { district, type, today, locator }: Derivation): ThingRow {
  const attributes = Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith('$')))
  const geometry = (values.$geometry ?? null) as Geometry | null
  const name = String(values.$name)
  const aliases = (values.$aliases ?? []) as string[]
  const place = placeOf(values, geometry, (longitude, latitude) => locator.locate(longitude, latitude, today))
  const endedOn = textOf(values.$ended)
  const code = textOf(values.$code)
  return {
    ...{ id: marks.id, type: type.key, type_version: type.version, revision: marks.revision },
    ...{ state: stateOf(values, today), name, name_order: pinyinKeys(name).full.slice(0, 200) },
    ...{ code, ...place, department: textOf(values.$department) },
    ...{ ended_on: endedOn, merged_into: textOf(values.$merged), next_change_on: marks.nextChangeOn },
    ...{ source_system: marks.source.system, source_document: marks.source.document },
    ...{ aliases, attributes, geometry },
    keys: keysOf(district, type, { name, code, aliases, attributes, ...place }),
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export function stateOf(values: Values, today: PlainDate): ThingState {
  if (typeof values.$merged === 'string') return 'merged'
  return typeof values.$ended === 'string' && values.$ended <= today ? 'ended' : 'present'
}

type Place = Pick<ThingRow, 'street' | 'community' | 'grid'>

/** Told by the geometry where the regions know its middle, else as it was entered. */
function placeOf(values: Values, geometry: Geometry | null, locate: (lon: number, lat: number) => Place): Place {
  const middle = geometry && middleOf(geometry)
  const found = middle && locate(...middle)
  if (found?.street) return { street: found.street, community: found.community, grid: found.grid }
  return { street: textOf(values.$street), community: textOf(values.$community), grid: null }
}

/** A position that stands for the whole: a point itself, the middle of a line, the centre of an area's largest ring. */
export function middleOf(geometry: Geometry): [longitude: number, latitude: number] {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates
    case 'MultiPoint':
      return geometry.coordinates[0] ?? [0, 0]
    case 'LineString':
      return geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] ?? [0, 0]
    case 'MultiLineString':
      return middleOf({ type: 'LineString', coordinates: geometry.coordinates[0] ?? [] })
    case 'Polygon':
      return centreOf(geometry.coordinates[0] ?? [])
    case 'MultiPolygon':
      return centreOf(largest(geometry.coordinates.map((rings) => rings[0] ?? [])))
  }
}

type Ring = readonly (readonly [number, number])[]

const largest = (rings: readonly Ring[]): Ring =>
  rings.reduce((best, ring) => (Math.abs(twiceArea(ring)) > Math.abs(twiceArea(best)) ? ring : best), [] as Ring)

const twiceArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], place) => {
    const [nextX, nextY] = ring[(place + 1) % ring.length] ?? [0, 0]
    return sum + x * nextY - nextX * y
  }, 0)

/** Centre of mass of a ring, near the ring's own first position so that digits aren't lost. */
function centreOf(ring: Ring): [number, number] {
  const [originX, originY] = ring[0] ?? [0, 0]
  const moved = ring.map(([x, y]): [number, number] => [x - originX, y - originY])
  const area = twiceArea(moved)
  if (area === 0) return [originX, originY]
  let [sumX, sumY] = [0, 0]
  moved.forEach(([x, y], place) => {
    const [nextX, nextY] = moved[(place + 1) % moved.length] ?? [0, 0]
    const cross = x * nextY - nextX * y
    sumX += (x + nextX) * cross
    sumY += (y + nextY) * cross
  })
  return [originX + sumX / (3 * area), originY + sumY / (3 * area)]
}

/** The values behind a row, so that a change can be laid over them. */
export function valuesOf(row: Omit<StoredRow, 'created_at' | 'updated_at'>): Values {
  return {
    ...row.attributes,
    ...{ $name: row.name, $code: row.code, $aliases: row.aliases, $geometry: row.geometry },
    ...{ $street: row.street, $community: row.community, $department: row.department },
    ...{ $ended: row.ended_on, $merged: row.merged_into },
  }
}

/** A row as it is read. */
export type StoredRow = Omit<ThingRow, 'keys' | 'name_order'> & {
  readonly created_at: string
  readonly updated_at: string
}

/** A row in the shape of the contract. */
export function toThing(row: StoredRow): Thing {
  return {
    id: row.id,
    type: row.type,
    typeVersion: row.type_version,
    state: row.state,
    code: row.code,
    name: row.name,
    aliases: [...row.aliases],
    // Values were checked by their fields when they were written.
    attributes: row.attributes as Thing['attributes'],
    geometry: row.geometry,
    place: { street: row.street, community: row.community, grid: row.grid },
    department: row.department,
    endedOn: row.ended_on,
    mergedInto: row.merged_into,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    source: { system: row.source_system, document: row.source_document },
  }
}

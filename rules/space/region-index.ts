import type { Located, MultiPolygon, RegionKind } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import Flatbush from 'flatbush'
import { covers, type PreparedArea, prepareArea } from './point-in-area.ts'

/** A boundary with the days on which it holds. */
export interface Ground {
  readonly id: string
  readonly kind: RegionKind
  readonly code: string | null
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  readonly area: MultiPolygon
}

interface Entry extends Omit<Ground, 'area'> {
  readonly prepared: PreparedArea
}

/** A region that holds a point. */
export type Holding = Pick<Ground, 'id' | 'kind' | 'code'>

/** Answers in which regions a point lies, in microseconds. Immutable: a change makes another index. */
export interface RegionIndex {
  readonly size: number
  /** Street, community, cell and zones of a point (longitude, latitude) on a day. */
  locate(longitude: number, latitude: number, on: PlainDate): Located
  /** One region of each kind but zones, by smallest code (then id), and every zone. */
  holding(longitude: number, latitude: number, on: PlainDate): Holding[]
}

const CODE_ENDS = { street: 9, community: 12 } as const

export function createRegionIndex(grounds: readonly Ground[]): RegionIndex {
  // In the order in which they win a shared border, so that the first found of a kind is the one.
  const entries = grounds.toSorted(byCode).map(({ area, ...ground }) => ({ ...ground, prepared: prepareArea(area) }))
  const tree = treeOf(entries)
  const hasDistrict = entries.some(({ kind }) => kind === 'district')
  function found(x: number, y: number, on: PlainDate): Entry[] {
    const places = tree?.search(x, y, x, y) ?? []
    places.sort(ascending)
    const list: Entry[] = []
    for (const place of places) {
      const entry = entries[place]
      if (entry && holdsOn(entry, on) && !taken(list, entry) && covers(entry.prepared, x, y)) list.push(entry)
    }
    return list
  }
  return {
    size: entries.length,
    locate: (x, y, on) => locatedIn(found(x, y, on), hasDistrict),
    holding: (x, y, on) => found(x, y, on).map(({ id, kind, code }) => ({ id, kind, code })),
  }
}

const ascending = (a: number, b: number) => a - b

function byCode(a: Ground, b: Ground): number {
  const [left, right] = [`${a.code ?? '~'} ${a.id}`, `${b.code ?? '~'} ${b.id}`]
  return left < right ? -1 : left > right ? 1 : 0
}

function treeOf(entries: readonly Entry[]): Flatbush | null {
  if (entries.length === 0) return null
  const tree = new Flatbush(entries.length)
  for (const { prepared } of entries) tree.add(...boxOf(prepared))
  tree.finish()
  return tree
}

function boxOf(area: PreparedArea): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [ring] of area) {
    if (!ring) continue
    for (let at = 0; at < ring.length; at += 2) {
      const [x, y] = [ring[at] as number, ring[at + 1] as number]
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    }
  }
  return box
}

function holdsOn({ validFrom, validTo }: Entry, on: PlainDate): boolean {
  return (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo)
}

/** Of a kind that is already found: only zones may hold a point together. */
function taken(list: readonly Entry[], { kind }: Entry): boolean {
  if (kind === 'zone') return false
  for (const entry of list) if (entry.kind === kind) return true
  return false
}

/** Where street or community have no boundary of their own, the code of what lies in them tells. */
function locatedIn(list: readonly Entry[], hasDistrict: boolean): Located {
  let [street, community, grid]: (string | null)[] = [null, null, null]
  const zones: string[] = []
  let inDistrict = false
  for (const { kind, id, code } of list) {
    if (kind === 'zone') zones.push(id)
    else if (kind === 'grid') grid = code
    else if (kind === 'community') community = code
    else if (kind === 'street') street = code
    else inDistrict = true
  }
  community ??= grid?.slice(0, CODE_ENDS.community) ?? null
  street ??= community?.slice(0, CODE_ENDS.street) ?? null
  return { street, community, grid: grid ?? null, zones, inside: hasDistrict ? inDistrict : null }
}

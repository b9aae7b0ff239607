import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { type Filter, planSearch, readFilter, seesPeople } from '@citybrain/rules/registry/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { readCursor } from '../identity/index.ts'
import { type Around, distanceFrom, isNear, meetsBox } from '../space/index.ts'
import { clearedEverywhere } from './clearance.ts'
import { conditionOf, inRegion, rankOf, searchCondition } from './conditions.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { badFilter, notCleared } from './errors.ts'
import { findNearest } from './nearest.ts'
import { show } from './reading.ts'
import { type StoredRow, toThing } from './row.ts'
import { BY_ID, type Sorting, sortingOf } from './sorting.ts'
import { THING_COLUMNS } from './thing-store.ts'

/** A list as its address asks for it. */
export interface ThingSearch {
  readonly type?: string | undefined
  readonly q?: string | undefined
  readonly where: readonly string[]
  readonly near?: string | undefined
  readonly bbox?: string | undefined
  readonly region?: string | undefined
  readonly state: 'present' | 'ended' | 'merged' | 'any'
  readonly sort?: string | undefined
  readonly asOf?: PlainDate | undefined
  readonly knownOn?: PlainDate | undefined
}

/** What a search means once its parts have been read and checked. */
export interface Wanted {
  readonly type: ThingType | null
  readonly clearance: PrivacyClass
  readonly filters: readonly Filter[]
  readonly near: Around | null
  readonly box: readonly [number, number, number, number] | null
  readonly search: ThingSearch
  readonly sorting: Sorting
}

const FARTHEST_M = 50_000

/** Throws for what cannot be asked; the same for lists of the present and of the past. */
export function readSearch(deps: RegistryDeps, caller: Caller, search: ThingSearch): Wanted {
  const type = search.type === undefined ? null : deps.catalogue.get(search.type)
  const clearance = type ? clearedEverywhere(caller, type.key) : 'public'
  if (type && search.q !== undefined && !seesPeople(type, clearance)) throw notCleared()
  const filters = search.where.map((text) => {
    const read = readFilter(text, { type, clearance, tables: deps.catalogue.tables })
    if ('fault' in read) throw badFilter(`${read.fault.zh}。`, `${read.fault.en}.`)
    const personal = read.filter.core && ['name', 'code'].includes(read.filter.field)
    if (personal && type && !seesPeople(type, clearance)) throw notCleared()
    return read.filter
  })
  const near = readNear(search.near)
  const sorting = sortingOf({ sort: search.sort, type, near, clearance })
  return { type, clearance, filters, near, box: readBox(search.bbox), search, sorting }
}

function readNear(text: string | undefined): Around | null {
  if (text === undefined) return null
  const [longitude = 0, latitude = 0, metres = 0] = text.split(',').map(Number)
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90 || metres > FARTHEST_M)
    throw badFilter(
      'near 应为经度、纬度和不超过 50000 米的距离。',
      'near takes a longitude, a latitude and at most 50 000 m.',
    )
  return { longitude, latitude, metres }
}

function readBox(text: string | undefined): Wanted['box'] {
  if (text === undefined) return null
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
  const sound = west <= east && south <= north && west >= -180 && east <= 180 && south >= -90 && north <= 90
  if (!sound)
    throw badFilter('bbox 应为西、南、东、北四个经纬度。', 'bbox takes west, south, east and north in degrees.')
  return [west, south, east, north]
}

/** Where a page begins: after the value and id of the last thing of the one before it; of a search by text also its rank. */
export type Place = readonly [value: string | number | null, id: string, rank?: number]

const isRanked = ({ search, near }: Wanted) => search.q !== undefined && search.sort === undefined && near === null

/** Reads the marker of a page in the order that is asked for; throws for one of another order. */
export function readPlace(cursor: string, wanted: Wanted): Place {
  if (wanted.search.asOf !== undefined || wanted.search.knownOn !== undefined)
    return readCursor(cursor, z.tuple([z.null(), z.uuid()]))
  const { value, nullable } = wanted.sorting
  if (isRanked(wanted)) return readCursor(cursor, z.tuple([z.string().max(4000), z.uuid(), z.int().min(0).max(9)]))
  return readCursor(cursor, z.tuple([nullable ? value.nullable() : value, z.uuid()]))
}

export interface Page {
  readonly things: (Thing & { distanceM?: number })[]
  readonly next: Place | null
  readonly total: number | null
}

interface PageAsked {
  readonly after: Place | null
  readonly limit: number
  readonly count: boolean
}

type FoundRow = StoredRow & { sort_value: string | number | null; rank: number | null; distance_m: number | null }

/** A page of the things that are wanted, as they are now. */
export async function searchThings(
  deps: RegistryDeps,
  caller: Caller,
  wanted: Wanted,
  asked: PageAsked,
): Promise<Page> {
  const conditions = conditionsOf(deps, caller, wanted)
  const rows = await readPage(caller, wanted, conditions, asked)
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
  const kept = rows.slice(0, asked.limit)
  const [things, total] = await Promise.all([
    show(deps, caller, kept.map(toThing)),
    asked.count ? countThings(caller, conditions, MOST_COUNTED) : null,
  ])
  const measured = things.map((thing, place) => {
    const distance = kept[place]?.distance_m ?? null
    return distance === null ? thing : { ...thing, distanceM: Math.round(distance * 10) / 10 }
  })
  return { things: measured, next: last ? placeOf(last) : null, total }
}

/** A page in the order of ids, which no change of a thing moves: each is read once, whatever others write meanwhile. */
export async function readById(
  deps: RegistryDeps,
  caller: Caller,
  wanted: Wanted,
  { after, limit }: { after: string | null; limit: number },
): Promise<Thing[]> {
  const conditions = conditionsOf(deps, caller, wanted)
  const begin: Place | null = after === null ? null : [null, after]
  const asked = { sorting: BY_ID, conditions, distance: sql`null::float8`, after: begin, limit, unknown: true }
  const { rows } = await segment(asked).execute(caller.db)
  return show(deps, caller, rows.map(toThing))
}

/** How many things are wanted, counted to a bound. */
export const countWanted = (deps: RegistryDeps, caller: Caller, wanted: Wanted, most: number): Promise<number> =>
  countThings(caller, conditionsOf(deps, caller, wanted), most)

const placeOf = ({ sort_value, id, rank }: FoundRow): Place =>
  rank === null ? [sort_value, id] : [sort_value, id, rank]

/** So near, the few things that lie there are sooner looked at than all things with a value are gathered from its index. */
const NEARBY_M = 500
/** Holds as before, but no index is asked for it. */
const besideIndex = (condition: RawBuilder<boolean>) => sql<boolean>`(${condition}) is true`

/** What is wanted as a condition on `thing_here`. */
export function conditionsOf(deps: RegistryDeps, caller: Caller, wanted: Wanted): RawBuilder<boolean> {
  const { type, search, near, box } = wanted
  const { district } = caller.actor
  const apart = near !== null && near.metres <= NEARBY_M ? besideIndex : (condition: RawBuilder<boolean>) => condition
  const all: RawBuilder<unknown>[] = [
    ...(type ? [sql`type = ${sql.lit(type.key)}`] : hidden(deps, wanted, caller)),
    ...(search.state === 'any' ? [] : [sql`state = ${search.state}`]),
    ...wanted.filters.map((filter) => apart(conditionOf(district, type, filter))),
    ...(search.region === undefined ? [] : [inRegion(district, search.region)]),
    ...(box ? [meetsBox(sql`geometry`, box)] : []),
    ...(near ? [isNear(sql`geometry`, near)] : []),
    ...(search.q === undefined ? [] : [searchCondition(district, planSearch(search.q), searchedFields(deps, type))]),
  ]
  return sql<boolean>`${all.length === 0 ? sql`true` : sql.join(all, sql` and `)}`
}

/** A search over all types leaves out those about people whom the caller may not search. */
function hidden(deps: RegistryDeps, { search, filters }: Wanted, caller: Caller): RawBuilder<unknown>[] {
  if (search.q === undefined && filters.length === 0) return []
  const closed = deps.catalogue.types
    .filter((type) => !seesPeople(type, clearedEverywhere(caller, type.key)))
    .map((type) => type.key)
  return closed.length === 0 ? [] : [sql`type <> all(${closed}::text[])`]
}

function searchedFields(deps: RegistryDeps, type: ThingType | null): string[] {
  const types = type ? [type] : deps.catalogue.types
  const keys = types.flatMap((one) => one.fields.filter((field) => field.kind === 'text' && field.search))
  return [...new Set(keys.map((field) => field.key))]
}

/** One more than asked, so that the end is known; things without a value follow those with one. */
async function readPage(
  { db }: Caller,
  wanted: Wanted,
  conditions: RawBuilder<boolean>,
  { after, limit }: PageAsked,
): Promise<FoundRow[]> {
  const { near, search, sorting } = wanted
  if (search.q !== undefined && isRanked(wanted)) {
    const { rows } = await rankedPage(search.q, conditions, { after, limit }).execute(db)
    return rows
  }
  if (near && sorting.nearest && after === null) {
    const words = JSON.stringify([search.type, search.q, search.where, search.region, search.state, search.bbox])
    const nearest = await findNearest(db, { near, conditions, words, count: limit + 1 })
    return nearest.map((row) => ({ ...row, sort_value: row.distance_m, rank: null }))
  }
  const distance = near ? distanceFrom(sql`geometry`, near) : sql`null::float8`
  const valued =
    after !== null && after[0] === null
      ? []
      : await segment({ sorting, conditions, distance, after, limit: limit + 1 })
          .execute(db)
          .then(({ rows }) => rows)
  if (!sorting.nullable || valued.length > limit) return valued
  const rest = {
    sorting,
    conditions,
    distance,
    after: after?.[0] === null ? after : null,
    limit: limit + 1 - valued.length,
  }
  const { rows } = await segment({ ...rest, unknown: true }).execute(db)
  return [...valued, ...rows]
}

interface Segment {
  readonly sorting: Sorting
  readonly conditions: RawBuilder<boolean>
  readonly distance: RawBuilder<unknown>
  readonly after: Place | null
  readonly limit: number
  readonly unknown?: boolean
}

function segment({ sorting, conditions, distance, after, limit, unknown = false }: Segment): RawBuilder<FoundRow> {
  const { by, cast, descending } = sorting
  const direction = descending ? sql`desc` : sql`asc`
  const compare = descending ? sql`<` : sql`>`
  const begin =
    after === null
      ? sql`true`
      : unknown
        ? sql`id > ${after[1]}::uuid`
        : sql`(${by}, id) ${compare} (${after[0]}${cast}, ${after[1]}::uuid)`
  const has = !sorting.nullable ? sql`true` : unknown ? sql`${by} is null` : sql`${by} is not null`
  const order = unknown ? sql`id` : sql`${by} ${direction}, id ${direction}`
  return sql<FoundRow>`select ${THING_COLUMNS}, ${unknown ? sql`null::text` : by} as sort_value, null::int as rank, ${distance} as distance_m
    from thing_here where ${conditions} and ${has} and ${begin} order by ${order} limit ${limit}::int`
}

function rankedPage(q: string, conditions: RawBuilder<boolean>, { after, limit }: Pick<PageAsked, 'after' | 'limit'>) {
  const rank = rankOf(planSearch(q))
  const begin =
    after === null
      ? sql`true`
      : sql`(${rank}, name_order, id) > (${after[2] ?? 0}::int, ${after[0]}::text collate "C", ${after[1]}::uuid)`
  return sql<FoundRow>`select ${THING_COLUMNS}, name_order as sort_value, ${rank} as rank, null::float8 as distance_m
    from thing_here where ${conditions} and ${begin} order by rank, name_order, id limit ${limit + 1}::int`
}

const MOST_COUNTED = 10_000

async function countThings({ db }: Caller, conditions: RawBuilder<boolean>, most: number): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total
    from (select 1 from thing_here where ${conditions} limit ${most}::int) as counted`.execute(db)
  return rows[0]?.total ?? 0
}

import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { type Filter, meets } from '@citybrain/rules/registry/index.ts'
import { answersSearch } from '@citybrain/rules/words/index.ts'
import { sql } from 'kysely'
import type { Caller, RegistryDeps } from './deps.ts'
import { badFilter } from './errors.ts'
import { factsOf } from './fact-store.ts'
import { momentOf, show, stateAt } from './reading.ts'
import { deriveRow, middleOf, type StoredRow, type stateOf } from './row.ts'
import type { Page, Place, Wanted } from './search.ts'
import { THING_COLUMNS } from './thing-store.ts'

/** Things whose history one request reads at most; a page may be shorter than asked for, its cursor goes on. */
const READ_AT_ONCE = 1_000

/** A page of the things of a type as they were at a moment, in the order of their ids. */
export async function listPast(
  deps: RegistryDeps,
  caller: Caller,
  wanted: Wanted,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Page> {
  const { type } = wanted
  if (type === null || wanted.search.sort !== undefined)
    throw badFilter('查询过去的时点须指明类型，且不能指定排序。', 'A list of the past needs a type and takes no order.')
  const { rows } = await sql<StoredRow>`select ${THING_COLUMNS} from thing_here
    where type = ${sql.lit(type.key)} and id > ${after?.[1] ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by id limit ${READ_AT_ONCE + 1}::int`.execute(caller.db)
  const read = rows.slice(0, READ_AT_ONCE)
  const found = await statesOf(deps, caller, wanted, read)
  const kept = found.slice(0, limit)
  const last = found.length > limit ? kept.at(-1)?.id : rows.length > READ_AT_ONCE ? read.at(-1)?.id : undefined
  return { things: await show(deps, caller, kept), next: last === undefined ? null : [null, last], total: null }
}

/** Things of a type, whenever they were, counted to a bound: as many as a list of the past may hold. */
export async function countPast({ db }: Caller, type: ThingType, most: number): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total
    from (select 1 from thing_here where type = ${sql.lit(type.key)} limit ${most}::int) as counted`.execute(db)
  return rows[0]?.total ?? 0
}

async function statesOf(deps: RegistryDeps, { actor, db }: Caller, wanted: Wanted, rows: readonly StoredRow[]) {
  const { district } = actor
  const [facts, locator] = await Promise.all([
    factsOf(
      db,
      rows.map((row) => row.id),
    ),
    deps.locator(district),
  ])
  const moment = momentOf(wanted.search, deps.clock.cityToday())
  return rows.flatMap((row): Thing[] => {
    const type = deps.catalogue.get(row.type)
    const derive = (values: Parameters<typeof stateOf>[0], marks: Parameters<typeof deriveRow>[1]) =>
      deriveRow(values, marks, { district, type, today: moment.on, locator })
    const thing = stateAt(type, facts.get(row.id) ?? [], { row, moment, derive })
    return thing && isWanted(wanted, thing) ? [thing] : []
  })
}

/** The same conditions as the database's, upon a thing of the past. */
function isWanted({ search, filters, box, near }: Wanted, thing: Thing): boolean {
  if (search.state !== 'any' && thing.state !== search.state) return false
  if (search.region !== undefined && !Object.values(thing.place).includes(search.region)) return false
  if (!filters.every((filter) => meets(filter, filtered(filter, thing)))) return false
  const texts = [thing.name, ...thing.aliases, thing.code ?? '']
  if (search.q !== undefined && !texts.some((text) => answersSearch(text, search.q ?? ''))) return false
  const middle = thing.geometry && middleOf(thing.geometry as Geometry)
  if (box && !(middle && middle[0] >= box[0] && middle[0] <= box[2] && middle[1] >= box[1] && middle[1] <= box[3]))
    return false
  return !near || (middle !== null && metresBetween(middle, [near.longitude, near.latitude]) <= near.metres)
}

function filtered({ field, core }: Filter, thing: Thing) {
  if (!core) return thing.attributes[field] as Parameters<typeof meets>[1]
  return { ...thing.place, code: thing.code, name: thing.name, department: thing.department }[field as 'code']
}

const RADIUS_M = 6_371_008.8

/** On the sphere: within half a per cent of the ellipsoid. */
function metresBetween([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const rad = Math.PI / 180
  const [dLat, dLon] = [(lat2 - lat1) * rad, (lon2 - lon1) * rad]
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(dLon / 2) ** 2
  return 2 * RADIUS_M * Math.asin(Math.sqrt(a))
}

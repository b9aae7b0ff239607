import { DEEPEST_ZOOM, getThingTile, SINGLE_FROM_ZOOM, THINGS_LAYER } from '@citybrain/contract/api/thing-tiles.ts'
import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import { seesPeople } from '@citybrain/rules/registry/index.ts'
import { sql } from 'kysely'
import { type MountedRoute, serve } from '../identity/index.ts'
import { clearedEverywhere, clearedOn } from './clearance.ts'
import { underGrants } from './data-grants.ts'
import type { NoteUse } from './data-use.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { conditionsOf, readSearch, type ThingSearch } from './search.ts'
import {
  type Box,
  type DrawnRow,
  drawnIn,
  type GatheredRow,
  gatheredIn,
  type WithinTile,
  wideIn,
} from './tile-store.ts'

/** Zoom, column from the west and row from the north of a web Mercator tile. */
export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

interface TileFeature {
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, string | number | boolean>>
}

/** Writes tiles; a connector. */
export interface TileWriter {
  /** West, south, east and north in degrees; `margin` adds a part of the tile's width around it. */
  boxOfTile(address: TileAddress, margin?: number): Box
  encodeTile(features: readonly TileFeature[], address: TileAddress, layer: string): Uint8Array
}

/** A circle per 64 pixels. */
const CELLS = 8
/** So many are drawn one by one in a tile; more are gathered at any zoom. */
const MOST_DRAWN = 5000
/** Wide lines and areas of a tile in which the rest is gathered. */
const MOST_WIDE = 500
/** Shapes are drawn a little beyond the tile's edge, so that their outline there isn't seen. */
const MARGIN = 96 / 4096

type TileDeps = RegistryDeps & { readonly tiles: TileWriter; readonly note: NoteUse }

export function thingTileRoutes(deps: TileDeps): MountedRoute[] {
  return [
    serve(getThingTile, async ({ actor, db, params, query }) => {
      const caller = await underGrants(deps, { actor, db }, query.type)
      return tileOf(deps, caller, { address: params, search: query })
    }),
  ]
}

interface TileAsked {
  readonly address: TileAddress
  readonly search: Omit<ThingSearch, 'near' | 'bbox' | 'sort' | 'asOf' | 'knownOn'>
}

/** The things of a tile as the caller may see them. People whom the caller may not see have no place on a map. */
async function tileOf(deps: TileDeps, caller: Caller, { address, search }: TileAsked): Promise<Uint8Array> {
  const wanted = readSearch(deps, caller, search)
  const conditions = sql<boolean>`${conditionsOf(deps, caller, wanted)} and ${sql.join(visible(deps, caller), sql` and `)}`
  const drawn = await featuresOf(caller, deps.tiles, { address, conditions })
  await auditPeople(deps, caller, drawn.single)
  noteTile(deps, caller, { drawn, asked: search.type })
  return deps.tiles.encodeTile(drawn.features, address, THINGS_LAYER)
}

/** Not those of types about people whom the caller may not see. */
function visible({ catalogue }: RegistryDeps, caller: Caller) {
  const closed = catalogue.types.filter((type) => !seesPeople(type, clearedEverywhere(caller, type.key)))
  const keys = closed.map((type) => type.key)
  return [sql`geometry is not null`, ...(keys.length === 0 ? [] : [sql`type <> all(${keys}::text[])`])]
}

interface Drawn {
  readonly features: readonly TileFeature[]
  /** Those who can be told apart. */
  readonly single: readonly { readonly id: string; readonly type: string }[]
}

async function featuresOf(
  { db }: Caller,
  tiles: TileWriter,
  { address, conditions }: { address: TileAddress; conditions: WithinTile['conditions'] },
): Promise<Drawn> {
  const wide = { conditions, box: tiles.boxOfTile(address, MARGIN) }
  if (address.z >= SINGLE_FROM_ZOOM) {
    const rows = await drawnIn(db, wide, MOST_DRAWN + 1)
    if (rows.length <= MOST_DRAWN || address.z === DEEPEST_ZOOM)
      return { features: rows.map(drawnFeature), single: rows }
  }
  const box = tiles.boxOfTile(address)
  const lattice = { side: 2 ** address.z * CELLS, column: address.x * CELLS, row: address.y * CELLS, across: CELLS }
  const degrees = (box[2] - box[0]) / CELLS
  const [gathered, shapes] = await Promise.all([
    gatheredIn(db, { conditions, box }, { lattice, degrees }),
    wideIn(db, wide, { degrees, limit: MOST_WIDE }),
  ])
  return {
    features: [...shapes.map(drawnFeature), ...gathered.map(gatheredFeature)],
    single: [...shapes, ...gathered.filter(isSingle)],
  }
}

const drawnFeature = ({ id, name, geometry }: DrawnRow): TileFeature => ({ geometry, properties: { id, label: name } })

type Single = GatheredRow & { readonly id: string; readonly type: string; readonly name: string }
const isSingle = (row: GatheredRow): row is Single => row.id !== null && row.type !== null && row.name !== null

function gatheredFeature(row: GatheredRow): TileFeature {
  const geometry: Geometry = { type: 'Point', coordinates: [row.lon, row.lat] }
  if (isSingle(row)) return { geometry, properties: { id: row.id, label: row.name } }
  return { geometry, properties: { cluster: true, point_count: row.things } }
}

/** Given are those who can be told apart; a number of neighbours is a request for the type that was asked for. */
function noteTile(
  { note }: TileDeps,
  { actor }: Caller,
  { drawn, asked }: { drawn: Drawn; asked: string | undefined },
): void {
  const isCrowd = asked !== undefined && drawn.features.length > drawn.single.length
  note(actor, isCrowd ? [...drawn.single, { type: asked, things: 0 }] : drawn.single, 'tile')
}

/** Names and homes of people are personal: who was shown them is written down. */
async function auditPeople(deps: RegistryDeps, caller: Caller, single: Drawn['single']): Promise<void> {
  const read = single.flatMap(({ id, type: key }) => {
    const type = deps.catalogue.get(key)
    if (!type.personal) return []
    const { byRoles, grant } = clearedOn(caller, { type: key, street: null, department: null })
    const request = grant !== null && !seesPeople(type, byRoles) ? { request: grant.request } : {}
    return [{ thing: id, fields: ['$name', '$geometry'], ...request }]
  })
  if (read.length > 0) await deps.auditReads(caller.actor, read)
}

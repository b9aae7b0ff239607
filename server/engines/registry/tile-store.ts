import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { featureJsonOf, latitudeOf, longitudeOf, overlapsBox, widthOf } from '../space/index.ts'

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

/** What is drawn of one thing. */
export interface DrawnRow {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly geometry: Geometry
}

/** Neighbours counted as one; of a single one who it is. */
export interface GatheredRow {
  readonly things: number
  readonly lon: number
  readonly lat: number
  readonly id: string | null
  readonly type: string | null
  readonly name: string | null
}

/** Cells of the world's lattice that make up a tile. */
export interface Lattice {
  /** Cells around the world. */
  readonly side: number
  readonly column: number
  readonly row: number
  /** Cells along a tile's edge. */
  readonly across: number
}

export interface WithinTile {
  readonly conditions: RawBuilder<boolean>
  readonly box: Box
}

/** Things by themselves, at most so many. */
export async function drawnIn(db: Db, { conditions, box }: WithinTile, limit: number): Promise<DrawnRow[]> {
  const { rows } = await sql<DrawnRow>`select id, type, name, ${featureJsonOf(sql`geometry`)} as geometry
    from thing_here where ${conditions} and ${overlapsBox(sql`geometry`, box)} limit ${limit}::int`.execute(db)
  return rows
}

/** Lines and areas wider than so many degrees, the widest first. */
export async function wideIn(
  db: Db,
  { conditions, box }: WithinTile,
  { degrees, limit }: { degrees: number; limit: number },
): Promise<DrawnRow[]> {
  const width = widthOf(sql`geometry`)
  const { rows } = await sql<DrawnRow>`select id, type, name, ${featureJsonOf(sql`geometry`)} as geometry
    from thing_here where ${conditions} and ${overlapsBox(sql`geometry`, box)} and ${width} > ${degrees}::float8
    order by ${width} desc, id limit ${limit}::int`.execute(db)
  return rows
}

/**
 * Neighbours as one with their number, counted in the database. Cells lie on a lattice of the whole world, so that a
 * thing at a tile's edge is counted in one cell only, whichever tile is asked for.
 */
export async function gatheredIn(
  db: Db,
  { conditions, box }: WithinTile,
  { lattice, degrees }: { lattice: Lattice; degrees: number },
): Promise<GatheredRow[]> {
  const { side, column, row, across } = lattice
  const within = (cell: RawBuilder<unknown>, first: number) =>
    sql`${cell} >= ${first}::float8 and ${cell} < ${first + across}::float8`
  const { rows } = await sql<GatheredRow>`
    with spot as (
      select id, ${longitudeOf(sql`geometry`)} as lon, ${latitudeOf(sql`geometry`)} as lat
      from thing_here
      where ${conditions} and ${overlapsBox(sql`geometry`, box)} and ${widthOf(sql`geometry`)} <= ${degrees}::float8
    ), placed as (
      select id, lon, lat, floor((lon / 360 + 0.5) * ${side}::float8) as cell_column,
        floor((0.5 - ln((1 + sin(radians(lat))) / (1 - sin(radians(lat)))) / (4 * pi())) * ${side}::float8) as cell_row
      from spot
    ), cell as (
      select count(*)::int as things, avg(lon) as lon, avg(lat) as lat, min(id::text collate "C") as id
      from placed where ${within(sql`cell_column`, column)} and ${within(sql`cell_row`, row)}
      group by cell_column, cell_row
    )
    select cell.things, cell.lon, cell.lat, one.id, one.type, one.name
    from cell left join thing_here as one on cell.things = 1 and one.id = cell.id::uuid`.execute(db)
  return rows
}

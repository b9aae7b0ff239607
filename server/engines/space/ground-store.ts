import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Ground } from '@citybrain/rules/space/region-index.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { geoJsonOf } from './geometry-sql.ts'

/** More boundaries than any district has, past versions included. */
const MOST = 100_000

interface GroundRow {
  id: string
  kind: RegionKind
  code: string | null
  valid_from: string | null
  valid_to: string | null
  json: string
}

/** Every boundary of the district that was ever in force: one statement, so that all are of one moment. */
export async function readGrounds(db: Db): Promise<Ground[]> {
  const { rows } = await sql<GroundRow>`select v.region_id as id, r.kind, r.code,
      v.valid_from::text, v.valid_to::text, ${geoJsonOf(sql`v.geometry`)} as json
    from region_version v join region r on r.district = v.district and r.id = v.region_id
    where v.withdrawn_at is null and r.withdrawn_at is null and v.geometry is not null
    limit ${MOST}::int`.execute(db)
  return rows.map(toGround)
}

function toGround(row: GroundRow): Ground {
  const { id, kind, code, valid_from: validFrom, valid_to: validTo } = row
  return { id, kind, code, validFrom, validTo, area: JSON.parse(row.json) }
}

/** Whether a state holds on a day. */
export const holdsOn = (on: PlainDate, table: RawBuilder<unknown> = sql`g`) =>
  sql<boolean>`(${table}.valid_from is null or ${table}.valid_from <= ${on}::date)
    and (${table}.valid_to is null or ${table}.valid_to >= ${on}::date)`

/**
 * The codes of street, community and cell in which a point (EPSG:4490) lies, for joining laterally: on a shared border
 * the smallest code, and where a street or community has no boundary, the digits of what lies in it.
 */
export function regionsOfPoint(point: RawBuilder<unknown>, on: PlainDate): RawBuilder<unknown> {
  return sql`select coalesce(street, left(coalesce(community, cell), 9)) as street,
      coalesce(community, left(cell, 12)) as community, cell as grid
    from (select min(g.code) filter (where g.kind = 'street') as street,
        min(g.code) filter (where g.kind = 'community') as community, min(g.code) filter (where g.kind = 'grid') as cell
      from region_ground g where ST_Intersects(g.geometry, ${point}) and ${holdsOn(on)}) found`
}

export interface Assigned {
  street: string | null
  community: string | null
  grid: string | null
}

/** Street, community and cell of each point, in their order: one statement for all of them. */
export async function assignPoints(
  db: Db,
  points: readonly (readonly [number, number])[],
  on: PlainDate,
): Promise<Assigned[]> {
  const point = sql`ST_SetSRID(ST_MakePoint(given.x, given.y), 4490)`
  const { rows } = await sql<Assigned>`select found.street, found.community, found.grid
    from unnest(${points.map(([x]) => x)}::float8[], ${points.map(([, y]) => y)}::float8[])
      with ordinality as given (x, y, place)
    cross join lateral (${regionsOfPoint(point, on)}) found order by place`.execute(db)
  return rows
}

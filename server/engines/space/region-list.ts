import type { Extent, Region, RegionKind } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { boxOf, extentOf, geoJsonOf, METRES_PER_DEGREE } from './geometry-sql.ts'
import { holdsOn } from './ground-store.ts'

export interface RegionFilter {
  readonly kind?: RegionKind | undefined
  readonly parent?: string | undefined
  readonly code?: string | undefined
  readonly q?: string | undefined
  readonly bbox?: Extent | undefined
  readonly on: PlainDate
}

/** Place of a region in the list: its code (without one: last) and id. */
export interface RegionPlace {
  readonly key: string
  readonly id: string
}

type Listed = Region & { key: string }

const KEY = sql`coalesce(r.code, '~') collate "C"`

/** Regions on a day in the order of their codes, those without one last. */
export async function listRegions(
  db: Db,
  filter: RegionFilter,
  { after, limit }: { after: RegionPlace | null; limit: number },
): Promise<Listed[]> {
  const start = after ? sql`and (${KEY}, r.id) > (${after.key} collate "C", ${after.id}::uuid)` : sql``
  const { rows } = await sql<Listed>`select r.id, r.kind, r.code, r.sample, r.revision, g.name, g.parent_id as parent,
      g.valid_from::text as "validFrom", g.valid_to::text as "validTo", g.source, g.area_m2 as "areaM2",
      ${extentOf(sql`g.geometry`)} as extent, ${KEY} as key
    from region r join region_version g on g.district = r.district and g.region_id = r.id
    where ${conditions(filter)} ${start}
    order by ${KEY}, r.id limit ${limit}::int`.execute(db)
  return rows
}

function conditions({ kind, parent, code, q, bbox, on }: RegionFilter): RawBuilder<unknown> {
  const all = [sql`r.withdrawn_at is null and g.withdrawn_at is null and ${holdsOn(on)}`]
  if (kind !== undefined) all.push(sql`r.kind = ${kind}`)
  if (parent !== undefined) all.push(sql`g.parent_id = ${parent}::uuid`)
  if (code !== undefined) all.push(sql`r.code = ${code}`)
  if (bbox !== undefined) all.push(sql`g.geometry && ${boxOf(bbox)}`)
  if (q) all.push(sql`(position(lower(${q}) in lower(g.name)) > 0 or starts_with(r.code, ${q}))`)
  return sql.join(all, sql` and `)
}

export interface DrawnRegion {
  id: string
  kind: RegionKind
  code: string | null
  name: string
  parent: string | null
  sample: boolean
  json: string
}

/** Boundaries for a map, smallest codes first. Detail below the tolerance may go, but no region does. */
export async function listBoundaries(
  db: Db,
  filter: RegionFilter,
  { toleranceM, limit }: { toleranceM: number; limit: number },
): Promise<DrawnRegion[]> {
  const degrees = toleranceM / METRES_PER_DEGREE
  const shape =
    toleranceM > 0 ? sql`ST_Multi(ST_SimplifyPreserveTopology(g.geometry, ${degrees}::float8))` : sql`g.geometry`
  const { rows } = await sql<DrawnRegion>`select r.id, r.kind, r.code, r.sample, g.name, g.parent_id as parent,
      ${geoJsonOf(shape)} as json
    from region r join region_version g on g.district = r.district and g.region_id = r.id
    where g.geometry is not null and ${conditions(filter)}
    order by ${KEY}, r.id limit ${limit}::int`.execute(db)
  return rows
}

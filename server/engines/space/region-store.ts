import type { Extent, RegionKind, RegionRef, RegionVersion } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { areaOf, extentOf, geoJsonOf, geometryOf } from './geometry-sql.ts'
import { spaceTables } from './tables.ts'

/** Whoever changes regions waits here for the one before, so that what is checked stays true until it is saved. */
export async function lockRegions(tx: Db, district: string): Promise<number> {
  await sql`insert into region_set (district, version) values (${district}, 0) on conflict (district) do nothing`.execute(
    tx,
  )
  const row = await spaceTables(tx).selectFrom('region_set').select('version').forUpdate().executeTakeFirstOrThrow()
  return row.version
}

export const bumpVersion = () => sql`update region_set set version = version + 1, changed_at = statement_timestamp()`

/** Which state the district's regions are in; 0 where there are none. */
export async function readSetVersion(db: Db): Promise<number> {
  const row = await spaceTables(db).selectFrom('region_set').select('version').executeTakeFirst()
  return row?.version ?? 0
}

export interface RegionRow {
  id: string
  kind: RegionKind
  code: string | null
  sample: boolean
  revision: number
}

export async function findRegion(db: Db, id: string): Promise<RegionRow | null> {
  const row = await spaceTables(db)
    .selectFrom('region')
    .select(['id', 'kind', 'code', 'sample', 'revision'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function isIdKnown(db: Db, id: string): Promise<boolean> {
  const row = await spaceTables(db).selectFrom('region').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

export async function findRegionByCode(db: Db, code: string): Promise<RegionRow | null> {
  const row = await spaceTables(db)
    .selectFrom('region')
    .select(['id', 'kind', 'code', 'sample', 'revision'])
    .where('code', '=', code)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Last day of a region's last state; null while it lasts. */
export async function lastDayOf(db: Db, id: string): Promise<PlainDate | null> {
  const { rows } = await sql<{ last: string | null }>`
    select case when bool_or(valid_to is null) then null else max(valid_to)::text end as last
    from region_version where region_id = ${id}::uuid and withdrawn_at is null`.execute(db)
  return rows[0]?.last ?? null
}

/** Every state that was recorded of a region, newest first; a region has few. */
export async function listVersions(db: Db, id: string): Promise<RegionVersion[]> {
  const { rows } = await sql<RegionVersion>`select number, name, parent_id as parent, valid_from::text as "validFrom",
      valid_to::text as "validTo", source, geometry is not null as "hasGeometry", area_m2 as "areaM2",
      recorded_at as "recordedAt", recorded_by as "recordedBy", withdrawn_at as "withdrawnAt"
    from region_version where region_id = ${id}::uuid order by number desc limit 1000`.execute(db)
  return rows
}

export async function findGeometry(db: Db, id: string, number: number) {
  const { rows } = await sql<{ json: string | null; extent: Extent | null }>`
    select ${geoJsonOf(sql`geometry`)} as json, ${extentOf(sql`geometry`)} as extent
    from region_version where region_id = ${id}::uuid and number = ${number}::int`.execute(db)
  return rows[0] ?? { json: null, extent: null }
}

/** The regions above one, the district first, each by its newest name. */
export async function listPath(db: Db, parent: string | null): Promise<RegionRef[]> {
  if (parent === null) return []
  const { rows } = await sql<RegionRef>`with recursive above as (
      select ${parent}::uuid as id, 1 as depth
      union all
      select named.parent_id, depth + 1 from above, lateral (${latestOf(sql`above.id`)}) named
      where named.parent_id is not null and depth < 12)
    select r.id, r.kind, r.code, named.name from above join region r on r.id = above.id,
      lateral (${latestOf(sql`above.id`)}) named order by depth desc`.execute(db)
  return rows
}

const latestOf = (id: RawBuilder<unknown>) => sql`select v.name, v.parent_id from region_version v
  where v.region_id = ${id} and v.withdrawn_at is null order by v.valid_from desc nulls last, v.number desc limit 1`

/** How many regions lie within one beyond a day. */
export async function countParts(db: Db, id: string, after: PlainDate): Promise<number> {
  const { rows } = await sql<{ parts: number }>`select count(distinct v.region_id) as parts
    from region_version v join region r on r.id = v.region_id
    where v.parent_id = ${id}::uuid and v.withdrawn_at is null and r.withdrawn_at is null
      and (v.valid_to is null or v.valid_to > ${after}::date)`.execute(db)
  return rows[0]?.parts ?? 0
}

/** Codes of what lies directly within a region. */
export async function hasStrangeParts(db: Db, id: string, code: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from region_version v
      join region r on r.id = v.region_id
      where v.parent_id = ${id}::uuid and v.withdrawn_at is null and r.withdrawn_at is null
        and r.code is not null and left(r.code, length(${code})) <> ${code}) as found`.execute(db)
  return rows[0]?.found ?? false
}

/** Why the database takes an area for broken; null where it is sound. */
export async function findFlaw(db: Db, geometryJson: string): Promise<string | null> {
  const { rows } = await sql<{ why: string | null }>`select case when ST_IsValid(shape) then null
      else ST_IsValidReason(shape) end as why from (select ${geometryOf(sql`${geometryJson}`)} as shape) given`.execute(
    db,
  )
  return rows[0]?.why ?? null
}

export interface NewVersion {
  readonly district: string
  readonly region: string
  readonly name: string
  readonly parent: string | null
  /** GeoJSON text; `copy` names the version whose geometry is taken over. */
  readonly geometry: { json: string | null } | { copy: number }
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  readonly source: string
  readonly by: string
  readonly number: number
}

export function insertVersion(version: NewVersion): RawBuilder<unknown> {
  const { district, region, geometry, number } = version
  const shape =
    'copy' in geometry
      ? sql`(select geometry from region_version where region_id = ${region}::uuid and number = ${geometry.copy}::int)`
      : geometryOf(sql`${geometry.json}`)
  return sql`insert into region_version (district, region_id, number, name, parent_id, geometry, area_m2, valid_from,
      valid_to, source, recorded_by)
    select ${district}, ${region}::uuid, ${number}::int, ${version.name}, ${version.parent}::uuid, shape,
      ${areaOf(sql`shape`)}, ${version.validFrom}::date, ${version.validTo}::date, ${version.source}, ${version.by}
    from (select ${shape} as shape) given`
}

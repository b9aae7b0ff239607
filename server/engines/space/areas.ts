import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { METRES_PER_DEGREE } from './geometry-sql.ts'
import { holdsOn } from './ground-store.ts'

/** A region of a day, in short. */
export interface Area {
  readonly id: string
  readonly kind: RegionKind
  readonly code: string | null
  readonly name: string
  /** A point inside of it; null where no boundary is known. */
  readonly at: readonly [longitude: number, latitude: number] | null
  /** Zones that hold the point, by id. */
  readonly zones: readonly string[]
}

/** More than any district has. */
const MOST = 50_000

export async function listAreas(db: Db, on: PlainDate): Promise<Omit<Area, 'zones'>[]> {
  const { rows } = await sql<Omit<Area, 'zones'>>`select r.id, r.kind, r.code, g.name,
      case when g.geometry is null then null else (select jsonb_build_array(ST_X(p.at), ST_Y(p.at))
        from (select ST_PointOnSurface(g.geometry) as at) p) end as at
    from region r join region_version g on g.district = r.district and g.region_id = r.id
    where r.withdrawn_at is null and g.withdrawn_at is null and ${holdsOn(on)}
    order by r.code collate "C" nulls last, r.id limit ${MOST}::int`.execute(db)
  return rows
}

/** Less common ground than this is drawing noise, square metres. */
const NOISE_M2 = 1

/** Those of the zones that have ground in common with one, by any of their states that ever held. */
export async function zonesThatMeet(db: Db, zone: string, others: readonly string[]): Promise<string[]> {
  if (others.length === 0) return []
  const { rows } = await sql<{ id: string }>`select distinct b.region_id as id
    from region_version a join region_version b on b.region_id = any(${[...others]}::uuid[])
    where a.region_id = ${zone}::uuid and a.withdrawn_at is null and b.withdrawn_at is null
      and a.geometry && b.geometry and ST_Area(ST_Intersection(ST_MakeValid(a.geometry), ST_MakeValid(b.geometry)))
        * ${METRES_PER_DEGREE ** 2}::float8 > ${NOISE_M2}::float8
    order by 1`.execute(db)
  return rows.map(({ id }) => id)
}

import { type RawBuilder, sql } from 'kysely'
import { createGathering, type Db, type Write } from '../../platform/index.ts'
import { featureJsonOf, featureOf } from '../space/index.ts'
import { badGeometry, changedMeanwhile, codeTaken, thingExists } from './errors.ts'
import type { StoredRow, ThingRow } from './row.ts'
import { registryTables } from './tables.ts'
import { withoutNulls } from './without-nulls.ts'

const READ = sql`id, type, type_version, revision, state, name, code, street, community, grid, department, ended_on,
  merged_into, next_change_on, source_system, source_document, aliases, attributes,
  ${featureJsonOf(sql`geometry`)} as geometry, created_at, updated_at`

/** What a list reads of each thing, so that a page costs no more than its rows. */
export const THING_COLUMNS: RawBuilder<unknown> = READ

type Reader = (id: string) => Promise<StoredRow | null>
const readers = new WeakMap<Db, Reader>()

/** One thing; those that are asked for together, as far as the same rows are seen, are read together. */
export function findThing(db: Db, id: string): Promise<StoredRow | null> {
  const reader = readers.get(db) ?? readerOf(db)
  readers.set(db, reader)
  return reader(id)
}

function readerOf(db: Db): Reader {
  return createGathering<string, StoredRow | null>({
    most: 100,
    run: async (ids) => {
      const found = await findThings(db, [...new Set(ids)])
      return ids.map((id) => found.get(id) ?? null)
    },
  })
}

export async function findThings(db: Db, ids: readonly string[]): Promise<Map<string, StoredRow>> {
  if (ids.length === 0) return new Map()
  // As rows rather than as an array: for an array of another length PostgreSQL plans anew, which takes longer than to read.
  const wanted = JSON.stringify(ids.map((id) => ({ id })))
  const { rows } = await sql<StoredRow>`select ${READ} from thing
    where id in (select id from jsonb_to_recordset(${wanted}::jsonb) as wanted (id uuid))`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Things by the version of the definition that they follow. */
export async function countByVersion(db: Db, type: string): Promise<{ version: number; things: number }[]> {
  const rows = await registryTables(db)
    .selectFrom('thing')
    .select(['type_version as version', sql<number>`count(*)::int`.as('things')])
    .where('type', '=', type)
    .groupBy('type_version')
    .orderBy('type_version')
    .execute()
  return rows
}

const SHAPE = sql`(id uuid, type text, type_version int, revision int, state text, name text, name_order text, code text,
  street text, community text, grid text, department text, ended_on date, merged_into uuid, next_change_on date,
  source_system text, source_document text, aliases text[], attributes jsonb, geometry jsonb, moved boolean, "from" int, keys text[])`

const COLUMNS = sql`type, type_version, revision, state, name, name_order, code, street, community, grid, department,
  ended_on, merged_into, next_change_on, source_system, source_document, aliases, attributes, keys`

const GIVEN = sql`r.type, r.type_version, r.revision, r.state, r.name, r.name_order, r.code, r.street, r.community, r.grid,
  r.department, r.ended_on, r.merged_into, r.next_change_on, r.source_system, r.source_document, r.aliases, r.attributes,
  r.keys`

const OVERTAKEN = changedMeanwhile(null)

const CONFLICTS = {
  thing_pkey: thingExists(),
  thing_code: codeTaken(),
  thing_geometry_sound: badGeometry(),
} as const

/** Adds things. */
export function insertThings(district: string, rows: readonly ThingRow[]): Write {
  return {
    sql: sql`insert into thing (district, id, ${COLUMNS}, geometry, created_at, updated_at)
      select ${district}, r.id, ${GIVEN}, ${featureOf(sql`r.geometry`)}, (select at from moment), (select at from moment)
      from jsonb_to_recordset(${JSON.stringify(rows.map(withoutNulls))}::jsonb) as r ${SHAPE}`,
    rows: rows.length,
    conflicts: CONFLICTS,
  }
}

/** A row as it becomes. */
interface Rewritten {
  readonly row: ThingRow
  /** Revision that it was read with. */
  readonly from: number
  /** Whether its geometry is another one. */
  readonly moved: boolean
}

/** Replaces things, all of which must still have the revision they were read with. */
export function updateThings(district: string, changes: readonly Rewritten[]): Write {
  const rows = changes.map(({ row, moved, from }) => ({ ...row, moved, from, geometry: moved ? row.geometry : null }))
  // Two statements that lock the same rows in the same order don't wait for each other in a circle.
  rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    sql: sql`update thing as t set (${COLUMNS}, updated_at, geometry) = row(${GIVEN}, (select at from moment),
        case when r.moved then ${featureOf(sql`r.geometry`)} else t.geometry end)
      from jsonb_to_recordset(${JSON.stringify(rows.map(withoutNulls))}::jsonb) as r ${SHAPE}
      where t.district = ${district} and t.id = r.id and t.revision = r."from"`,
    rows: rows.length,
    conflict: OVERTAKEN,
    conflicts: CONFLICTS,
  }
}

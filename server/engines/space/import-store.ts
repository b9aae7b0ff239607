import type { ImportSettings, RegionImport, RegionImportSummary } from '@citybrain/contract/engines/region-import.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { geometryOf } from './geometry-sql.ts'
import { spaceTables } from './tables.ts'

/** What is kept of a preview beside the columns. */
export type Preview = Omit<RegionImport, keyof RegionImportSummary | 'encoding'>

/** A feature on its way into a preview. */
export interface StagedFeature {
  readonly number: number
  readonly code: string | null
  readonly name: string | null
  readonly fields: Readonly<Record<string, string>>
  /** GeoJSON text; null where it has no area. */
  readonly geometry: string | null
  readonly fault: object | null
}

const CHUNK = 500

/** Replaces the features of a preview. */
export async function stageFeatures(
  tx: Db,
  { district, id, repair }: { district: string; id: string; repair: boolean },
  features: readonly StagedFeature[],
): Promise<void> {
  await sql`delete from region_import_feature where import_id = ${id}::uuid`.execute(tx)
  const shape = geometryOf(sql`geometry`)
  const sound = repair
    ? sql`(select ST_Multi(nullif(ST_CollectionExtract(ST_MakeValid(drawn), 3), ST_GeomFromText('POLYGON EMPTY', 4490)))
        from (select ${shape} as drawn) one)`
    : shape
  for (let from = 0; from < features.length; from += CHUNK) {
    const json = JSON.stringify(features.slice(from, from + CHUNK))
    await sql`insert into region_import_feature (district, import_id, number, code, name, fields, fault, act, geometry)
      select ${district}, ${id}::uuid, number, code, name, fields, fault, 'fault', ${sound}
      from jsonb_to_recordset(${json}::jsonb) as given
        (number int, code text, name text, fields jsonb, fault jsonb, geometry text)`.execute(tx)
  }
}

const SUMMARY = [
  'id',
  'file_name',
  'format',
  'state',
  'settings',
  'features',
  'created_at',
  'created_by',
  'applied_at',
  'undone_at',
  'revision',
] as const

interface SummaryRow {
  id: string
  file_name: string | null
  format: RegionImportSummary['format']
  state: RegionImportSummary['state']
  settings: ImportSettings
  features: number
  created_at: string
  created_by: string
  applied_at: string | null
  undone_at: string | null
  revision: number
}

function toSummary(row: SummaryRow): RegionImportSummary {
  return {
    ...{ id: row.id, fileName: row.file_name, format: row.format, state: row.state, settings: row.settings },
    ...{ features: row.features, createdAt: row.created_at, createdBy: row.created_by },
    ...{ appliedAt: row.applied_at, undoneAt: row.undone_at, revision: row.revision },
  }
}

export async function listImports(
  db: Db,
  { after, limit }: { after: { createdAt: string; id: string } | null; limit: number },
): Promise<RegionImportSummary[]> {
  let query = spaceTables(db).selectFrom('region_import').select(SUMMARY)
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`)
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(toSummary)
}

export async function findImport(db: Db, id: string): Promise<RegionImport | null> {
  const row = await spaceTables(db)
    .selectFrom('region_import')
    .select([...SUMMARY, 'encoding', 'preview'])
    .where('id', '=', id)
    .executeTakeFirst()
  // Written by `describe` of this engine, in this shape.
  return row ? { ...toSummary(row), encoding: row.encoding, ...(row.preview as Preview) } : null
}

/** The file itself, for reading it again under other settings. */
export async function findOriginal(db: Db, id: string) {
  const row = await spaceTables(db)
    .selectFrom('region_import')
    .select(['original', 'file_name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { bytes: row.original, fileName: row.file_name } : null
}

/** Whoever changes an import waits here for the one before. */
export async function lockImport(tx: Db, id: string) {
  const row = await spaceTables(tx)
    .selectFrom('region_import')
    .select(['state', 'revision', 'settings', 'file_name'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

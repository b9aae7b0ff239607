import type { ThingImport, ThingImportState, ThingImportSummary } from '@citybrain/contract/engines/thing-import.ts'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { importChanged, noSuchImport } from './import-errors.ts'
import { importTables, type ThingImportTable } from './import-tables.ts'

type Row = Selectable<ThingImportTable> & { job_state: string | null; received: number }

const AT_WORK: ReadonlySet<ThingImportState> = new Set(['checking', 'running', 'undoing'])

/** A state that says "at work" whose job has ended: the process was killed in between. */
function stateOf(row: Row): ThingImportState {
  return AT_WORK.has(row.state) && row.job_state !== 'running' ? 'interrupted' : row.state
}

function toSummary(row: Row): ThingImportSummary {
  const counted = row.created_count + row.updated_count + row.unchanged_count + row.refused_count + row.skipped_count
  return {
    id: row.id,
    fileName: row.file_name,
    byteCount: row.byte_count,
    received: row.received,
    state: stateOf(row),
    type: row.type,
    written: {
      rows: counted,
      create: row.created_count,
      update: row.updated_count,
      unchanged: row.unchanged_count,
      refused: row.refused_count,
      skipped: row.skipped_count,
    },
    rows: row.rows_found,
    refusal: row.refusal,
    job: row.job,
    createdAt: row.created_at,
    createdBy: row.created_by,
    endedAt: row.ended_at,
    revision: row.revision,
  }
}

export interface StoredImport extends ThingImport {
  readonly nextRow: number
  /** The state as it was last written, whether or not the process still lives. */
  readonly written_state: ThingImportState
}

function toImport(row: Row): StoredImport {
  return {
    ...toSummary(row),
    format: row.format,
    encoding: row.encoding,
    delimiter: row.delimiter,
    sheets: row.sheets,
    mapping: row.mapping,
    check: row.checked,
    chunks: row.chunks,
    undone: row.undone,
    nextRow: row.next_row,
    written_state: row.state,
  }
}

/** As the contract gives it: without what only the engine needs. */
export function publicImport({ nextRow: _, written_state: __, ...shown }: StoredImport): ThingImport {
  return shown
}

function selectImports(db: Db) {
  return importTables(db)
    .selectFrom('thing_import as i')
    .leftJoin('job as j', (join) => join.onRef('j.district', '=', 'i.district').onRef('j.id', '=', 'i.job'))
    .selectAll('i')
    .select([
      'j.state as job_state',
      sql<number>`case when i.state <> 'uploading' then i.byte_count else coalesce((select sum(length(p.bytes))
        from thing_import_part p where p.district = i.district and p.import_id = i.id), 0) end::bigint`.as('received'),
    ])
}

export async function findImport(db: Db, id: string): Promise<StoredImport | null> {
  const row = await selectImports(db).where('i.id', '=', id).executeTakeFirst()
  return row ? toImport(row as Row) : null
}

export async function getImport(db: Db, id: string): Promise<StoredImport> {
  const found = await findImport(db, id)
  if (!found) throw noSuchImport()
  return found
}

/** Newest first. */
export async function listImports(
  db: Db,
  { after, limit }: { after: { createdAt: string; id: string } | null; limit: number },
): Promise<ThingImportSummary[]> {
  let query = selectImports(db).orderBy('i.created_at', 'desc').orderBy('i.id').limit(limit)
  if (after)
    query = query.where(
      sql<boolean>`(i.created_at < ${after.createdAt}::timestamptz or (i.created_at = ${after.createdAt}::timestamptz and i.id > ${after.id}::uuid))`,
    )
  return (await query.execute()).map((row) => toSummary(row as Row))
}

/** An UPDATE of an import upon the revision that was read. */
export function changeImport(
  { id, revision }: Pick<StoredImport, 'id' | 'revision'>,
  set: ReturnType<typeof sql>,
  district: string,
) {
  return {
    sql: sql`update thing_import set ${set}, revision = revision + 1
      where district = ${district} and id = ${id}::uuid and revision = ${revision}::int`,
    rows: 1,
    conflict: importChanged(),
  }
}

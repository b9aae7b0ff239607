import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Decimal } from '../kernel/quantity.ts'
import { Revision } from '../kernel/revision.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { FieldKey } from '../pack/field.ts'
import { TypeKey } from '../pack/thing.ts'
import { Datum } from './region-import.ts'
import { Provenance } from './thing.ts'

/**
 * uploading → uploaded → mapped → checking → checked → running → done; a run may end as cancelled, failed (with a reason)
 * or interrupted (its process ended), and goes on from the chunk after the last one written; done, cancelled, failed and
 * interrupted ones can be undone: undoing → undone.
 */
export const ThingImportState = z.enum([
  'uploading',
  'uploaded',
  'mapped',
  'checking',
  'checked',
  'running',
  'done',
  'cancelled',
  'failed',
  'interrupted',
  'undoing',
  'undone',
])
export type ThingImportState = z.infer<typeof ThingImportState>

/** What a column says beyond the fields of the type. */
export const CORE_TARGETS = [
  '$id',
  '$name',
  '$code',
  '$aliases',
  '$department',
  '$street',
  '$community',
  '$longitude',
  '$latitude',
  '$position',
  '$wkt',
] as const
export const CoreTarget = z.enum(CORE_TARGETS)
export type CoreTarget = z.infer<typeof CoreTarget>

/** One column of the sheet and where its cells go. */
export const ColumnMapping = z.object({
  column: z.int().min(0).max(499).describe('列序号，自 0 起 · Place of the column, from 0'),
  header: z.string().max(400).describe('表头文字 · What stands above the column'),
  to: z.union([CoreTarget, FieldKey]).nullable().describe('目标字段；null 不导入 · Field; null: left out'),
  factor: Decimal.default('1').describe(
    '换算系数 · What figures are multiplied by to get the field’s unit (万元 → 10000)',
  ),
})
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** How a row finds the thing it speaks of. */
export const MatchKey = z.enum(['code', 'id', 'name-address', 'name'])
export type MatchKey = z.infer<typeof MatchKey>

/** How the rows of a sheet become things. */
export const ImportMapping = z.object({
  type: TypeKey,
  sheet: z.string().max(100).describe('工作表；csv 为空 · Worksheet; empty for a .csv'),
  headerRow: z.int().min(0).max(100).describe('表头所在行，自 0 起 · Row of the header, from 0'),
  headerRows: z.int().min(1).max(4).default(1).describe('表头行数 · Rows that the header takes'),
  columns: z.array(ColumnMapping).min(1).max(500),
  match: MatchKey,
  mode: z.enum(['create', 'update', 'both']).describe('新建、更新或两者 · Create, update, or both'),
  datum: Datum.default('wgs84'),
  source: Provenance,
  validFrom: PlainDate.nullable()
    .default(null)
    .describe('生效日期；空为导入当日 · First day on which it is true; null: the day of the import'),
})
export type ImportMapping = z.infer<typeof ImportMapping>

/** What a row did, or would do. `skipped`: totals, notes and the like that are no data. */
export const RowOutcome = z.enum(['create', 'update', 'unchanged', 'refused', 'skipped'])
export type RowOutcome = z.infer<typeof RowOutcome>

export const ImportCounts = z.object({
  rows: z.int(),
  create: z.int(),
  update: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  skipped: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** What is wrong with a row, cell by cell; `column` null: with the row as a whole. */
export const RowFault = z.object({
  row: z.int().describe('行号，同 Excel · Row as Excel numbers it'),
  column: z.int().nullable(),
  value: z.string().max(200).nullable(),
  words: Words,
})
export type RowFault = z.infer<typeof RowFault>

/** A row of the preview: its cells and what would become of it. */
export const PreviewRow = z.object({
  row: z.int(),
  outcome: RowOutcome,
  cells: z.array(z.string().max(500)).max(500),
  faults: z.array(RowFault).max(50),
  thing: Id.nullable().describe('将更新的对象 · The thing that it would update'),
})
export type PreviewRow = z.infer<typeof PreviewRow>

const SheetHead = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.int().nullable(),
  merged: z.int(),
  head: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  /** What the sheet seems to be. */
  headerRow: z.int(),
  headerRows: z.int(),
})
export type SheetHead = z.infer<typeof SheetHead>

/** An import in a list. */
export const ThingImportSummary = z.object({
  id: Id,
  fileName: z.string(),
  byteCount: z.int(),
  /** Bytes that have arrived; all of them once it is uploaded. */
  received: z.int(),
  state: ThingImportState,
  type: TypeKey.nullable(),
  /** What has been written so far. */
  written: ImportCounts,
  /** Rows that the check found; null before it. */
  rows: z.int().nullable(),
  refusal: z.object({ code: z.string(), words: Words }).nullable(),
  job: Id.nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  endedAt: Instant.nullable(),
  revision: Revision,
})
export type ThingImportSummary = z.infer<typeof ThingImportSummary>

/** An import with its sheets, mapping, and what the check found. */
export const ThingImport = ThingImportSummary.extend({
  format: z.enum(['xlsx', 'csv']).nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(SheetHead),
  mapping: ImportMapping.nullable(),
  check: z.object({ counts: ImportCounts, rows: z.array(PreviewRow) }).nullable(),
  /** Chunks of at most 5 000 rows that have been written wholly. */
  chunks: z.int(),
  undone: z.object({ restored: z.int(), ended: z.int(), conflicts: z.int() }).nullable(),
})
export type ThingImport = z.infer<typeof ThingImport>

export const NewThingImport = z.object({
  id: Id.optional().describe('标识 · Made by the sender, so that a repeated request begins nothing twice'),
  fileName: z.string().trim().min(1).max(200),
  byteCount: z.int().min(1),
})

/** A thing that undoing left alone, and why. */
export const UndoConflict = z.object({ thing: Id, name: z.string(), words: Words })
export type UndoConflict = z.infer<typeof UndoConflict>

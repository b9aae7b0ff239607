import type {
  ImportCounts,
  ImportMapping,
  PreviewRow,
  SheetHead,
  ThingImport,
  ThingImportState,
} from '@citybrain/contract/engines/thing-import.ts'
import type { Generated } from 'kysely'
import type { Db, Json } from '../../platform/index.ts'

export interface ThingImportTable {
  district: string
  id: string
  file_name: string
  byte_count: number
  state: ThingImportState
  format: 'xlsx' | 'csv' | null
  encoding: string | null
  delimiter: string | null
  sheets: Json<SheetHead[]>
  mapping: Json<ImportMapping> | null
  type: string | null
  checked: Json<{ counts: ImportCounts; rows: PreviewRow[] }> | null
  rows_found: number | null
  next_row: Generated<number>
  chunks: Generated<number>
  created_count: Generated<number>
  updated_count: Generated<number>
  unchanged_count: Generated<number>
  refused_count: Generated<number>
  skipped_count: Generated<number>
  undone: Json<NonNullable<ThingImport['undone']>> | null
  refusal: Json<NonNullable<ThingImport['refusal']>> | null
  job: string | null
  created_at: Generated<string>
  created_by_id: string | null
  created_by: string
  ended_at: string | null
  revision: Generated<number>
}

interface PartTable {
  district: string
  import_id: string
  number: number
  bytes: Uint8Array
}

interface FaultTable {
  district: string
  import_id: string
  pass: 'check' | 'run'
  sheet_row: number
  place: number
  sheet_column: number | null
  value: string | null
  words_zh: string
  words_en: string
}

interface ConflictTable {
  district: string
  import_id: string
  thing_id: string
  name: string
  words_zh: string
  words_en: string
}

interface MemoryTable {
  district: string
  signature: string
  type: string
  mapping: Json<ImportMapping>
  used_at: Generated<string>
}

type ImportTables = {
  thing_import: ThingImportTable
  thing_import_part: PartTable
  thing_import_fault: FaultTable
  thing_import_conflict: ConflictTable
  import_memory: MemoryTable
}

export const importTables = (db: Db) => db.withTables<ImportTables>()

import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { RegistryDeps } from './deps.ts'

export interface SheetOutline {
  readonly name: string
  readonly hidden: boolean
  readonly rows: number | null
  readonly merged: number
  readonly head: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

export interface TableOutline {
  readonly format: 'xlsx' | 'csv'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly SheetOutline[]
}

/** Rows as JSON text: `[[row, cell, …], …]`. */
export interface RowBatch {
  readonly json: string
  readonly count: number
  readonly share: number
  readonly last: boolean
}

export interface TableRows {
  next(): Promise<RowBatch>
  close(): Promise<void>
}

/** Reads .csv and .xlsx files; `server/connectors/tables` is one. */
export interface TableReader {
  outline(path: string, signal: AbortSignal): Promise<TableOutline>
  open(path: string, from: { sheet: string; fromRow: number }, signal: AbortSignal): TableRows
}

/** What sheets call places and departments, and the codes that they stand for. */
export interface PlaceNames {
  readonly regions: ReadonlyMap<string, string>
  readonly departments: ReadonlyMap<string, string>
}

export interface ImportDeps extends RegistryDeps {
  readonly tables: TableReader
  readonly placeNames: (district: DistrictCode) => Promise<PlaceNames>
  /** Largest file that may be uploaded. */
  readonly importBytes: number
}

import type { Words } from '@citybrain/contract/kernel/words.ts'

/** A cell: text, a number, or nothing known. */
export type ReportCell = string | number | null

export interface ReportTable {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly ReportCell[])[]
  /** What the reader has to know of it, such as that it was cut. */
  readonly note: string | null
}

/** A report in words and tables, before it is a file. */
export interface ReportFile {
  readonly title: string
  /** Who says it, of when. */
  readonly subtitle: string
  readonly sentences: readonly string[]
  readonly tables: readonly ReportTable[]
}

export const REPORT_MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

export type ReportFormat = keyof typeof REPORT_MEDIA

/** Writes a report as a file, outside of the main thread; `server/connectors/reports` does. */
export type WriteReport = (report: ReportFile, format: ReportFormat, signal: AbortSignal) => Promise<Uint8Array>

/** What codes of a district are called. */
export interface DistrictWords {
  readonly district: Words
  readonly departments: ReadonlyMap<string, Words>
  readonly streets: ReadonlyMap<string, Words>
}

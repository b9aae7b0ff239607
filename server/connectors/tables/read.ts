import { open } from 'node:fs/promises'
import { findSecrecyGrade } from '@citybrain/rules/documents/secrecy.ts'
import { findDelimiter, openCsv } from './csv.ts'
import { findEncoding } from './encoding.ts'
import { limits, OUTLINE_ROWS } from './limits.ts'
import { createMergeFiller } from './merges.ts'
import { emptyTable, encryptedTable, noSuchSheet, secretTable, unsupportedTable } from './refusals.ts'
import { type BookFacts, type SheetRow, sheetHandler } from './sheet.ts'
import { openWorkbook, readFacts, type SheetPart, skim, type Workbook } from './workbook.ts'
import { walkXml } from './xml.ts'

export type TableFormat = 'xlsx' | 'csv'

/** What a file holds, before it is known what of it is wanted. */
export interface TableOutline {
  readonly format: TableFormat
  /** Of a .csv; null for workbooks. */
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly SheetOutline[]
}

export interface SheetOutline {
  readonly name: string
  readonly hidden: boolean
  /** Rows that it holds, titles included; for a .csv the number is known when it has been read. */
  readonly rows: number | null
  readonly merged: number
  /** The first rows, with merged cells filled. */
  readonly head: readonly SheetRow[]
}

/** The rows of one sheet, one after the other. */
export interface RowSource {
  next(): Promise<SheetRow | null>
  share(): number
  close(): void
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** Tells a workbook from a text by its bytes; a name says nothing sure. */
export async function sniffFormat(path: string): Promise<TableFormat> {
  const head = await readHead(path, 1024 * 1024)
  if (head.length === 0) throw emptyTable()
  if (head.subarray(0, 8).equals(OLE)) {
    if (head.includes(ENCRYPTED)) throw encryptedTable()
    throw unsupportedTable({ zh: ' .xls 旧格式', en: 'The old format .xls' })
  }
  if (head.subarray(0, 4).toString('latin1') === '%PDF') throw unsupportedTable({ zh: ' .pdf', en: 'A .pdf' })
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'xlsx'
  if (/^\s*<(\?xml|html|!doctype|table)/i.test(head.subarray(0, 400).toString('latin1')))
    throw unsupportedTable({ zh: '网页或 XML 形式的表格', en: 'A table written as a web page or XML' })
  return 'csv'
}

async function readHead(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export async function outlineOf(path: string): Promise<TableOutline> {
  const format = await sniffFormat(path)
  const outline = format === 'xlsx' ? await outlineOfBook(path) : await outlineOfCsv(path)
  if (outline.sheets.every(({ head }) => head.length === 0)) throw emptyTable()
  const grade = findSecrecyGrade(
    outline.sheets.flatMap(({ head }) => head.map(({ cells }) => cells.join('\n'))).join('\n'),
  )
  if (grade) throw secretTable(grade)
  return outline
}

async function outlineOfCsv(path: string): Promise<TableOutline> {
  const encoding = await findEncoding(path)
  const delimiter = await findDelimiter(path, encoding)
  const rows = openCsv(path, { encoding, delimiter })
  const head = await takeHead(rows)
  return { format: 'csv', encoding, delimiter, sheets: [{ name: '', hidden: false, rows: null, merged: 0, head }] }
}

async function outlineOfBook(path: string): Promise<TableOutline> {
  const book = await openWorkbook(path)
  try {
    const facts = await readFacts(book)
    const sheets: SheetOutline[] = []
    for (const { name, hidden, part } of book.sheets) {
      const { rows, merges } = await skim(book.zip, part)
      const head = await takeHead(filled(openSheet(book, part, facts), merges))
      sheets.push({ name, hidden, rows, merged: merges.length, head })
    }
    return { format: 'xlsx', encoding: null, delimiter: null, sheets }
  } finally {
    book.zip.close()
  }
}

async function takeHead(rows: RowSource): Promise<SheetRow[]> {
  const head: SheetRow[] = []
  try {
    for (let row = await rows.next(); row && head.length < OUTLINE_ROWS; row = await rows.next())
      if (row.cells.some((cell) => cell !== '')) head.push(row)
    return head
  } finally {
    rows.close()
  }
}

/** The rows of a sheet from its top; blank ones are left out by the reader of a workbook and empty in a .csv. */
export async function openRows(path: string, sheet: string): Promise<RowSource> {
  if ((await sniffFormat(path)) === 'csv') {
    const encoding = await findEncoding(path)
    return openCsv(path, { encoding, delimiter: await findDelimiter(path, encoding) })
  }
  const book = await openWorkbook(path)
  try {
    const found: SheetPart | undefined = book.sheets.find(({ name }) => name === sheet)
    if (!found) throw noSuchSheet(sheet)
    const { rows: count, merges } = await skim(book.zip, found.part)
    const rows = filled(openSheet(book, found.part, await readFacts(book)), merges)
    let read = 0
    return {
      next: async () => {
        const row = await rows.next()
        if (row) read += 1
        return row
      },
      share: () => Math.min(1, read / Math.max(1, count)),
      close: () => {
        rows.close()
        book.zip.close()
      },
    }
  } catch (error) {
    book.zip.close()
    throw error
  }
}

function openSheet({ zip }: Workbook, part: string, facts: BookFacts): RowSource {
  const ready: SheetRow[] = []
  let taken = 0
  const walk = walkXml(
    zip.open(part),
    sheetHandler(facts, (row) => ready.push(row)),
  )
  return {
    next: async () => {
      while (taken >= ready.length) {
        ready.length = 0
        taken = 0
        if ((await walk.next()).done) return null
      }
      return ready[taken++] ?? null
    },
    share: () => 0,
    close: () => void walk.return(undefined).catch(() => undefined),
  }
}

function filled(rows: RowSource, merges: readonly Parameters<typeof createMergeFiller>[0][number][]): RowSource {
  if (merges.length === 0) return rows
  const fill = createMergeFiller(merges)
  const next = async () => {
    const row = await rows.next()
    if (row) fill(row.row, row.cells)
    return row
  }
  return { ...rows, next }
}

/** Bound for messages between threads: rows of one answer together. */
export const BATCH_CHARACTERS = 4 * 1024 * 1024
export const BATCH_ROWS = Math.min(2_000, limits.rows)

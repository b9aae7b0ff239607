import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { type Part, writeZip } from '../documents/fixtures/zip.ts'
import { openTable, outlineTable, type TableOutline } from './index.ts'

/** Writes a file for the time of the work. */
export async function withFile<T>(bytes: Uint8Array | string, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'citybrain-table-'))
  try {
    const path = join(folder, 'table')
    await writeFile(path, bytes)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const never = new AbortController().signal

export const outline = (bytes: Uint8Array | string): Promise<TableOutline> =>
  withFile(bytes, (path) => outlineTable(path, never))

/** Every row of a sheet: `[row, cell, …]`. */
export const allRows = (bytes: Uint8Array | string, sheet = '', fromRow = 0): Promise<(string | number)[][]> =>
  withFile(bytes, async (path) => {
    const rows = openTable(path, { sheet, fromRow }, never)
    const read: (string | number)[][] = []
    try {
      for (let batch = await rows.next(); ; batch = await rows.next()) {
        read.push(...(JSON.parse(batch.json) as (string | number)[][]))
        if (batch.last) return read
      }
    } finally {
      await rows.close()
    }
  })

/** A workbook as Excel would save it. */
export async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A workbook of one sheet around the XML of its rows, as no library would write it. */
export function rawWorkbook(sheet: string, others: Part[] = [], book = ''): Buffer {
  const relations = `<Relationships><Relationship Id="r1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>`
  return writeZip([
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook ${MAIN}>${book}<sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relations },
    { name: 'xl/worksheets/sheet1.xml', data: `${HEAD}<worksheet ${MAIN}>${sheet}</worksheet>` },
    ...others,
  ])
}

import { PassThrough } from 'node:stream'
import { parentPort } from 'node:worker_threads'
import type { SheetCell } from '@citybrain/rules/imports/index.ts'
import ExcelJS from 'exceljs'
import { sheetNameOf } from './sheet-name.ts'
import type { SheetMessage } from './sheet-workbook.ts'

/** Excel shows fifteen digits: a figure of more stays text, so that none is lost. */
const DIGITS = 15
/** Readers of workbooks take `_x0041_` for A. */
const LIKE_ESCAPE = /_(x[0-9A-Fa-f]{4})_/g
const COLUMN_WIDTH = 16

// Whatever is written is taken at once: the compressor would wait for a reader that only comes when it has ended.
const ready: Buffer[] = []
const file = new PassThrough().on('data', (bytes: Buffer) => ready.push(bytes))
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true, useSharedStrings: false })
let sheet: ExcelJS.Worksheet | null = null

// One message after the other: a workbook is written from its top to its end.
let last: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (message: SheetMessage) => {
  last = last.then(() => answer(message))
})

async function answer(message: SheetMessage): Promise<void> {
  if (message === 'end') await finish()
  else if ('rows' in message) addRows(JSON.parse(message.rows))
  else begin(message.head)
  parentPort?.postMessage(new Uint8Array(Buffer.concat(ready.splice(0))))
}

function begin({ name, headers }: Extract<SheetMessage, { head: unknown }>['head']): void {
  sheet = workbook.addWorksheet(sheetNameOf(name), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = headers.map(() => ({ width: COLUMN_WIDTH }))
  const head = sheet.addRow([...headers])
  head.font = { bold: true }
  head.commit()
}

function addRows(rows: readonly (readonly SheetCell[])[]): void {
  for (const cells of rows) sheet?.addRow(cells.map(inSheet)).commit()
}

function inSheet(cell: SheetCell): string | number | null {
  if (typeof cell === 'string') return cell === '' ? null : cell.replace(LIKE_ESCAPE, '_x005F_$1_')
  const { figure } = cell
  return figure.replace(/\D/g, '').length <= DIGITS ? Number(figure) : figure
}

async function finish(): Promise<void> {
  sheet?.commit()
  await workbook.commit()
}

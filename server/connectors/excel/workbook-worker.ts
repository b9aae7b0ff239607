import { PassThrough } from 'node:stream'
import { parentPort } from 'node:worker_threads'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import ExcelJS from 'exceljs'
import { type CellContext, COLUMNS } from './columns.ts'
import type { WorkbookHead, WorkbookMessage } from './register-workbook.ts'

const SHEET: Words = { zh: '承诺事项台账', en: 'Register of commitments' }
const STATE: Record<WorkbookHead['version']['state'], Words> = {
  draft: { zh: '起草', en: 'draft' },
  reviewed: { zh: '已审核', en: 'reviewed' },
  approved: { zh: '已批准', en: 'approved' },
  adjusted: { zh: '已调整', en: 'adjusted' },
}
/** Fonts of official documents; a machine without them falls back by itself. */
const TITLE_FONT = { name: '方正小标宋简体', size: 18 }
const HEAD_FONT = { name: '黑体', size: 11 }
const BODY_FONT = { name: '仿宋', size: 11 }
const HEAD_ROW = 3
const THIN = { style: 'thin' } as const
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const PLAIN = { font: BODY_FONT, border: BOX, alignment: { vertical: 'top', wrapText: false } } as const
const WRAPPED = { font: BODY_FONT, border: BOX, alignment: { vertical: 'top', wrapText: true } } as const

// Whatever is written is taken at once: the compressor would wait for a reader that only comes when it has ended.
const ready: Buffer[] = []
const file = new PassThrough().on('data', (bytes: Buffer) => ready.push(bytes))
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true })
let sheet: ExcelJS.Worksheet | null = null
let context: Omit<CellContext, 'number'> | null = null
let rowCount = 0

// One message after the other: a workbook is written from its top to its end.
let last: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (message: WorkbookMessage) => {
  last = last.then(() => answer(message))
})

/** Answers with the bytes that are ready; the compressor may hold some back until the end. */
async function answer(message: WorkbookMessage): Promise<void> {
  if (message === 'end') await finish()
  else if ('rows' in message) addRows(message.rows)
  else begin(message.head)
  parentPort?.postMessage(new Uint8Array(Buffer.concat(ready.splice(0))))
}

function begin(head: WorkbookHead): void {
  const names = new Map<string, string>(head.departments)
  const departments: CellContext['departments'] = (codes) => codes.map((code) => names.get(code) ?? code).join('、')
  context = { language: head.language, departments }
  sheet = workbook.addWorksheet(SHEET[head.language], {
    views: [{ state: 'frozen', xSplit: 4, ySplit: HEAD_ROW }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  })
  sheet.columns = COLUMNS.map(({ width }) => ({ width }))
  addHead(sheet, head)
}

function addHead(sheet: ExcelJS.Worksheet, { document, version, district, language }: WorkbookHead) {
  sheet.mergeCells(1, 1, 1, COLUMNS.length)
  const title = sheet.getCell(1, 1)
  title.value = `${document.title} · ${SHEET[language]}`
  title.font = TITLE_FONT
  title.alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = 32
  sheet.mergeCells(2, 1, 2, COLUMNS.length)
  const approved = version.approvedOn ? ` · ${version.approvedBy} ${version.approvedOn}` : ''
  const sample = document.sample ? { zh: ' · 样例数据', en: ' · sample data' }[language] : ''
  const state = STATE[version.state][language]
  const versionWords = { zh: `第 ${version.number} 版(${state})`, en: `version ${version.number} (${state})` }[language]
  sheet.getCell(2, 1).value = `${district[language]} · ${versionWords}${approved}${sample}`
  sheet.getCell(2, 1).font = BODY_FONT
  const head = sheet.getRow(HEAD_ROW)
  COLUMNS.forEach(({ heading }, index) => {
    const cell = head.getCell(index + 1)
    cell.value = heading[language]
    cell.font = HEAD_FONT
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } }
    cell.border = BOX
  })
  head.height = 28
}

function addRows(rows: readonly Commitment[]): void {
  for (const row of rows) {
    rowCount += 1
    const line = sheet?.getRow(HEAD_ROW + rowCount)
    if (!line || !context) throw new Error('the head of a workbook comes before its rows')
    const told = { ...context, number: rowCount }
    COLUMNS.forEach((column, at) => {
      const cell = line.getCell(at + 1)
      cell.value = column.cell(row, told)
      cell.style = column.wrap ? WRAPPED : PLAIN
    })
    line.commit()
  }
}

async function finish(): Promise<void> {
  if (sheet) {
    sheet.autoFilter = {
      from: { row: HEAD_ROW, column: 1 },
      to: { row: HEAD_ROW + rowCount, column: COLUMNS.length },
    }
    sheet.commit()
  }
  await workbook.commit()
}

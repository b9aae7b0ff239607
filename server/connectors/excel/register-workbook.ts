import type { Words } from '@citybrain/contract/kernel/words.ts'
import ExcelJS from 'exceljs'
import type { RegisterExport } from '../../engines/plan/index.ts'
import { type CellContext, COLUMNS } from './columns.ts'

const SHEET: Words = { zh: '承诺事项台账', en: 'Register of commitments' }
const STATE: Record<RegisterExport['version']['state'], Words> = {
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

/** Writes a register as .xlsx in the official layout: title, frozen head, filters, widths, A4 landscape. */
export async function writeRegisterWorkbook(register: RegisterExport): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(SHEET[register.language], {
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
  addHead(sheet, register)
  addRows(sheet, register)
  const lastRow = HEAD_ROW + register.rows.length
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: lastRow, column: COLUMNS.length } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addHead(sheet: ExcelJS.Worksheet, { document, version, profile, language }: RegisterExport) {
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
  sheet.getCell(2, 1).value = `${profile.fullName[language]} · ${versionWords}${approved}${sample}`
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

function addRows(sheet: ExcelJS.Worksheet, { rows, profile, language }: RegisterExport) {
  const names = new Map<string, string>(profile.departments.map(({ code, short }) => [code, short[language]]))
  const departments: CellContext['departments'] = (codes) => codes.map((code) => names.get(code) ?? code).join('、')
  rows.forEach((row, index) => {
    const line = sheet.getRow(HEAD_ROW + 1 + index)
    const context = { language, number: index + 1, departments }
    COLUMNS.forEach((column, at) => {
      const cell = line.getCell(at + 1)
      cell.value = column.cell(row, context)
      cell.font = BODY_FONT
      cell.border = BOX
      cell.alignment = { vertical: 'top', wrapText: column.wrap ?? false }
    })
  })
}

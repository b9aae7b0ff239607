import ExcelJS from 'exceljs'
import type { ReportFile, ReportTable } from '../../engines/casework/index.ts'
import { sheetNameOf } from './sheet-name.ts'

const TITLE_FONT = { name: '方正小标宋简体', size: 16 }
const HEAD_FONT = { name: '黑体', size: 11 }
const BODY_FONT = { name: '仿宋', size: 11 }
const THIN = { style: 'thin' } as const
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const [NARROWEST, WIDEST] = [10, 60]

/** A report as .xlsx: a sheet for each table, with what it says of itself above it. */
export async function writeReportWorkbook(report: ReportFile): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const table of report.tables) addTable(workbook, report, table)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addTable(workbook: ExcelJS.Workbook, { title, subtitle, sentences }: ReportFile, table: ReportTable): void {
  const said = [subtitle, ...sentences, ...(table.note === null ? [] : [table.note])]
  const headRow = said.length + 2
  const sheet = workbook.addWorksheet(sheetNameOf(table.name), {
    views: [{ state: 'frozen', xSplit: 1, ySplit: headRow }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&C&P / &N' },
  })
  sheet.addRow([`${title} · ${table.name}`]).font = TITLE_FONT
  for (const words of said) sheet.addRow([words]).font = BODY_FONT
  const head = sheet.addRow([...table.head])
  head.eachCell((cell) => {
    cell.font = HEAD_FONT
    cell.border = BOX
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } }
  })
  for (const cells of table.rows)
    sheet.addRow([...cells]).eachCell((cell) => {
      cell.font = BODY_FONT
      cell.border = BOX
      cell.alignment = { vertical: 'top', wrapText: true }
    })
  table.head.forEach((words, at) => {
    const longest = Math.max(words.length, ...table.rows.map((row) => String(row[at] ?? '').length))
    sheet.getColumn(at + 1).width = Math.min(WIDEST, Math.max(NARROWEST, longest * 1.6))
  })
  sheet.autoFilter = {
    from: { row: headRow, column: 1 },
    to: { row: headRow + table.rows.length, column: table.head.length },
  }
}

export { writeRegisterWorkbook } from './register-workbook.ts'
export { writeReportWorkbook } from './report-workbook.ts'
export { writeSheet } from './sheet-workbook.ts'

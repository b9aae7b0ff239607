export { writeRegisterWorkbook } from './register-workbook.ts'
export { writeSheet } from './sheet-workbook.ts'

export { writeRegisterWorkbook } from './register-workbook.ts'

import { writeSheet } from '../excel/index.ts'
import { readWholeTable } from '../tables/index.ts'

/** Tables that people keep in Excel, in and out. */
export const sheets = { read: readWholeTable, write: writeSheet }

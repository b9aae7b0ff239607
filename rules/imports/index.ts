/** The face of the rules of imports: where a header stands, which column is which field, what a row says. */
export { guessColumns, guessMatch, headerSignature, knownNames } from './guess.ts'
export { findHeader, headersOf } from './header.ts'
export { placeNamesOf } from './place-names.ts'
export { type CellFault, createRowReader, isNoData } from './row.ts'
export { type SheetCell, type SheetColumn, sheetColumns } from './sheet.ts'

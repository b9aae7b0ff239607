/** The face of the rules of imports: where a header stands, which column is which field, what a cell says. */
export { type CellResult, readCell } from './cell.ts'
export { factorOf, guessColumns, guessMatch, headerSignature, knownNames, type Remembered } from './guess.ts'
export { columnName, findHeader, type Header, type HeadRow, headersOf, unitIn } from './header.ts'
export {
  type CellFault,
  createRowReader,
  geometryOfWkt,
  isNoData,
  type ReadRow,
  type RowContext,
  type RowReader,
} from './row.ts'
export { factorBetween } from './units.ts'

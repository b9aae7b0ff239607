import type { CaseType } from '../case-type.ts'
import type { Promises } from '../limits.ts'
import { faultsOfChoices } from './conditions.ts'

export type Row = Promises[number]

/** Rows that are in force on no day, ask for what the form doesn't offer, or come behind one that always fits first. */
export function faultsOfRows(type: CaseType, at: string, rows: readonly Row[]): string[] {
  return rows.flatMap((row, place) => {
    const which = rows.length === 1 ? `${at}: the limit` : `${at}: limit ${place + 1}`
    const never = row.from !== null && row.to !== null && row.from > row.to
    const hidden = rows.slice(0, place).some((earlier) => !('standard' in earlier) && takes(earlier, row))
    return [
      ...(never ? [`${which} ends before it begins`] : []),
      ...(hidden ? [`${which} is never reached, an earlier one fits whenever it does`] : []),
      ...faultsOfChoices(type, which, [row.when]),
    ]
  })
}

/** Whether a row fits whenever the other does. A standard may lack the promise, so its row takes nothing for sure. */
const takes = (row: Row, other: Row) =>
  (row.when === null || isSame(row, other)) &&
  (row.from ?? '') <= (other.from ?? '') &&
  (row.to ?? LAST) >= (other.to ?? LAST)

const LAST = '9999-12-31'
const isSame = (row: Row, other: Row) => JSON.stringify(row.when) === JSON.stringify(other.when)

/** A row of a list, and the list, whose rows before it come first. */
type Listed = readonly [rows: readonly Row[], row: Row]

/** Whether a case can come by both rows, each of a list of its own, as far as that can be told without a case. */
export function meets([rows, row]: Listed, [others, other]: Listed): boolean {
  const apart = (row.to ?? LAST) < (other.from ?? '') || (other.to ?? LAST) < (row.from ?? '')
  // Two conditions that differ may exclude each other; people look at those.
  const alike = row.when === null || other.when === null || isSame(row, other)
  return !apart && alike && !isTaken(rows, row, other) && !isTaken(others, other, row)
}

/** Whether an earlier row of the list takes every case that the other list's row is of. */
const isTaken = (rows: readonly Row[], row: Row, other: Row) =>
  rows.slice(0, rows.indexOf(row)).some((earlier) => !('standard' in earlier) && takes(earlier, other))

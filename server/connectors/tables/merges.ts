import { limits } from './limits.ts'
import { bombTable } from './refusals.ts'

/** Cells that are shown as one, zero-based, ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export function parseRange(range: string): Merge | null {
  const [from, to] = range.split(':').map(parseCell)
  if (!from || !to || to.row < from.row || to.column < from.column) return null
  return { top: from.row, left: from.column, bottom: to.row, right: Math.min(to.column, limits.columns - 1) }
}

/** `C12` as zero-based row and column. */
export function parseCell(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  return match?.[1] === undefined ? null : { row: Number(match[2]) - 1, column: columnOf(match[1]) }
}

export function columnOf(letters: string): number {
  let column = 0
  for (let at = 0; at < letters.length; at++) {
    const code = letters.charCodeAt(at)
    if (code < 65) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** Fills covered cells with what the first of them holds, row by row from the top. */
export function createMergeFiller(merges: readonly Merge[]) {
  if (merges.length > limits.merges) throw bombTable()
  const waiting = [...merges].sort((a, b) => a.top - b.top)
  let next = 0
  let open: { merge: Merge; value: string }[] = []
  return (row: number, cells: string[]): void => {
    if (open.length > 0) open = open.filter(({ merge }) => merge.bottom >= row)
    for (let merge = waiting[next]; merge && merge.top <= row; merge = waiting[++next]) {
      const value = cells[merge.left] ?? ''
      if (merge.bottom >= row && value !== '') open.push({ merge, value })
    }
    for (const { merge, value } of open) {
      for (let column = merge.left; column <= merge.right; column++) cells[column] ||= value
    }
    for (let column = 0; column < cells.length; column++) cells[column] ??= ''
  }
}

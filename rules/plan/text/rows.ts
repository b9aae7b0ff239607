import { isHeaderCell } from './lines.ts'

const TAB = 0x09
const STROKE = 0x7c
const BLANK = 0x20
/** Widest row that is still a table's. */
const LONGEST_ROW = 400
const GAP = /[ \t]*[|\t][ \t|]*| {2,}/g

interface Row {
  readonly start: number
  readonly cells: readonly string[]
  readonly gaps: readonly (readonly [number, number])[]
}

function rowOf(line: string, start: number, gap: RegExp): Row {
  const gaps: (readonly [number, number])[] = []
  const cells: string[] = []
  let from = 0
  for (const found of line.matchAll(gap)) {
    const cell = line.slice(from, found.index).trim()
    if (found.index > 0 && cell !== '') cells.push(cell)
    if (found.index + found[0].length < line.length)
      gaps.push([start + found.index, start + found.index + found[0].length])
    from = found.index + found[0].length
  }
  const last = line.slice(from).trim()
  if (last !== '') cells.push(last)
  return { start, cells, gaps }
}

function isHeaderRow(row: Row): boolean {
  return (
    row.cells.length >= 3 &&
    row.cells.filter((cell) => isHeaderCell(cell)).length >= Math.max(3, row.cells.length * 0.6)
  )
}

/** Tables with a row per line: gaps become tabs. Returns the starts of such lines (after blanks). */
export function markRows(codes: Uint16Array, text: string): Set<number> {
  const rows = new Set<number>()
  let start = 0
  let gap: RegExp | undefined
  while (start < text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const line = end - start <= LONGEST_ROW ? text.slice(start, end) : ''
    gap = gapFor(line, start, gap)
    if (gap !== undefined) keepRow(codes, rowOf(line, start, gap), rows, text)
    start = end + 1
  }
  return rows
}

/** The separator of the table that the line opens or goes on with; a header row opens one, prose closes it. */
function gapFor(line: string, start: number, current: RegExp | undefined): RegExp | undefined {
  for (const gap of [GAP, / +/g]) if (isHeaderRow(rowOf(line, start, gap))) return gap
  if (current === undefined || line.trim() === '') return current
  const row = rowOf(line, start, current)
  return row.cells.length >= 2 || row.cells.every((cell) => cell.length <= 16) ? current : undefined
}

function keepRow(codes: Uint16Array, row: Row, rows: Set<number>, text: string): void {
  if (row.cells.length < 2) return
  let first = row.start
  let opening = -1
  while (' |\t'.includes(text.charAt(first))) {
    const isEmpty = text.charAt(first) === '\t' || (text.charAt(first) === '|' && first > row.start)
    if (isEmpty && opening < 0) opening = first
    codes[first] = isEmpty ? STROKE : BLANK
    first += 1
  }
  rows.add(opening < 0 ? first : opening)
  for (const gap of row.gaps) if (gap[0] > first) keepGap(codes, gap, text)
}

/** One sign for each separator, so that an empty cell stays one. */
function keepGap(codes: Uint16Array, [from, to]: readonly [number, number], text: string): void {
  codes.fill(BLANK, from, to)
  let separators = 0
  for (let at = from; at < to; at += 1) {
    if (text.charAt(at) !== '|' && text.charAt(at) !== '\t') continue
    separators += 1
    if (separators > 1) codes[at] = STROKE
  }
  codes[from] = TAB
}

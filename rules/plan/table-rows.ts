import type { OutlineLine } from './outline.ts'
import type { Column } from './table-columns.ts'

export interface Cell {
  readonly start: number
  readonly end: number
  readonly text: string
}

function allCells(text: string, line: OutlineLine): Cell[] {
  const cells: Cell[] = []
  let start = line.start
  for (const part of line.text.split(/[\t|]/)) {
    const trimmed = part.trim()
    const from = start + part.indexOf(trimmed)
    cells.push({ start: from, end: from + trimmed.length, text: text.slice(from, from + trimmed.length) })
    start += part.length + 1
  }
  return cells
}

/** A row's cells at their columns: empty ones keep their place where there are any, else the row may be merged. */
export function placedCells(text: string, line: OutlineLine): Cell[] {
  const cells = allCells(text, line)
  if (/\|$/.test(line.text)) cells.pop()
  return cells
}

export function cellsOf(text: string, line: OutlineLine): Cell[] {
  return allCells(text, line).filter((cell) => cell.text !== '')
}

const SECTION = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/
/** Who answers for a row: closes it where cells may be missing. */
const OWNER = /[局委办部院所会队处站司心街镇乡府团厅区县]$/
const ROW_NUMBER = /^\d{1,3}$/
/** A heading between rows numbered by digits: «一», «(二)». */
const SECTION_NUMBER = /^（?[一二三四五六七八九十]{1,3}）?$/

/** Groups cells into rows: a tabbed line is a row; else a row number or the count of headers tells. */
function rowsOf(cells: readonly Cell[], columns: readonly Column[]): Cell[][] {
  const rows: Cell[][] = []
  const numbered = columns[0] === 'number'
  let row: Cell[] = []
  let last: number | undefined
  let titled = false
  const byOwner = !numbered && columns.at(-1) === 'resp'
  const close = (): void => {
    if (row.length > 0) rows.push(row)
    row = []
  }
  for (const cell of cells) {
    if (titled && !ROW_NUMBER.test(cell.text)) {
      titled = false
      continue
    }
    if (numbered && last !== undefined && SECTION_NUMBER.test(cell.text)) {
      close()
      titled = true
      continue
    }
    if (SECTION.test(cell.text) && (row.length === 0 || row.length >= columns.length - 1 || numbered)) {
      close()
      continue
    }
    if (numbered && isNextNumber(cell.text, last, row.length)) {
      close()
      last = Number(cell.text)
    } else if (!numbered && row.length === columns.length) close()
    row.push(cell)
    if (byOwner && row.length >= columns.length - 2 && OWNER.test(cell.text)) close()
  }
  close()
  const own = numbered && last !== undefined ? rows.filter((found) => ROW_NUMBER.test(found[0]?.text ?? '')) : rows
  return own.map((found) => endedAt(found, columns))
}

/** Rows may be numbered though no header says so: 1 stands before the first row's cells and 2 before the second's. */
export function withNumbers(cells: readonly Cell[], columns: readonly Column[]): readonly Column[] {
  if (columns[0] === 'number' || columns.length < 3) return columns
  const first = cells.slice(0, 3).findIndex((cell) => cell.text === '1')
  if (first < 0) return columns
  const second = cells.slice(first, first + columns.length * 2 + 3).findIndex((cell) => cell.text === '2')
  return Math.abs(second - columns.length - 1) <= 2 ? ['number', ...columns] : columns
}

/** Titles between rows fall behind the cell of the last column. */
function endedAt(row: Cell[], columns: readonly Column[]): Cell[] {
  if (columns.at(-1) !== 'deadline') return row.slice(0, columns.length)
  const end = row.findIndex(
    (cell, at) => at >= 3 && /^(?:全年|.{0,6}月(?:底|末)?(?:前)?|[一二三四]季度|年底)$/.test(cell.text),
  )
  return end < 0 ? row.slice(0, columns.length) : row.slice(0, end + 1)
}

/** A bare number opens a row when it is the first or the next one and the row before it has its cells. */
function isNextNumber(text: string, last: number | undefined, filled: number): boolean {
  if (!ROW_NUMBER.test(text)) return false
  if (last === undefined) return Number(text) === 1 ? filled <= 3 : filled === 0
  return Number(text) === last + 1 && (filled >= 3 || filled === 0)
}

export function rowsIn(text: string, body: readonly OutlineLine[], columns: readonly Column[]): Cell[][] {
  if (!body.some((line) => /[\t|]/.test(line.text)))
    return rowsOf(
      body.flatMap((line) => cellsOf(text, line)),
      columns,
    )
  const full = body.map((line) => placedCells(text, line)).filter((row) => row.filter((cell) => cell.text).length > 1)
  return full.map((row) => (row.length > columns.length ? row.filter((cell) => cell.text !== '') : row))
}

const SUM = /^(?:合计|总计|小计|共计|总投资)/

export function isSum(text: string): boolean {
  return SUM.test(text)
}

/** A heading between rows: «一、交通», «（二）». */
export function isSection(text: string): boolean {
  return SECTION.test(text) || SECTION_NUMBER.test(text)
}

/** Rows of sums, and headings among numbered rows, repeat what the rows below them say. */
export function withoutSums(rows: readonly Cell[][], columns: readonly Column[]): Cell[][] {
  const numbered = columns[0] === 'number' && rows.some((row) => ROW_NUMBER.test(row[0]?.text ?? ''))
  return rows.filter((row) => {
    if (row.slice(0, 2).some((cell) => SUM.test(cell.text))) return false
    return !numbered || !/^[一二三四五六七八九十（）、]+$/.test(row[0]?.text ?? '')
  })
}

import type { OutlineLine } from './outline.ts'
import { type Column, fitOf } from './table-columns.ts'
import { type Cell, cellsOf, isSection, isSum } from './table-rows.ts'

/** Blank lines behind a cell that can still be empty cells: more of them part two stretches of a page. */
const MOST_EMPTY = 12
/** Above this share of blank lines they are the page's layout, not empty cells. */
const MOST_BLANK = 0.4
const CATEGORY = /^(?:类别|类型|分类|领域|板块|区域|行业|所属行业|项目(?:类别|类型|性质)|指标(?:类别|类型)|工作类别)$/

/** What it costs to leave out a cell: a heading, a blank line, or a cell that no row takes. */
const SKIPPED = { heading: 0, blank: 0.5, cell: 1.5 } as const
const NO_NAME = 5
const NO_NUMBER = 4

interface Choice {
  readonly score: number
  /** Cells taken here: 1 for a cell left out. */
  readonly taken: number
  /** Undefined where the cell is left out. */
  readonly row: Cell[] | undefined
}

interface Grid {
  readonly rows: Cell[][]
  /** Cells with words that no row takes, headings and sums aside. */
  readonly left: number
  readonly fit: number
  readonly empty: number
}

/** The cells of a table with one cell per line, blank lines as empty cells. */
function spacedCells(text: string, body: readonly OutlineLine[]): Cell[] {
  const cells: Cell[] = []
  let end: number | undefined
  for (const line of body) {
    const breaks = end === undefined ? 1 : text.slice(end, line.start).split('\n').length - 1
    const blanks = Math.min(Math.max(0, breaks - 1), MOST_EMPTY)
    for (let at = 1; at <= blanks; at += 1) cells.push({ start: line.start, end: line.start, text: '' })
    cells.push(...cellsOf(text, line))
    end = line.end
  }
  return cells
}

function scoreOf(row: readonly Cell[], columns: readonly Column[]): number {
  const name = row[columns.indexOf('name')]?.text ?? ''
  if (name === '' || isSum(name) || isSection(row[0]?.text ?? '')) return -NO_NAME
  const numberless = columns[0] === 'number' && !/^\d{1,3}$/.test(row[0]?.text ?? '')
  return fitOf(row, columns) - (numberless ? NO_NUMBER : 0)
}

/** The best way to part the cells into rows of the columns: from the last cell to the first. */
function bestGrid(cells: readonly Cell[], columns: readonly Column[], merged: boolean): Grid {
  const best: Choice[] = []
  best[cells.length] = { score: 0, taken: 0, row: undefined }
  for (let at = cells.length - 1; at >= 0; at -= 1) {
    let choice = leftOut(cells, at, best)
    for (const row of rowsAt(cells, at, columns, merged)) {
      const score = scoreOf(row.cells, columns) + (best[at + row.taken]?.score ?? 0)
      if (score >= choice.score) choice = { score, taken: row.taken, row: row.cells }
    }
    best[at] = choice
  }
  return followed(cells, best)
}

function leftOut(cells: readonly Cell[], at: number, best: readonly Choice[]): Choice {
  return { score: (best[at + 1]?.score ?? 0) - SKIPPED[kindOf(cells[at])], taken: 1, row: undefined }
}

function kindOf(cell: Cell | undefined): keyof typeof SKIPPED {
  if (cell === undefined || cell.text === '') return 'blank'
  return isSection(cell.text) || isSum(cell.text) ? 'heading' : 'cell'
}

/** The rows that may open at a cell: a whole one, and one under a category that a row above has named. */
function rowsAt(
  cells: readonly Cell[],
  at: number,
  columns: readonly Column[],
  merged: boolean,
): { cells: Cell[]; taken: number }[] {
  const whole = cells.slice(at, at + columns.length)
  const rows = whole.length >= columns.length - 1 ? [{ cells: whole, taken: whole.length }] : []
  const [first] = whole
  if (!merged || first === undefined) return rows
  const under = whole.slice(0, columns.length - 1)
  return [...rows, { cells: [{ ...first, end: first.start, text: '' }, ...under], taken: under.length }]
}

function followed(cells: readonly Cell[], best: readonly Choice[]): Grid {
  const rows: Cell[][] = []
  let left = 0
  let sum = false
  let at = 0
  while (at < cells.length) {
    const choice = best[at]
    if (choice === undefined) break
    const kind = kindOf(cells[at])
    if (choice.row !== undefined) rows.push(choice.row)
    else if (kind === 'cell' && !sum) left += 1
    sum = choice.row === undefined && (sum || isSum(cells[at]?.text ?? ''))
    at += Math.max(1, choice.taken)
  }
  const empty = rows.flat().filter((cell) => cell.text === '').length
  return { rows, left, fit: best[0]?.score ?? 0, empty }
}

/**
 * Rows where blank lines are empty cells, or a category stands only before its first row.
 * Undefined where the cells don't fall into regular rows that way.
 */
export function gridRows(
  text: string,
  body: readonly OutlineLine[],
  columns: readonly Column[],
  headers: readonly Cell[],
): Cell[][] | undefined {
  if (columns.length < 3 || !columns.includes('name')) return undefined
  const merged = columns.length === headers.length && CATEGORY.test(headers[0]?.text ?? '')
  const cells = spacedCells(text, body)
  const blanks = cells.filter((cell) => cell.text === '').length
  if (blanks > cells.length * MOST_BLANK || (blanks === 0 && !merged)) return undefined
  const grid = bestGrid(cells, columns, merged)
  const regular = grid.rows.length >= 2 && grid.left <= grid.rows.length * 0.2
  return regular && grid.fit >= grid.rows.length * columns.length * 0.3 ? grid.rows : undefined
}

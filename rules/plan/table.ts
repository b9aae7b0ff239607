import { readCell, type TableRow, type TableSetting } from './cell.ts'
import type { Draft } from './draft.ts'
import type { OutlineLine } from './outline.ts'
import type { Steps } from './quantity.ts'
import { type Column, columnsOf, presentColumns } from './table-columns.ts'
import { gridRows } from './table-grid.ts'
import { type Cell, cellsOf, placedCells, rowsIn, withNumbers, withoutSums } from './table-rows.ts'
import { isHeaderCell } from './text/lines.ts'
import { unitsIn } from './units.ts'
import { yearsIn } from './year.ts'

interface Assigned {
  readonly row: TableRow
  /** Targets of further columns (several years in one table), with the column's place. */
  readonly later: readonly { cell: Cell; column: number }[]
}

/** Assigns cells to columns. */
function assign(row: readonly Cell[], columns: readonly Column[]): Assigned {
  const later: { cell: Cell; column: number }[] = []
  const result: TableRow = {
    name: undefined,
    unit: undefined,
    money: undefined,
    content: undefined,
    base: undefined,
    target: undefined,
    change: undefined,
    resp: undefined,
  }
  for (const [at, column] of presentColumns(row, columns).entries()) {
    const cell = row[at]
    if (cell === undefined) break
    if (cell.text === '' || column === 'number' || column === 'deadline' || column === 'other') continue
    if (column === 'target' && result.target !== undefined) later.push({ cell, column: at })
    else result[column] ??= cell
  }
  return { row: result, later }
}

/** Reads a table's lines into records; header first, then rows. */
export function readTable(text: string, lines: readonly OutlineLine[], steps: Steps, readWords: ReadWords): Draft[] {
  const drafts: Draft[] = []
  const period = lines[0]?.period ?? ''
  let at = 0
  while (at < lines.length) {
    const { headers, next } = headersAt(text, lines, at)
    const end = nextHeader(text, lines, next)
    const body = lines.slice(next, end)
    const opening = body.slice(0, 40).flatMap((line) => cellsOf(text, line))
    const columns = withNumbers(opening, columnsOf(headers, period))
    const past = body.some((line) => line.role === 'past')
    const isTabbed = body.some((line) => /[\t|]/.test(line.text))
    const grid = isTabbed ? undefined : gridRows(text, body, columns, headers)
    const rows = withoutSums(grid ?? rowsIn(text, body, columns), columns)
    const moneyUnit = moneyUnitOf(
      lines
        .slice(Math.max(0, at - 3), next)
        .map((line) => line.text)
        .join(' '),
      headers,
    )
    const baseYear = headers.find((_, index) => columns[index] === 'base')?.text ?? ''
    const setting = { period, past, baseYear, moneyUnit, steps, staged: columns.includes('target'), readWords }
    for (const row of rows) drafts.push(...readRow(text, assign(row, columns), headers, { ...setting, columns }))
    at = Math.max(end, at + 1)
  }
  return drafts
}

/** Reads a stretch as running text. */
export type ReadWords = (start: number, end: number) => Draft[]

const SAYING: readonly Column[] = ['target', 'content', 'money', 'change', 'unit', 'base']

/** A table with nothing but the task, its time and its unit: the task's cell is a sentence of its own. */
function saidWhole({ name, resp }: TableRow, { columns, readWords, past }: RowSetting): Draft[] | undefined {
  if (columns.some((column) => SAYING.includes(column)) || name === undefined || past) return undefined
  const units = resp === undefined ? [] : unitsIn(resp.text)
  return readWords(name.start, name.end).map((item) => (item.units.length > 0 ? item : { ...item, units }))
}

interface RowSetting extends TableSetting {
  readonly readWords: ReadWords
  readonly columns: readonly Column[]
}

/** One row; where several columns hold targets, each is read for the year in its header. */
function readRow(text: string, { row, later }: Assigned, headers: readonly Cell[], setting: RowSetting): Draft[] {
  const said = saidWhole(row, setting)
  if (said !== undefined) return said
  const first = setting.columns.indexOf('target')
  const yearOf = (column: number): number | undefined => yearsIn(`${headers[column]?.text ?? ''}年`).at(-1)
  const own = yearOf(first)
  const others = later.filter(({ column }) => yearOf(column) !== undefined && yearOf(column) !== own)
  if (own === undefined || others.length === 0) return readCell(text, row, setting)
  const drafts = readCell(text, row, { ...setting, period: String(own) })
  for (const { cell, column } of others) {
    const alone = { ...row, target: cell, content: undefined, money: undefined, change: undefined }
    drafts.push(...readCell(text, alone, { ...setting, period: String(yearOf(column)) }))
  }
  return drafts.filter(
    (item, at) => item.kind !== 'project' || drafts.findIndex((other) => other.kind === 'project') === at,
  )
}

/** «（单位：亿元）» above the table or «计划投资（万元）» in its header. */
function moneyUnitOf(above: string, headers: readonly Cell[]): string {
  const inHeader = headers.map((cell) => /投资（([^）]{1,4})）/.exec(cell.text)?.[1]).find((unit) => unit !== undefined)
  return inHeader ?? /单位：([万亿]{0,2}元)/.exec(above)?.[1] ?? '万元'
}

function headersAt(text: string, lines: readonly OutlineLine[], from: number): { headers: Cell[]; next: number } {
  const headers: Cell[] = []
  let at = from
  while (at < lines.length) {
    const line = lines[at]
    const placed = line === undefined ? [] : placedCells(text, line)
    const cells = placed.filter((cell) => cell.text !== '')
    const areHeaders = cells.filter((cell) => isHeaderCell(cell.text)).length
    if (areHeaders === 0 || (areHeaders < cells.length - 1 && areHeaders < 3)) break
    headers.push(...(cells.length > 1 ? placed : cells))
    at += 1
    if (cells.length > 1) break
  }
  return { headers, next: Math.max(at, from + 1) }
}

function nextHeader(text: string, lines: readonly OutlineLine[], from: number): number {
  for (let at = from; at < lines.length; at += 1) {
    const own = lines.slice(at, at + 1).flatMap((line) => cellsOf(text, line))
    if (own.filter((cell) => isHeaderCell(cell.text)).length >= 3) return at
    const near = lines.slice(at, at + 3).flatMap((line) => cellsOf(text, line))
    if (near.length >= 3 && near.slice(0, 3).every((cell) => isHeaderCell(cell.text))) return at
  }
  return lines.length
}

import { readCell, type TableRow, type TableSetting } from './cell.ts'
import type { Draft } from './draft.ts'
import type { OutlineLine } from './outline.ts'
import type { Steps } from './quantity.ts'
import { isHeaderCell } from './text/lines.ts'
import { firstYear, lastYear, yearsIn } from './year.ts'

export interface Cell {
  readonly start: number
  readonly end: number
  readonly text: string
}

export type Column =
  | 'number'
  | 'name'
  | 'unit'
  | 'base'
  | 'target'
  | 'change'
  | 'resp'
  | 'deadline'
  | 'money'
  | 'content'
  | 'other'

/** What a column holds, by its header. */
export function columnOf(header: string, period: string): Column {
  if (/^(?:序号|编号)/.test(header)) return 'number'
  if (/责任|牵头|主管|配合|承办|部门/.test(header)) return 'resp'
  if (/^(?:计量)?单位(?!名称)/.test(header)) return 'unit'
  const aims = /目标|计划|安排/.test(header)
  if (/^截[至止]|累计(?:完成|投资)|已完成/.test(header) && !aims) return 'other'
  if (/进度/.test(header) && (aims || yearsIn(`${header}年`).some((year) => year >= firstYear(period)))) return 'target'
  if (/备注|属性|类别|性质|进度/.test(header)) return 'other'
  if (/时限/.test(header)) return 'deadline'
  if (/建设(?:主要)?内容|建设规模|规模[及和与]内容/.test(header)) return 'content'
  if (/投资/.test(header)) return /总投资|完成/.test(header) ? 'other' : 'money'
  if (/累计|年均|增速|增长|五年(?!.*目标)/.test(header)) return 'change'
  const years = yearsIn(`${header}年`)
  if (years.length > 0 && Math.max(...years) < (period.includes('-') ? lastYear(period) : firstYear(period)))
    return 'base'
  if (/上年|基数|基期|现状|实绩|去年|实际|完成情况|预计/.test(header)) return 'base'
  if (years.length > 0 || /目标|计划|年度任务|任务目标|工作目标|本年|今年|指标值|目标值/.test(header)) return 'target'
  return /指标|任务|项目|名称|事项|工作|内容/.test(header) ? 'name' : 'other'
}

/** Two columns may look like names (任务名称, 工作内容): the later ones hold what is to be done. */
function columnsOf(headers: readonly Cell[], period: string): Column[] {
  const columns = headers.map((cell) => columnOf(cell.text, period))
  const first = columns.indexOf('name')
  const hasTarget = columns.includes('target')
  return columns.map((column, at) => (column === 'name' && at > first ? (hasTarget ? 'other' : 'target') : column))
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
function placedCells(text: string, line: OutlineLine): Cell[] {
  const cells = allCells(text, line)
  if (/\|$/.test(line.text)) cells.pop()
  return cells
}

function cellsOf(text: string, line: OutlineLine): Cell[] {
  return allCells(text, line).filter((cell) => cell.text !== '')
}

const SECTION = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/
const ROW_NUMBER = /^\d{1,3}$/

/** Groups cells into rows: a tabbed line is a row; else a row number or the count of headers tells. */
function rowsOf(cells: readonly Cell[], columns: readonly Column[]): Cell[][] {
  const rows: Cell[][] = []
  const numbered = columns[0] === 'number'
  let row: Cell[] = []
  let last: number | undefined
  const close = (): void => {
    if (row.length > 0) rows.push(row)
    row = []
  }
  for (const cell of cells) {
    if (SECTION.test(cell.text) && (row.length === 0 || row.length >= columns.length - 1 || numbered)) {
      close()
      continue
    }
    if (numbered && isNextNumber(cell.text, last, row.length)) {
      close()
      last = Number(cell.text)
    } else if (!numbered && row.length === columns.length) close()
    row.push(cell)
  }
  close()
  return rows.map((found) => endedAt(found, columns))
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
  if (last === undefined) return filled === 0
  return Number(text) === last + 1 && (filled >= 3 || filled === 0)
}

const FITS: Partial<Record<Column, RegExp>> = {
  number: /^\d{1,3}$/,
  unit: /^[^\d，。]{1,8}$/,
  base: /\d|^[—\-/无]/,
  target: /\d|完成|建成|竣工|开工|投产|启动|达|同步|改善|提升|上线|封顶/,
  change: /\d|^[—\-/]|同步/,
  money: /^[\d.]+$|^[—\-/]/,
  resp: /[局委办部院所会队处站司心街镇乡府团厅区县]$/,
  deadline: /月|季度|年/,
  name: /^[^\d≥≤<>]|^\d+[一-龥]{2}/,
}

/** How well the cells fit the columns, one by one. */
function fitOf(row: readonly Cell[], columns: readonly Column[]): number {
  return columns.reduce((sum, column, at) => {
    const pattern = FITS[column]
    const cell = row[at]
    if (cell === undefined || pattern === undefined) return sum
    return sum + (pattern.test(cell.text) ? 1 : -1)
  }, 0)
}

/** Columns left when cells are missing (merged or empty): the choice that the cells fit best. */
function presentColumns(row: readonly Cell[], columns: readonly Column[]): readonly Column[] {
  if (row.length >= columns.length || row.some((cell) => cell.text === '')) return columns
  let best = columns
  let bestFit = Number.NEGATIVE_INFINITY
  for (const kept of without(columns, columns.length - row.length)) {
    const fit = fitOf(row, kept) + (kept.includes('name') ? 1 : -5)
    if (fit > bestFit) {
      best = kept
      bestFit = fit
    }
  }
  return best
}

/** Every way of leaving out one column, or several neighbours where more are missing. */
function without(columns: readonly Column[], missing: number): (readonly Column[])[] {
  if (missing > 2) return [columns.slice(0, columns.length - missing)]
  const once = columns.map((_, at) => columns.filter((_, other) => other !== at))
  return missing === 1 ? once : once.flatMap((kept) => without(kept, 1))
}

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
export function readTable(text: string, lines: readonly OutlineLine[], steps: Steps): Draft[] {
  const drafts: Draft[] = []
  const period = lines[0]?.period ?? ''
  let at = 0
  while (at < lines.length) {
    const { headers, next } = headersAt(text, lines, at)
    const columns = columnsOf(headers, period)
    const end = nextHeader(text, lines, next)
    const body = lines.slice(next, end)
    const past = body.some((line) => line.role === 'past')
    const rows = withoutSums(rowsIn(text, body, columns), columns)
    const moneyUnit = moneyUnitOf(
      lines
        .slice(Math.max(0, at - 3), next)
        .map((line) => line.text)
        .join(' '),
      headers,
    )
    const baseYear = headers.find((_, index) => columns[index] === 'base')?.text ?? ''
    const setting = { period, past, baseYear, moneyUnit, steps, staged: columns.includes('target') }
    for (const row of rows) drafts.push(...readRow(text, assign(row, columns), headers, { ...setting, columns }))
    at = Math.max(end, at + 1)
  }
  return drafts
}

function rowsIn(text: string, body: readonly OutlineLine[], columns: readonly Column[]): Cell[][] {
  if (!body.some((line) => /[\t|]/.test(line.text)))
    return rowsOf(
      body.flatMap((line) => cellsOf(text, line)),
      columns,
    )
  const full = body.map((line) => placedCells(text, line)).filter((row) => row.filter((cell) => cell.text).length > 1)
  return full.map((row) => (row.length > columns.length ? row.filter((cell) => cell.text !== '') : row))
}

const SUM = /^(?:合计|总计|小计|共计|总投资)/

/** Rows of sums, and headings among numbered rows, repeat what the rows below them say. */
function withoutSums(rows: readonly Cell[][], columns: readonly Column[]): Cell[][] {
  const numbered = columns[0] === 'number' && rows.some((row) => ROW_NUMBER.test(row[0]?.text ?? ''))
  return rows.filter((row) => {
    if (row.slice(0, 2).some((cell) => SUM.test(cell.text))) return false
    return !numbered || !/^[一二三四五六七八九十（）、]+$/.test(row[0]?.text ?? '')
  })
}

interface RowSetting extends TableSetting {
  readonly columns: readonly Column[]
}

/** One row; where several columns hold targets, each is read for the year in its header. */
function readRow(text: string, { row, later }: Assigned, headers: readonly Cell[], setting: RowSetting): Draft[] {
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

import type { Cell } from './table-rows.ts'
import { firstYear, lastYear, yearsIn } from './year.ts'

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
  if (
    /进度/.test(header) &&
    (aims ||
      /^(?:本年|年度|今年|当年)/.test(header) ||
      yearsIn(`${header}年`).some((year) => year >= firstYear(period)))
  )
    return 'target'
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
export function columnsOf(headers: readonly Cell[], period: string): Column[] {
  const columns = headers.map((cell) => columnOf(cell.text, period))
  const first = columns.indexOf('name')
  const hasTarget = columns.includes('target')
  return columns.map((column, at) => (column === 'name' && at > first ? (hasTarget ? 'other' : 'target') : column))
}

const FITS: Partial<Record<Column, RegExp>> = {
  number: /^\d{1,3}$/,
  unit: /^[^\d，。]{1,8}$/,
  base: /\d|^[—\-/无]/,
  target: /\d|完成|建成|竣工|开工|投产|启动|达|同步|改善|提升|上线|封顶/,
  change: /\d|^[—\-/]|同步/,
  money: /\d$|^[—\-/]/,
  resp: /[局委办部院所会队处站司心街镇乡府团厅区县]$/,
  deadline: /月|季度|年/,
  name: /^[^\d≥≤<>]|^\d+[一-龥]{2}/,
}

/** How well the cells fit the columns, one by one. */
export function fitOf(row: readonly Cell[], columns: readonly Column[]): number {
  return columns.reduce((sum, column, at) => {
    const pattern = FITS[column]
    const cell = row[at]
    if (cell === undefined || cell.text === '' || pattern === undefined) return sum
    return sum + (pattern.test(cell.text) ? 1 : -1)
  }, 0)
}

/** Columns left when cells are missing (merged or empty): the choice that the cells fit best. */
export function presentColumns(row: readonly Cell[], columns: readonly Column[]): readonly Column[] {
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

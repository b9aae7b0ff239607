import type { ProjectPhase } from '../../contract/engines/commitment.ts'
import { type Clause, clausesOf } from './clause.ts'
import { type Draft, draft, type Subject } from './draft.ts'
import { bareFigure, type CellUnit, EMPTY, figureDraft, nameOf, type RowReading, unitFrom } from './figure-cell.ts'
import { readHead } from './head.ts'
import { readName } from './name.ts'
import type { Steps } from './quantity.ts'
import { newContext, readClause } from './reader.ts'
import type { Cell } from './table-rows.ts'
import { unitsIn } from './units.ts'

export interface TableRow {
  name: Cell | undefined
  unit: Cell | undefined
  /** Money planned for the year, beside what shall be reached. */
  money: Cell | undefined
  /** What is to be built, and how much of it. */
  content: Cell | undefined
  base: Cell | undefined
  target: Cell | undefined
  change: Cell | undefined
  resp: Cell | undefined
}

export interface TableSetting {
  readonly period: string
  readonly past: boolean
  readonly baseYear: string
  readonly moneyUnit: string
  /** A column of its own says what the year shall reach, so that the contents only describe the works. */
  readonly staged: boolean
  readonly steps: Steps
}

/** Records of one row: the figure or phrase in the target column, with the row's name as subject. */
export function readCell(text: string, row: TableRow, setting: TableSetting): Draft[] {
  const { name } = row
  if (name === undefined || setting.past) return []
  const named = nameOf(name)
  const unit = filled(row.unit) === undefined ? named.unit : (unitFrom(row.unit?.text ?? '') ?? named.unit)
  const reading: RowReading = { text, start: named.start, end: named.end, unit, period: setting.period }
  const target = filled(row.target)
  const drafts = target === undefined ? [] : targetsIn(target, reading, setting.steps)
  const works = target === undefined || unit !== undefined ? undefined : worksIn(reading, target)
  if (works !== undefined) drafts.push(works)
  const content = works === undefined ? filled(row.content) : undefined
  if (content !== undefined) {
    const described = wordsIn(content, reading, setting.steps)
    drafts.push(...(setting.staged ? described.map(asDimension) : described))
  }
  drafts.push(...changeIn(row.change, reading, drafts.length === 0, setting.steps))
  drafts.push(...moneyIn(row.money, reading, setting))
  return finished(drafts, row, baselineOf(row.base, unit, setting))
}

function asDimension(item: Draft): Draft {
  return { ...item, role: 'dimension', core: false }
}

function filled(cell: Cell | undefined): Cell | undefined {
  return cell === undefined || EMPTY.test(cell.text) ? undefined : cell
}

function finished(drafts: Draft[], row: TableRow, baseline: string | null): Draft[] {
  const units = row.resp === undefined ? [] : unitsIn(row.resp.text)
  for (const item of drafts) {
    item.baseline ??= item.role === 'change' || item.kind === 'project' ? null : baseline
    item.units = units
  }
  return drafts
}

const SCALE_WORDS: Record<number, string> = { 4: '万', 8: '亿' }

function baselineOf(base: Cell | undefined, unit: CellUnit | undefined, setting: TableSetting): string | null {
  if (base === undefined || EMPTY.test(base.text)) return null
  const year = /(?:19|20)\d\d/.exec(setting.baseYear)?.[0]
  const isBare = unit !== undefined && /^[\d.]+$/.test(base.text)
  const suffix = isBare ? `${SCALE_WORDS[unit.power] ?? ''}${unit.name}` : ''
  return `${year === undefined ? '' : `${year}年`}${base.text}${suffix}`
}

function targetsIn(cell: Cell, named: RowReading, steps: Steps): Draft[] {
  const figure = bareFigure(named.text, cell)
  if (figure !== undefined && named.unit !== undefined) return [figureDraft(figure, named.unit, named)]
  return wordsIn(cell, named, steps)
}

/** Words in a target cell are read like clauses whose subject is the row's name. */
function wordsIn(cell: Cell, named: RowReading, steps: Steps): Draft[] {
  const { text, period } = named
  const context = newContext(text, period)
  const subject: Subject = [[named.start, named.end]]
  const head = readHead(text, named.start, named.end, false)
  context.subject = subject
  context.project = subject
  context.work = subject
  context.verb = head.verb
  const drafts: Draft[] = []
  for (const clause of clausesOf({ text, from: cell.start, to: cell.end, period, ahead: true, news: false })) {
    const opening: Clause = { ...clause, past: false }
    const made = readClause(opening, context, steps)
    drafts.push(...made.map((item) => underRow(text, item, subject)))
    context.work = subject
    context.project = subject
    if (made.every((item) => item.role !== 'target')) context.subject = subject
  }
  return drafts
}

/** «新增10家» in the row 社区食堂 counts 社区食堂; a figure with a noun of its own keeps it. */
function underRow(text: string, item: Draft, row: Subject): Draft {
  const first = item.subject[0]
  if (item.role === 'target' && item.vend !== null && typeof first === 'object' && first[0] >= item.vend)
    return { ...item, subject: row }
  const isEcho =
    typeof first !== 'string' &&
    first !== undefined &&
    first[0] === item.start &&
    text.slice(first[0], first[1]).length <= 1
  return isEcho ? { ...item, subject: row } : item
}

const BRACKETED = /^\[([\d.]+)\]$/
const PERCENT: CellUnit = { name: '%', power: 0 }
const POINTS: CellUnit = { name: '百分点', power: 0 }

/** The column of changes: not core beside a target, the target itself where there is none. */
function changeIn(cell: Cell | undefined, named: RowReading, alone: boolean, steps: Steps): Draft[] {
  if (cell === undefined || EMPTY.test(cell.text)) return []
  const found = BRACKETED.exec(cell.text)
  const inner: Cell = found === null ? cell : { start: cell.start + 1, end: cell.end - 1, text: found[1] ?? '' }
  const figure = bareFigure(named.text, inner)
  if (figure === undefined) return alone ? wordsIn(cell, named, steps) : []
  const differs = named.unit?.name === '%' && !alone
  const known = found === null ? PERCENT : differs ? POINTS : (named.unit ?? PERCENT)
  const made = { ...figureDraft(figure, known, named), period: named.period }
  if (alone) return [{ ...made, measure: known.name === '%' && made.direction === 'down' ? 'growth' : made.measure }]
  if (found === null) return [{ ...made, role: 'derived', measure: 'growth', core: false, annualized: true }]
  return [{ ...made, role: 'change', measure: 'change', core: false, annualized: false }]
}

const STAGES: readonly (readonly [ProjectPhase, RegExp])[] = [
  ['start', /开工|启动|动工/],
  ['complete', /竣工|试运行|投用|投入使用|建成|通车|交付|验收|上线|完工|投产|开放|运营/],
  ['planned', /前期|可研|立项|初设|方案|招标/],
  ['expropriation', /征收|征迁|拆迁/],
]

/** A row named like a project is one: its name with what the target column says will be done. */
function worksIn({ text, start, end, period }: RowReading, target: Cell): Draft | undefined {
  const reading = readName(text.slice(start, end))
  if (reading === undefined || !reading.ending) return undefined
  const stage = STAGES.find(([, pattern]) => pattern.test(target.text))?.[0]
  const hasFigure = reading.type === 'construction' && /\d/.test(target.text)
  if (!reading.proper && (stage === undefined || hasFigure)) return undefined
  return draft({
    kind: 'project',
    start,
    end,
    vstart: start,
    vend: end,
    subject: [[start, end]],
    action: target.text.slice(0, 20),
    period,
    phase: stage ?? 'ongoing',
    projectType: reading.type,
  })
}

function moneyIn(cell: Cell | undefined, named: RowReading, setting: TableSetting): Draft[] {
  const unit = unitFrom(setting.moneyUnit)
  const figure = cell === undefined || EMPTY.test(cell.text) ? undefined : bareFigure(named.text, cell)
  if (figure === undefined || unit === undefined) return []
  const made = figureDraft(figure, unit, named)
  const subject: Subject = [[named.start, named.end], '计划投资']
  return [{ ...made, kind: 'quantified-task', subject, measure: 'money', role: 'investment', period: setting.period }]
}

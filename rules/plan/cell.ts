import type { ProjectPhase } from '../../contract/engines/commitment.ts'
import type { Clause } from './clause.ts'
import { clausesOf } from './clause.ts'
import { shift } from './decimal.ts'
import { type Draft, draft, type Subject } from './draft.ts'
import { readHead } from './head.ts'
import { unitAt } from './lexicon/units.ts'
import { AFTER, BEFORE } from './lexicon/words.ts'
import { readingOf } from './measure.ts'
import { readName } from './name.ts'
import { numeralAt } from './numeral.ts'
import type { Quantity, Steps } from './quantity.ts'
import { newContext, readClause } from './reader.ts'
import type { Cell } from './table.ts'
import { unitsIn } from './units.ts'
import { lastYear } from './year.ts'

export interface TableRow {
  name: Cell | undefined
  unit: Cell | undefined
  /** Money planned for the year, beside what shall be reached. */
  money: Cell | undefined
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
  readonly steps: Steps
}

interface CellUnit {
  readonly name: string
  readonly power: number
}

const SIGN = /^(≥|≤|>=|<=|=>|=<|>|<|不低于|不少于|不高于|不超过|约|[+＋])?(.*)$/
const EMPTY = /^(?:—|-|\/|——|无|\.|…)*$/

/** Unit of a table's figures: from the unit column, or from the brackets behind the indicator's name. */
function unitFrom(words: string): CellUnit | undefined {
  const scale = /^[十百千万亿]+(?=[^瓦克米伏卡])/.exec(words)?.[0] ?? ''
  const found = unitAt(words, scale.length)
  if (found !== undefined && found.end === words.length) return { name: found.name, power: powerOf(scale) }
  return /^[一-龥%‰／/]{1,6}$/.test(words) && words.length <= 4 && found !== undefined
    ? { name: words.slice(scale.length), power: powerOf(scale) }
    : undefined
}

function powerOf(scale: string): number {
  const powers: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }
  return [...scale].reduce((sum, char) => sum + (powers[char] ?? 0), 0)
}

function nameOf(cell: Cell): { start: number; end: number; unit: CellUnit | undefined } {
  const found = /（([^（）]{1,12})）$/.exec(cell.text)
  const unit = found === null ? undefined : unitFrom(found[1] ?? '')
  return { start: cell.start, end: unit === undefined ? cell.end : cell.end - (found?.[0].length ?? 0), unit }
}

/** Records of one row: the figure or phrase in the target column, with the row's name as subject. */
export function readCell(text: string, row: TableRow, setting: TableSetting): Draft[] {
  const { name } = row
  if (name === undefined || setting.past) return []
  const named = nameOf(name)
  const unit =
    row.unit === undefined || EMPTY.test(row.unit.text) ? named.unit : (unitFrom(row.unit.text) ?? named.unit)
  const target = row.target !== undefined && !EMPTY.test(row.target.text) ? row.target : undefined
  const drafts = target === undefined ? [] : targetsIn(text, target, named, unit, setting)
  const works = target === undefined || unit !== undefined ? undefined : worksIn(text, named, target, setting)
  if (works !== undefined) drafts.push(works)
  drafts.push(...changeIn(text, row, named, unit, setting, drafts.length === 0))
  const money = moneyIn(text, row, named, setting)
  if (money !== undefined) drafts.push(money)
  const baseline = baselineOf(row.base, unit, setting)
  const units = row.resp === undefined ? [] : unitsIn(row.resp.text)
  for (const item of drafts) {
    item.baseline ??= item.role === 'change' || item.kind === 'project' ? null : baseline
    item.units = units
  }
  return drafts
}

function baselineOf(base: Cell | undefined, unit: CellUnit | undefined, setting: TableSetting): string | null {
  if (base === undefined || EMPTY.test(base.text)) return null
  const year = /(?:19|20)\d\d/.exec(setting.baseYear)?.[0]
  const suffix =
    unit === undefined || !/^[\d.]+$/.test(base.text)
      ? ''
      : unit.power === 8
        ? `亿${unit.name}`
        : unit.power === 4
          ? `万${unit.name}`
          : unit.name
  return `${year === undefined ? '' : `${year}年`}${base.text}${suffix}`
}

function targetsIn(
  text: string,
  cell: Cell,
  named: { start: number; end: number },
  unit: CellUnit | undefined,
  setting: TableSetting,
): Draft[] {
  const figure = bareFigure(text, cell)
  if (figure !== undefined && unit !== undefined) return [figureDraft(text, figure, named, unit, setting)]
  return wordsIn(text, cell, named, setting)
}

interface BareFigure {
  readonly start: number
  readonly end: number
  readonly value: string | readonly [string, string]
  readonly comparator: Draft['comparator']
  readonly strict: boolean
}

/** A cell that is only a number with its marks: «≥12000», «6.0左右», «3—4». */
function bareFigure(text: string, cell: Cell): BareFigure | undefined {
  const found = SIGN.exec(cell.text)
  const sign = found?.[1] ?? ''
  const start = cell.start + sign.length
  const number = numeralAt(text.slice(cell.start, cell.end), sign.length)
  if (number === undefined) return undefined
  const end = cell.start + number.end
  const rest = text.slice(end, cell.end)
  const high = /^[-—~]/.test(rest) ? numeralAt(rest, 1) : undefined
  if (high !== undefined && high.end === rest.length)
    return { start, end: cell.end, value: [number.value, high.value], comparator: 'range', strict: false }
  const suffix = AFTER[rest]
  if (rest !== '' && suffix === undefined) return undefined
  const before = BEFORE[sign]
  return {
    start,
    end,
    value: number.value,
    comparator: suffix ?? before?.comparator ?? 'eq',
    strict: before?.strict ?? false,
  }
}

function figureDraft(
  text: string,
  figure: BareFigure,
  named: { start: number; end: number },
  unit: CellUnit,
  setting: TableSetting,
): Draft {
  const percent = unit.name === '%' || unit.name === '百分点'
  const head = readHead(text, named.start, named.end, true)
  const subjectEnd = head.change !== null && percent ? head.noun.end : named.end
  const found = unitAt(unit.name, 0)
  const quantity: Quantity = {
    ...figure,
    after: figure.end,
    unit: unit.name,
    found,
    more: false,
    suffix: undefined,
    filter: false,
  }
  const name = text.slice(named.start, named.end)
  const reading = readingOf(quantity, { ...head, verb: null, tailVerb: null }, name)
  const scale = (value: string): string => shift(value, unit.power)
  const isLevel = reading.measure === 'growth' || /新增|净增/.test(name)
  return draft({
    kind: 'indicator-target',
    start: figure.start,
    end: figure.end,
    vstart: figure.start,
    vend: figure.end,
    subject: [[named.start, subjectEnd]],
    action: head.changeWord,
    comparator: figure.comparator,
    strict: figure.strict,
    value: typeof figure.value === 'string' ? scale(figure.value) : [scale(figure.value[0]), scale(figure.value[1])],
    unit: unit.name,
    measure:
      reading.measure === 'growth' || reading.measure === 'share' || reading.measure === 'increment'
        ? reading.measure
        : 'level',
    direction: head.change === 'fall' ? 'down' : null,
    period: isLevel ? setting.period : String(lastYear(setting.period)),
    annualized: reading.measure === 'growth' && setting.period.includes('-'),
  })
}

/** Words in a target cell are read like clauses whose subject is the row's name. */
function wordsIn(text: string, cell: Cell, named: { start: number; end: number }, setting: TableSetting): Draft[] {
  const context = newContext(text, setting.period)
  const subject: Subject = [[named.start, named.end]]
  const head = readHead(text, named.start, named.end, false)
  context.subject = subject
  context.project = subject
  context.work = subject
  context.verb = head.verb
  const drafts: Draft[] = []
  for (const clause of clausesOf({ text, from: cell.start, to: cell.end, period: setting.period, ahead: true })) {
    const opening: Clause = { ...clause, past: false }
    const made = readClause(opening, context, setting.steps)
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

/** The column of changes: not core beside a target, the target itself where there is none. */
function changeIn(
  text: string,
  row: TableRow,
  named: { start: number; end: number },
  unit: CellUnit | undefined,
  setting: TableSetting,
  alone: boolean,
): Draft[] {
  const cell = row.change
  if (cell === undefined || EMPTY.test(cell.text)) return []
  const found = BRACKETED.exec(cell.text)
  const inner: Cell = found === null ? cell : { start: cell.start + 1, end: cell.end - 1, text: found[1] ?? '' }
  const figure = bareFigure(text, inner)
  if (figure === undefined) return alone ? wordsIn(text, cell, named, setting) : []
  const share = unit?.name === '%'
  const known: CellUnit =
    found === null
      ? { name: '%', power: 0 }
      : share && !alone
        ? { name: '百分点', power: 0 }
        : (unit ?? { name: '%', power: 0 })
  const made = figureDraft(text, figure, named, known, setting)
  if (alone)
    return [
      {
        ...made,
        period: setting.period,
        measure: known.name === '%' && made.direction === 'down' ? 'growth' : made.measure,
      },
    ]
  const role =
    found === null
      ? ({ role: 'derived', measure: 'growth' } as const)
      : ({ role: 'change', measure: 'change' } as const)
  return [{ ...made, ...role, core: false, period: setting.period, annualized: found === null }]
}

const STAGES: readonly (readonly [ProjectPhase, RegExp])[] = [
  ['start', /开工|启动|动工/],
  ['complete', /竣工|试运行|投用|投入使用|建成|通车|交付|验收|上线|完工|投产|开放|运营/],
  ['planned', /前期|可研|立项|初设|方案|招标/],
  ['expropriation', /征收|征迁|拆迁/],
]

/** A row named like a project is one: its name with what the target column says will be done. */
function worksIn(
  text: string,
  named: { start: number; end: number },
  target: Cell,
  setting: TableSetting,
): Draft | undefined {
  const reading = readName(text.slice(named.start, named.end))
  if (reading === undefined || !reading.ending) return undefined
  const stage = STAGES.find(([, pattern]) => pattern.test(target.text))?.[0]
  if (!reading.proper && (stage === undefined || /\d/.test(target.text))) return undefined
  const phase = stage ?? 'ongoing'
  return draft({
    kind: 'project',
    start: named.start,
    end: named.end,
    vstart: named.start,
    vend: named.end,
    subject: [[named.start, named.end]],
    action: target.text.slice(0, 20),
    period: setting.period,
    phase,
    projectType: reading.type,
  })
}

function moneyIn(
  text: string,
  row: TableRow,
  named: { start: number; end: number },
  setting: TableSetting,
): Draft | undefined {
  const unit = unitFrom(setting.moneyUnit)
  const figure = row.money === undefined || EMPTY.test(row.money.text) ? undefined : bareFigure(text, row.money)
  if (figure === undefined || unit === undefined) return undefined
  const made = figureDraft(text, figure, named, unit, setting)
  const subject: Subject = [[named.start, named.end], '计划投资']
  return { ...made, kind: 'quantified-task', subject, measure: 'money', role: 'investment', period: setting.period }
}

import { shift } from './decimal.ts'
import { type Draft, draft } from './draft.ts'
import { readHead } from './head.ts'
import { unitAt } from './lexicon/units.ts'
import { AFTER, BEFORE } from './lexicon/words.ts'
import { readingOf } from './measure.ts'
import { numeralAt } from './numeral.ts'
import type { Quantity } from './quantity.ts'
import type { Cell } from './table-rows.ts'
import { lastYear } from './year.ts'

const SIGN = /^(≥|≤|>=|<=|=>|=<|>|<|不低于|不少于|不高于|不超过|约|[+＋])?(.*)$/
export const EMPTY = /^(?:—|-|\/|——|无|\.|…)*$/

/** A row of a table as its cells are read: the name's place, the unit of its figures, the plan's period. */
export interface RowReading {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly unit: CellUnit | undefined
  readonly period: string
}

export interface CellUnit {
  readonly name: string
  readonly power: number
}

/** Unit of a table's figures: from the unit column, or from the brackets behind the indicator's name. */
export function unitFrom(words: string): CellUnit | undefined {
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

export function nameOf(cell: Cell): { start: number; end: number; unit: CellUnit | undefined } {
  const found = /（([^（）]{1,12})）$/.exec(cell.text)
  const unit = found === null ? undefined : unitFrom(found[1] ?? '')
  return { start: cell.start, end: unit === undefined ? cell.end : cell.end - (found?.[0].length ?? 0), unit }
}

export interface BareFigure {
  readonly start: number
  readonly end: number
  readonly value: string | readonly [string, string]
  readonly comparator: Draft['comparator']
  readonly strict: boolean
  /** Written with a plus sign: what a stock gains. */
  readonly gain: boolean
}

/** A cell that is only a number with its marks: «≥12000», «6.0左右», «3—4». */
export function bareFigure(text: string, cell: Cell): BareFigure | undefined {
  const found = SIGN.exec(cell.text)
  const sign = found?.[1] ?? ''
  const start = cell.start + sign.length
  const number = numeralAt(text.slice(cell.start, cell.end), sign.length)
  if (number === undefined) return undefined
  const end = cell.start + number.end
  const rest = text.slice(end, cell.end)
  const high = /^[-—~]/.test(rest) ? numeralAt(rest, 1) : undefined
  if (high !== undefined && high.end === rest.length)
    return { start, end: cell.end, value: [number.value, high.value], comparator: 'range', strict: false, gain: false }
  const suffix = AFTER[rest]
  if (rest !== '' && suffix === undefined) return undefined
  const before = BEFORE[sign]
  return {
    start,
    end,
    value: number.value,
    comparator: suffix ?? before?.comparator ?? 'eq',
    strict: before?.strict ?? false,
    gain: sign === '+',
  }
}

/** The record of a bare figure under its row's name and unit. */
export function figureDraft(figure: BareFigure, unit: CellUnit, named: RowReading): Draft {
  const { text, period } = named
  const percent = unit.name === '%' || unit.name === '百分点'
  const head = readHead(text, named.start, named.end, true)
  const rate = percent ? /(?:增速|增长率|增幅)$/.exec(text.slice(named.start, named.end))?.[0] : undefined
  const stripped = head.change !== null && percent ? head.noun.end : named.end
  const subjectEnd = rate === undefined ? stripped : named.end - rate.length
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
    action: rate ?? head.changeWord,
    comparator: figure.comparator,
    strict: figure.strict,
    value: typeof figure.value === 'string' ? scale(figure.value) : [scale(figure.value[0]), scale(figure.value[1])],
    unit: unit.name,
    measure:
      reading.measure === 'growth' || reading.measure === 'share' || reading.measure === 'increment'
        ? reading.measure
        : figure.gain && !percent
          ? 'increment'
          : 'level',
    direction: head.change === 'fall' ? 'down' : null,
    period: isLevel ? period : String(lastYear(period)),
    annualized: reading.measure === 'growth' && period.includes('-'),
  })
}

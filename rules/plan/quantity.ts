import type { Comparator } from '../../contract/engines/commitment.ts'
import { isPlainCount } from './chinese-count.ts'
import { isFilter } from './filter.ts'
import { type FoundUnit, unitAt } from './lexicon/units.ts'
import { AFTER } from './lexicon/words.ts'
import { type Numeral, numeralAt } from './numeral.ts'
import { isDigit } from './text/characters.ts'

/** A figure with its unit as it stands in the text; what it means is for the clause to say. */
export interface Quantity {
  readonly start: number
  /** End of number and unit. */
  readonly end: number
  /** End of the comparator word behind them. */
  readonly after: number
  readonly value: string | readonly [string, string]
  /** Null for a bare «1000万». */
  readonly unit: string | null
  readonly found: FoundUnit | undefined
  /** A coefficient: it has no unit at all. */
  readonly pure?: boolean
  readonly more: boolean
  readonly suffix: Comparator | undefined
  /** Names who or what is meant («5亿元以上项目») instead of promising an amount. */
  readonly filter: boolean
}

/** Counts the scanner's steps, so that a test can bound them on hostile input. */
export interface Steps {
  count: number
}

const RANGE = '-—~至到'
const AFTER_WORDS = Object.keys(AFTER).sort((a, b) => b.length - a.length)
const LONGEST_LOOK = 12
const LONGEST_QUOTE = 24

/** «总量过千亿», «收入破万元»: a bare scale is an amount behind these. */
const OVER = /(?:[^通经不]过|破|超过?|达到|迈上|跨越|跃上|冲刺|逼近|站上)$/
const STARTS = new Set('零〇一二三四五六七八九两俩壹贰叁肆伍陆柒捌玖十百千')

function isStart(text: string, at: number): boolean {
  const char = text.charAt(at)
  return (
    isDigit(text.charCodeAt(at)) || STARTS.has(char) || ('万亿'.includes(char) && OVER.test(text.slice(at - 2, at)))
  )
}

/** All figures of `text` between `from` and `to`, in order. */
export function quantitiesIn(text: string, from: number, to: number, steps: Steps): Quantity[] {
  const found: Quantity[] = []
  let at = from
  while (at < to) {
    steps.count += 1
    if (!isStart(text, at)) {
      at += 1
      continue
    }
    const number = numeralAt(text, at)
    steps.count += number === undefined ? 1 : number.end - number.start
    const quantity = number === undefined ? undefined : quantityOf(text, number)
    if (quantity !== undefined && quantity.end <= to) found.push(quantity)
    at = Math.max(at + 1, quantity?.end ?? number?.end ?? skipDigits(text, at))
  }
  return found
}

function skipDigits(text: string, at: number): number {
  let end = at
  while (isDigit(text.charCodeAt(end))) end += 1
  return end
}

function quantityOf(text: string, first: Numeral): Quantity | undefined {
  if (isName(text, first) || isQuoted(text, first)) return undefined
  const firstUnit = first.percent ? percentUnit(first.end) : unitAt(text, first.end)
  const ratio = ratioAt(text, first)
  if (ratio !== undefined) return ratio
  const joint = firstUnit?.end ?? first.end
  const second =
    RANGE.includes(text.charAt(joint)) && text.charAt(joint) !== '' ? numeralAt(text, joint + 1) : undefined
  if (second !== undefined) {
    const range = rangeOf(text, first, second, firstUnit)
    if (range !== undefined) return range
  }
  if (firstUnit === undefined) return isBareAmount(text, first) ? bare(text, first) : coefficient(text, first)
  if (
    firstUnit.name === '%' &&
    /^的(?:努力|热情|干劲|信心|决心|精力|投入)/.test(text.slice(firstUnit.end, firstUnit.end + 3))
  )
    return undefined
  if (isDate(text, first, firstUnit)) return undefined
  if (firstUnit.name === '个' && POINTS_BEHIND.test(text.slice(firstUnit.end, firstUnit.end + 12)))
    return finish(text, {
      start: first.start,
      end: firstUnit.end,
      value: first.value,
      more: false,
      found: { ...firstUnit, name: '百分点', entry: { measure: 'share', counts: false } },
    })
  if (!first.chinese && LISTED.test(text.slice(firstUnit.end, firstUnit.end + 3))) return undefined
  if (first.chinese && !first.percent && !isPlainCount(text, first, firstUnit)) return undefined
  return finish(text, {
    start: first.start,
    end: firstUnit.end,
    value: first.value,
    more: first.more,
    found: firstUnit,
  })
}

function percentUnit(end: number): FoundUnit {
  return { name: '%', end, entry: { measure: 'share', counts: false } }
}

function rangeOf(text: string, low: Numeral, high: Numeral, lowUnit: FoundUnit | undefined): Quantity | undefined {
  const unit = high.percent ? percentUnit(high.end) : unitAt(text, high.end)
  if (unit === undefined || isDate(text, high, unit)) return undefined
  if (lowUnit !== undefined && lowUnit.name !== unit.name) return undefined
  if (low.chinese !== high.chinese && !low.percent) return undefined
  if (/[由从]/.test(text.slice(Math.max(0, low.start - 2), low.start))) return undefined
  const scaled = lowUnit === undefined && high.scaled && !low.scaled ? scaleLike(text, low, high) : low.value
  return finish(text, { start: low.start, end: unit.end, value: [scaled, high.value], more: false, found: unit })
}

/** «2—3万人»: the scale behind the second number holds for both. */
function scaleLike(text: string, low: Numeral, high: Numeral): string {
  const words = /[千百万亿兆]+$/.exec(text.slice(high.start, high.end))?.[0] ?? ''
  return numeralAt(`${text.slice(low.start, low.end)}${words}`, 0)?.value ?? low.value
}

function ratioAt(text: string, first: Numeral): Quantity | undefined {
  const rest = text.slice(first.end, first.end + 3)
  const found = /^[：:比]1(?!\d|\.)/.exec(rest)
  if (found === null || first.chinese || !first.value.includes('.')) return undefined
  const unit: FoundUnit = { name: '∶1', end: first.end + 2, entry: { measure: 'level', counts: false } }
  return finish(text, { start: first.start, end: first.end + 2, value: first.value, more: false, found: unit })
}

function isBareAmount(text: string, { start, scaled, chinese }: Numeral): boolean {
  return scaled && (!chinese || OVER.test(text.slice(Math.max(0, start - 2), start)))
}

/** «1000万以上», «1.5万群众»: the unit comes from the subject. */
function bare(text: string, first: Numeral): Quantity | undefined {
  if (/^[-—~]?\d/.test(text.slice(first.end, first.end + 2))) return undefined
  if (/^[一-龥]{2,8}的/.test(text.slice(first.end, first.end + 10))) return undefined
  return finish(text, { start: first.start, end: first.end, value: first.value, more: first.more, found: undefined })
}

/** «抓好9个方面工作»: the number counts what the text goes on to say. */
const LISTED = /^(?:政策|措施|举措|难点|问题|方面|维度|层面|环节|着力|坚持|更加|意识|阶段|毫不|不动)/

/** «分别提高2个、4个百分点» */
const POINTS_BEHIND = /^[、和]\d[\d.]{0,5}个百分点/

const COEFFICIENT =
  /(?:率|系数|指数|之比|收入比|比值|密度|得分|评分|倍数)(?:缩小到|缩小至|压减到|达到|达|为|是|保持在|稳定在|控制在|提高到|提升到|降至|降到|不低于|不高于|不超过|不少于|超过|高于|低于|大于|小于|约|≥|≤|>=|<=|>|<|在){1,2}$/

/** «容积率不低于2.0»: a pure number that a ratio or an index shall reach. */
function coefficient(text: string, first: Numeral): Quantity | undefined {
  if (first.chinese || !COEFFICIENT.test(text.slice(Math.max(0, first.start - 24), first.start))) return undefined
  if (!/^(?:[，。；、）]|以上|以下|以内|左右|$)/.test(text.slice(first.end, first.end + 2))) return undefined
  const drafted = finish(text, {
    start: first.start,
    end: first.end,
    value: first.value,
    more: false,
    found: undefined,
  })
  return { ...drafted, pure: true }
}

/** A number that is part of a name, an ordinal, a code or a formula. */
function isName(text: string, number: Numeral): boolean {
  const before = text.charAt(number.start - 1)
  const next = text.charAt(number.end)
  if (before === '第' || before === '+' || next === '+' || before === '×' || next === '×') return true
  if (before === '-' && /[A-Za-z]/.test(text.charAt(number.start - 2))) return true
  if (!number.chinese && /[A-Za-z]/.test(before)) return true
  if (/[“"《]/.test(before) && !/[%]/.test(next)) return closesSoon(text, number.end)
  return (
    /^[GgABCDXK]\b/.test(text.slice(number.end, number.end + 2)) &&
    !/^(?:GW|kW|km|KW)/.test(text.slice(number.end, number.end + 2))
  )
}

function closesSoon(text: string, at: number): boolean {
  return /[”"》]/.test(text.slice(at, at + LONGEST_LOOK))
}

const MONTH_DAY = new Set(['月', '日', '时', '点', '号'])

function isDate(text: string, number: Numeral, unit: FoundUnit): boolean {
  const next = text.charAt(unit.end)
  if (MONTH_DAY.has(unit.name)) return true
  if (unit.name === '年')
    return (
      /^\d{4}$/.test(number.value) ||
      '行计规攻提专滚倍年级期'.includes(next) ||
      /^(?:行动|计划|攻坚)/.test(text.slice(unit.end, unit.end + 2))
    )
  if (unit.name === '周岁' || unit.name === '岁')
    return !/[龄命]/.test(text.slice(Math.max(0, number.start - 20), number.start))
  return false
}

/** A figure inside a quoted name: “民营经济32条”. */
function isQuoted(text: string, number: Numeral): boolean {
  const before = text.slice(Math.max(0, number.start - LONGEST_QUOTE), number.start)
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'))
  if (open < 0 || /[”》，。；]/.test(before.slice(open))) return false
  return /^[^“《，。；]{0,12}[”》]/.test(text.slice(number.end, number.end + 14))
}

interface Found {
  readonly start: number
  readonly end: number
  readonly value: string | readonly [string, string]
  readonly more: boolean
  readonly found: FoundUnit | undefined
}

function finish(text: string, draft: Found): Quantity {
  const close = /^[”"]/.test(text.charAt(draft.end)) ? 1 : 0
  const word = AFTER_WORDS.find(
    (after) => text.startsWith(after, draft.end + close) && isSuffix(text, draft, after, close),
  )
  const after = word === undefined ? draft.end : draft.end + close + word.length
  return {
    ...draft,
    unit: draft.found?.name ?? null,
    after,
    suffix: word === undefined ? undefined : AFTER[word],
    filter: isFilter(text, draft, word, after),
  }
}

function isSuffix(text: string, draft: Found, word: string, close: number): boolean {
  const next = text.charAt(draft.end + close + word.length)
  if (word === '内') return /^[，。；、）]?$/.test(next) && draft.found?.entry.measure !== 'persons'
  if (word === '起') return false
  return true
}

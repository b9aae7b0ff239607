import type { Comparator } from '../../contract/engines/commitment.ts'
import { type FoundUnit, unitAt } from './lexicon/units.ts'
import { isVerb, verbEndingAt } from './lexicon/verbs.ts'
import { ABSTRACT, AFTER, FILTERED } from './lexicon/words.ts'
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

const STARTS = new Set('零〇一二三四五六七八九两俩壹贰叁肆伍陆柒捌玖十百千')

function isStart(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at)) || STARTS.has(text.charAt(at))
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
  if (firstUnit === undefined) return first.scaled && !first.chinese ? bare(text, first) : coefficient(text, first)
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

/** Chinese numerals count only where a verb or subject stands before and a thing behind: not 一批, 四个意识, 三大攻坚战. */
function isPlainCount(text: string, number: Numeral, unit: FoundUnit): boolean {
  const words = text.slice(number.start, number.end)
  const behind = text.slice(unit.end, unit.end + 6)
  if (ABSTRACT.some((word) => behind.startsWith(word))) return false
  if (!/[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十]/.test(words)) return isScaleAmount(unit, behind)
  if (words.length >= 2 && /[十百千万亿点]/.test(words)) return true
  if (words === '百' || words === '千') return false
  if (!(words === '一' ? AFTER_ONE : AFTER_DIGIT).includes(unit.name)) return false
  if (isVerb(behind.slice(0, 2))) return false
  return isTight(text, number, behind)
}

/** 百万吨, 千万人: a bare scale counts as one of it where nothing is named by it (百亿元项目, 百万吨乙烯). */
function isScaleAmount(unit: FoundUnit, behind: string): boolean {
  const { measure } = unit.entry
  return (
    (measure === 'capacity' || measure === 'persons' || measure === 'area') &&
    /^(?:$|[，。；、]|以[上下内]|左右)/.test(behind)
  )
}

/** A verb or a list sign stands right before («新建一座»), or a thing before and a sign behind («危桥五座，»). */
function isTight(text: string, number: Numeral, behind: string): boolean {
  const before = text.slice(Math.max(0, number.start - 2), number.start)
  if (/(?:达到|突破|超过|不少于|不低于|增加到|扩大到)$/.test(text.slice(Math.max(0, number.start - 3), number.start)))
    return true
  if (verbEndingAt(text, number.start) !== undefined || /[、等](?:另|再)?$/.test(before)) return true
  return (
    (behind === '' || /^[，。；、）]|^以[上内]|^左右/.test(behind)) &&
    /[一-龥”]$/.test(before) &&
    !/[这那每各同第哪几某为是有在于到按做说看讲写]$/.test(before)
  )
}

/** Measure words that count things even behind a single Chinese digit: 一座, 两条; not 一批, 一件事, 二期. */
const AFTER_ONE = '座 所 处 家 栋 幢 艘 部 台 套 间 张 辆 户 口 眼 盏 棵 株 公里 公顷 亩'.split(' ')
const AFTER_DIGIT = [...AFTER_ONE, ...'个 条 项 场 名 支 万人 届 片 块 件'.split(' ')]

/** A figure inside a quoted name: “民营经济32条”. */
function isQuoted(text: string, number: Numeral): boolean {
  const before = text.slice(Math.max(0, number.start - LONGEST_QUOTE), number.start)
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'))
  if (open < 0 || /[”》，。；]/.test(before.slice(open))) return false
  return /^[^“《，。；]{0,12}[”》]/.test(text.slice(number.end, number.end + 14))
}

interface Draft {
  readonly start: number
  readonly end: number
  readonly value: string | readonly [string, string]
  readonly more: boolean
  readonly found: FoundUnit | undefined
}

function finish(text: string, draft: Draft): Quantity {
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

function isSuffix(text: string, draft: Draft, word: string, close: number): boolean {
  const next = text.charAt(draft.end + close + word.length)
  if (word === '内') return /^[，。；、）]?$/.test(next) && draft.found?.entry.measure !== 'persons'
  if (word === '起') return false
  return true
}

/** «5亿元以上项目», «30万千瓦以下机组», «60岁以上老人». */
function isFilter(text: string, draft: Draft, word: string | undefined, after: number): boolean {
  const behind = text.slice(after, after + 6)
  if (behind === '' || /^[，。；、！）]/.test(behind)) return false
  const counts = draft.found?.entry.counts ?? false
  const measure = draft.found?.entry.measure
  if (measure === 'share') return word !== undefined && behind.startsWith('的')
  if (/^内(?:的)?[一-龥]/.test(behind) && (measure === 'length' || measure === 'level')) return true
  if (word !== undefined && !counts)
    return /^[的一-龥A-Za-z“]/.test(behind) && !/^[和及、与或，]/.test(behind) && !isVerb(behind.slice(0, 2))
  if (word === undefined && measure === 'level' && /^[一-龥]{2}/.test(behind))
    return (
      !isVerb(behind.slice(0, 2)) &&
      !/^(?:[和及与或的到至为]|提高|提升|增加|降低|下降|减少|缩短|压缩|延长)/.test(behind)
    )
  const unit = draft.found?.name ?? ''
  if (/元$/.test(unit) && word === undefined) return /^(?:级|[^，。；]{0,2}(?:项目|企业|产业))/.test(behind)
  if (unit === '人' || unit === '张')
    return word !== undefined && FILTERED.some((noun) => behind.startsWith(noun)) && /^(?:企业|单位|的)/.test(behind)
  return /^(?:千伏|级|制|期$)/.test(behind)
}

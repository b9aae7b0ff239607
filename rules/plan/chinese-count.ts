import type { FoundUnit } from './lexicon/units.ts'
import { isVerb, verbEndingAt } from './lexicon/verbs.ts'
import { ABSTRACT } from './lexicon/words.ts'
import type { Numeral } from './numeral.ts'

/** «一馆两场», «三横四纵»: one of several counts that make up a name. */
const PAIRED_NAME = /[一二两三四五六七八九十][一-龥]$/
const LONGEST_LIST = 80
/** Units of things that a list names; not 期 or 路, which end names themselves. */
const LISTED_UNITS = new Set('个 座 所 处 家 条 项 宗 栋 幢 块 片 部 大'.split(' '))

/** «甲路、乙路、丙路三条断头路»: the number says how many names stand before it. */
function countsList(text: string, number: Numeral): boolean {
  const before = text.slice(Math.max(0, number.start - LONGEST_LIST), number.start)
  const list = before.slice(before.search(/[^，。；：\n]*$/)).replace(/（[^）]*）/g, '')
  const names = list.split(/[、和与及]/)
  return names.length > 1 && String(names.length) === number.value && names.every((name) => name.length > 1)
}

/** Chinese numerals count only where a verb or subject stands before and a thing behind: not 一批, 四个意识, 三大攻坚战. */
export function isPlainCount(text: string, number: Numeral, unit: FoundUnit): boolean {
  const words = text.slice(number.start, number.end)
  const behind = text.slice(unit.end, unit.end + 6)
  const named = LISTED_UNITS.has(unit.name) && countsList(text, number)
  if (ABSTRACT.some((word) => behind.startsWith(word)) && !(named && /^重[大点](?:项目|工程)/.test(behind)))
    return false
  if (PAIRED_NAME.test(text.slice(Math.max(0, number.start - 2), number.start))) return false
  if (named) return true
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
    (measure === 'capacity' || measure === 'persons' || measure === 'area' || measure === 'money') &&
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

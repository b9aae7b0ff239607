import { foldText, termsOf } from '../registry/index.ts'

/** A name as names are compared. */
export interface PlainName {
  /** Without what says nothing: brackets, blanks, the city in front, forms of a legal form; numbers as digits. */
  readonly plain: string
  /** Numbers, single letters and directions: where they differ, names alike otherwise name two things. */
  readonly marks: string
  /** Pairs of neighbouring characters, as the search has them. */
  readonly pairs: readonly string[]
}

const CITY = /^(?:\p{Script=Han}{2,3}省)?(?:\p{Script=Han}{2}市)?(?:\p{Script=Han}{2}区)?(?=.{3})/u
const LEGAL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/有限责任公司/g, '有限公司'],
  [/\(集团\)/g, '集团'],
]
const DIGITS = '零一二三四五六七八九'
const CHINESE_NUMBER = /[零〇一二三四五六七八九十]+/g
const MARKS = /\d+|[a-z]+|[东西南北上下左右]/g

export function plainName(name: string): PlainName {
  const folded = LEGAL_FORMS.reduce((text, [form, short]) => text.replace(form, short), foldText(name))
  const whole = folded.replace(CITY, '').replace(/[^\p{Letter}\p{Number}]/gu, '')
  const plain = whole.replace(CHINESE_NUMBER, digitsOf)
  // Long words are names, not marks.
  const marks = [...plain.matchAll(MARKS)].map(([mark]) => mark).filter((mark) => !/^[a-z]{3,}$/.test(mark))
  return { plain, marks: marks.sort().join(' '), pairs: termsOf({ names: [], texts: [plain] }) }
}

/** 三 → 3, 十二 → 12, 二十 → 20, 二〇二三 → 2023. */
function digitsOf(number: string): string {
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(number)
  if (tens) return `${tens[1] ? DIGITS.indexOf(tens[1]) : 1}${tens[2] ? DIGITS.indexOf(tens[2]) : 0}`
  return number.includes('十') ? number : Array.from(number, (one) => (one === '〇' ? 0 : DIGITS.indexOf(one))).join('')
}

/** Share of the pairs of two names that both have (Dice), from 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0
  const known = new Set(a)
  return (2 * b.filter((pair) => known.has(pair)).length) / (a.length + b.length)
}

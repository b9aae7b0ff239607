import { shift } from './decimal.ts'
import { isDigit, isLatin } from './text/characters.ts'

/** A number as written, with 千, 万, 百万, 亿, 万亿 multiplied out. */
export interface Numeral {
  readonly start: number
  readonly end: number
  /** Exact decimal. */
  readonly value: string
  /** 余, 多 or 几 inside the number: at least that much. */
  readonly more: boolean
  /** Written in Chinese numerals. */
  readonly chinese: boolean
  /** Some of 千, 万, 亿 stands after the digits. */
  readonly scaled: boolean
  readonly percent: boolean
}

/** Longest number the scanner reads; what is longer is no figure of a plan. */
const LONGEST = 24
const SCALES: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, 兆: 12 }
const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  俩: 2,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}

function isCode(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isDigit(before) || isLatin(before)) return true
  return text.charAt(at - 1) === '.' && isDigit(text.charCodeAt(at - 2))
}

/** Reads the number that begins at `at`, if one does. */
export function numeralAt(text: string, at: number): Numeral | undefined {
  if (isDigit(text.charCodeAt(at))) return isCode(text, at) ? undefined : arabic(text, at)
  if (text.startsWith('百分之', at) || text.startsWith('千分之', at)) return percentWords(text, at)
  return chinese(text, at)
}

function arabic(text: string, at: number): Numeral | undefined {
  let end = at
  let digits = ''
  while (end < text.length && end - at <= LONGEST) {
    const char = text.charAt(end)
    if (isDigit(text.charCodeAt(end))) digits += char
    else if (char === '.' && !digits.includes('.') && isDigit(text.charCodeAt(end + 1))) digits += '.'
    else if (!isThousands(text, at, end, digits)) break
    end += 1
  }
  if (end - at > LONGEST) return undefined
  return scaledNumeral(text, { start: at, end, digits })
}

/** A comma between digit groups of three: 1,050. */
function isThousands(text: string, at: number, end: number, digits: string): boolean {
  const char = text.charAt(end)
  if (char !== '，' && char !== "'" && char !== ',') return false
  if (digits.includes('.') || end - at > 15) return false
  const head = digits.length
  if (head > 3 && !/^[，',]\d{3}/.test(text.slice(end - 4, end))) return false
  return /^\d{3}(?!\d)/.test(text.slice(end + 1, end + 5)) && head > 0 && !digits.startsWith('0')
}

function scaledNumeral(text: string, found: { start: number; end: number; digits: string }): Numeral {
  let { end } = found
  let power = 0
  let more = false
  for (let steps = 0; steps < 4; steps += 1) {
    const char = text.charAt(end)
    if ((char === '余' || char === '多') && !more && isAmount(text, end)) {
      more = true
      end += 1
    } else if (char in SCALES && char !== '十' && !isUnitPrefix(text, end)) {
      power += SCALES[char] ?? 0
      end += 1
    } else break
  }
  const value = shift(found.digits, power)
  const rest = more || found.digits.includes('.') ? undefined : smallerPart(text, end, power)
  return {
    start: found.start,
    end: rest?.end ?? end,
    value: rest === undefined ? value : (BigInt(value) + BigInt(rest.value)).toString(),
    more: more || rest?.more === true,
    chinese: false,
    scaled: power > 0,
    percent: false,
  }
}

/** «1万2000», «3亿5000万», «2万3千»: what goes on behind 万 or 亿 adds to it when it is smaller. */
function smallerPart(text: string, at: number, power: number): Numeral | undefined {
  if (power < 4 || !isDigit(text.charCodeAt(at))) return undefined
  const part = arabic(text, at)
  if (part === undefined || part.value.includes('.') || part.value.length > power) return undefined
  const isSmall = part.scaled || part.end - at >= 3
  return isSmall && text.charAt(part.end) !== '年' ? part : undefined
}

/** 千 of 千瓦, 千克, 千米 belongs to the unit. */
function isUnitPrefix(text: string, at: number): boolean {
  return text.charAt(at) === '千' && '瓦克米伏卡'.includes(text.charAt(at + 1)) && text.charAt(at + 1) !== ''
}

/** 余 and 多 belong to the number unless they open a word (多元, 余热). */
function isAmount(text: string, at: number): boolean {
  return (
    !/^(?:多[元样层渠功次方面重媒式]|余[热量])/.test(text.slice(at, at + 2)) ||
    /^多元(?:[，。；、左以]|$)/.test(text.slice(at, at + 3))
  )
}

function percentWords(text: string, at: number): Numeral | undefined {
  const inner = chineseRun(text, at + 3) ?? (isDigit(text.charCodeAt(at + 3)) ? arabic(text, at + 3) : undefined)
  if (inner === undefined) return undefined
  const value = text.startsWith('千', at) ? perThousand(inner.value) : inner.value
  return { ...inner, start: at, value, chinese: true, percent: true }
}

function perThousand(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.')
  const padded = whole.padStart(2, '0')
  return shift(`${padded.slice(0, -1)}.${padded.slice(-1)}${fraction}`, 0)
}

function chinese(text: string, at: number): Numeral | undefined {
  const before = text.charAt(at - 1)
  if (before in DIGITS || before in SCALES || before === '第' || before === '点') return undefined
  return chineseRun(text, at)
}

/** 一千二百, 二点三万, 十二, 百万, 二〇二五 (digit by digit). */
function chineseRun(text: string, at: number): Numeral | undefined {
  let end = at
  while (end < text.length && end - at <= LONGEST) {
    const char = text.charAt(end)
    const isPoint = char === '点' && end > at && text.charAt(end + 1) in DIGITS
    if (!(char in DIGITS) && !(char in SCALES) && !isPoint) break
    end += 1
  }
  if (end === at || end - at > LONGEST) return undefined
  const words = text.slice(at, end)
  const value = chineseValue(words)
  if (value === undefined) return undefined
  const more = /^[余多](?![元样层渠功方面重媒式热量])/.test(text.slice(end, end + 2))
  const isMore = more && end - at > 1
  return {
    start: at,
    end: isMore ? end + 1 : end,
    value,
    more: isMore,
    chinese: true,
    scaled: /[千万亿]/.test(words),
    percent: false,
  }
}

export function chineseValue(words: string): string | undefined {
  const point = words.indexOf('点')
  if (point > 0) return pointValue(words, point)
  if (/^[零〇一二三四五六七八九]{2,}$/.test(words)) return digitByDigit(words)
  return wholeValue(words)
}

function digitByDigit(words: string): string {
  return shift([...words].map((char) => String(DIGITS[char] ?? 0)).join(''), 0)
}

function pointValue(words: string, point: number): string | undefined {
  const whole = wholeValue(words.slice(0, point))
  const rest = words.slice(point + 1)
  const scaleAt = [...rest].findIndex((char) => char in SCALES)
  const digits = scaleAt < 0 ? rest : rest.slice(0, scaleAt)
  if (whole === undefined || digits === '') return undefined
  const power = scaleAt < 0 ? 0 : [...rest.slice(scaleAt)].reduce((sum, char) => sum + (SCALES[char] ?? 0), 0)
  return shift(`${whole}.${[...digits].map((char) => String(DIGITS[char] ?? 0)).join('')}`, power)
}

/** Sections of 亿 and 万, each below ten thousand; a bare scale (百万) counts as one of it. */
function wholeValue(words: string): string | undefined {
  let total = 0n
  let section = 0n
  let digit: bigint | undefined
  for (const char of words) {
    const scale = SCALES[char]
    if (scale === undefined) {
      digit = BigInt(DIGITS[char] ?? 0)
      continue
    }
    const unit = 10n ** BigInt(scale)
    if (scale >= 4) {
      const amount = section + (digit ?? 0n)
      total =
        scale === 8
          ? (total + (amount === 0n && total === 0n ? 1n : amount)) * unit
          : total + (amount === 0n ? 1n : amount) * unit
      section = 0n
    } else section += (digit ?? 1n) * unit
    digit = undefined
  }
  return (total + section + (digit ?? 0n)).toString()
}

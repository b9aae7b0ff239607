import { isDigit, isHan, isLatin } from './characters.ts'

/** Marks characters of the plain text that carry nothing: pinyin, entities, tags, footnote marks, doubled signs. */
export interface NoiseMask {
  readonly text: string
  readonly drop: Uint8Array
}

const TONED = 'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹ'
const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)$/
/** Syllables that are units or abbreviations when no tone marks them. */
const NOT_PINYIN = new Set(['mu', 'ha', 'ai', 'pa', 'ta', 'an', 'wu'])
const LONGEST_SYLLABLE = 6

function isToned(char: string): boolean {
  return TONED.includes(char)
}

function isPinyinLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0x61 && code <= 0x7a) || isToned(text.charAt(at))
}

function erase(mask: NoiseMask, from: number, to: number): void {
  mask.drop.fill(1, from, to)
}

/** The run of pinyin letters from `at`, at most four syllables long. */
function pinyinRun(text: string, at: number): { end: number; toned: boolean } {
  let end = at
  let toned = false
  while (end < text.length && end - at < LONGEST_SYLLABLE * 4 && isPinyinLetter(text, end)) {
    if (isToned(text.charAt(end))) toned = true
    end += 1
  }
  return { end, toned }
}

function isPlainSyllable(word: string): boolean {
  return word.length >= 2 && word.length <= LONGEST_SYLLABLE && SYLLABLE.test(word)
}

/** «发(fā)展», «发fā展», «3万(wan)人»: readings that a conversion left in the text. */
export function markPinyin(mask: NoiseMask): void {
  const { text } = mask
  for (let at = 0; at < text.length; at += 1) {
    if (!isPinyinLetter(text, at)) continue
    const { end, toned } = pinyinRun(text, at)
    const word = text.slice(at, end)
    const open = text.charAt(at - 1) === '（' && text.charAt(end) === '）'
    if (open && at >= 2 && (toned || isPlainSyllable(word))) erase(mask, at - 1, end + 1)
    else if (toned) erase(mask, at, end)
    else if (isGlued(text, at, end) && isPlainSyllable(word) && !NOT_PINYIN.has(word)) erase(mask, at, end)
    at = end
  }
}

function isGlued(text: string, at: number, end: number): boolean {
  const next = text.charCodeAt(end)
  return isHan(text.charCodeAt(at - 1)) && (isHan(next) || isDigit(next) || '，。、；'.includes(text.charAt(end)))
}

const ENTITY = /&(?:[a-z]{2,8}|#\d{1,6})[;；]/gi
const TAG = /<\/?[a-z][^<>\n]{0,200}>/gi

export function markMarkup(mask: NoiseMask): void {
  for (const pattern of [ENTITY, TAG]) {
    for (const found of mask.text.matchAll(pattern)) erase(mask, found.index, found.index + found[0].length)
  }
}

const FOOTNOTE = /\[\d{1,3}\]/g

/** «公厕18座[1]», «公厕[1]18座»: a mark after a word or number, never one that opens a line. */
export function markFootnotes(mask: NoiseMask): void {
  for (const found of mask.text.matchAll(FOOTNOTE)) {
    const before = mask.text.charCodeAt(found.index - 1)
    if (isHan(before) || isLatin(before) || '%”）'.includes(mask.text.charAt(found.index - 1)))
      erase(mask, found.index, found.index + found[0].length)
  }
}

const DOUBLED = new Set(['，', '、', '。', '；', '：', '%'])

/** «，，» and «、 、»: a sign repeated by a conversion counts once. */
export function markDoubled(mask: NoiseMask): void {
  let last = ''
  for (let at = 0; at < mask.text.length; at += 1) {
    if (mask.drop[at] === 1) continue
    const char = mask.text.charAt(at)
    if (char === ' ') continue
    if (char === last && DOUBLED.has(char)) mask.drop[at] = 1
    last = char
  }
}

/** A question mark amid words stands for a lost character; after a figure it may have been a comma and stays. */
export function markLost(mask: NoiseMask): void {
  const { text, drop } = mask
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) !== '?' || drop[at] === 1) continue
    const before = text.charAt(at - 1)
    const isAfterFigure = before === '%' || isDigit(text.charCodeAt(at - 1))
    if (!isAfterFigure) drop[at] = 1
  }
}

const THOUSANDS = /(?<![\d.，])\d{1,3}(?:，\d{3}){1,5}(?!\d)/g

/** 1,050 → 1050: the commas are no clause boundaries. */
export function markThousands(mask: NoiseMask): void {
  for (const found of mask.text.matchAll(THOUSANDS)) {
    if (found[0].startsWith('0')) continue
    for (let at = found.index; at < found.index + found[0].length; at += 1)
      if (mask.text.charAt(at) === '，') mask.drop[at] = 1
  }
}

/** A point that ends a sentence in texts with Latin punctuation becomes 。; one in a number or a name stays. */
export function isFullStop(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const next = text.charAt(at + 1)
  if (next !== ' ' && next !== '\n' && next !== '' && !isHan(text.charCodeAt(at + 1))) return false
  if (isHan(before) || '%）”)'.includes(text.charAt(at - 1))) return true
  if (isLatin(before)) return next !== '' && !isLatin(text.charCodeAt(at + 1))
  if (!isDigit(before) || next === '' || isDigit(text.charCodeAt(at + 2))) return false
  if (next === ' ' && isDigit(text.charCodeAt(at + 2))) return false
  return at >= 5 && !text.slice(at - 5, at).includes('\n')
}

import { PAST_OPENING } from './lexicon/headings.ts'
import { BASE_WORDS, PAST_WORDS, TURN_WORDS } from './lexicon/words.ts'
import { isHan } from './text/characters.ts'
import { firstYear, fiveYearSpan, lastYear, yearsIn } from './year.ts'

/** A stretch between clause punctuation, in offsets of the plain text. */
export interface Clause {
  readonly start: number
  readonly end: number
  /** The sign before it: nothing at the start of a sentence. */
  readonly sign: string
  /** Tells what was done, not what will be done. */
  readonly past: boolean
  /** Counts sentences within the line, so that context can be dropped between them. */
  readonly sentence: number
}

/** Longest clause the rules look at in one go; longer ones are cut. */
const LONGEST_CLAUSE = 240
const SENTENCE_END = '。！？!'
const CLAUSE_END = '，；：:'
const BRACKET_CLAUSE = /^（(?:其中|含|比|较|不含|同比|由|约|占)/
const UNITS_BRACKET = /^[（[](?:牵头|责任|配合|主办|承办|主管|协办)/

interface Cut {
  start: number
  end: number
  sign: string
  sentence: number
}

function cuts(text: string, from: number, to: number): Cut[] {
  const found: Cut[] = []
  let start = from
  let sign = ''
  let sentence = 0
  const close = (end: number): void => {
    if (end > start) found.push({ start, end, sign, sentence })
  }
  for (let at = from; at < to; at += 1) {
    const char = text.charAt(at)
    if (SENTENCE_END.includes(char)) {
      close(at)
      sentence += 1
      sign = ''
      start = at + 1
    } else if (CLAUSE_END.includes(char) && !isRatio(text, at)) {
      close(at)
      sign = char
      start = at + 1
    } else if (
      char === '?' ||
      (char === ' ' && at > start && isHan(text.charCodeAt(at + 1))) ||
      ((char === '（' || char === '[') && (opensClause(text, at) || UNITS_BRACKET.test(text.slice(at, at + 4))))
    ) {
      close(at)
      sign = '，'
      start = at + 1
    } else if (at - start >= LONGEST_CLAUSE) {
      close(at)
      sign = '，'
      start = at
    }
  }
  close(to)
  return found
}

/** «（其中新建6处）» is a clause of its own, «（不含铁路）» belongs to the name. */
function opensClause(text: string, at: number): boolean {
  if (!BRACKET_CLAUSE.test(text.slice(at, at + 4))) return false
  const inner = text.slice(at, at + 40)
  const end = inner.indexOf('）')
  return /\d|[二三四五六七八九十百]/.test(end < 0 ? inner : inner.slice(0, end))
}

function isRatio(text: string, at: number): boolean {
  return text.charAt(at) === '：' && /\d：1(?!\d)/.test(text.slice(at - 1, at + 3))
}

const ASPECT =
  /(?:^|[^不])已(?:经|有)?[一-龥]|(?:完成|实现|建成|开工|新增)了|现有[^。]{0,12}(?:达到|超过)|^截至|成功(?:创建|入选|获批)|(?:位居|居)全[国省市]第[一二三四五六七八九十\d]|连续[\d一二三四五六七八九十两]{1,3}年(?!.{0,6}(?:保持|稳定))/
const EXPECTED_PAST = /预计全年|全年预计|预计实现|预计完成|预计可/
const BASE_YEAR = /[比较由从以在与同自](?:于)?$/

/** Splits a line into clauses and says of each whether it looks back. */
export interface ClauseSource {
  readonly text: string
  readonly from: number
  readonly to: number
  /** The plan's year or span. */
  readonly period: string
  /** The section's heading looks ahead, so that 同比 and the like don't make its sentences reports. */
  readonly ahead: boolean
  /** A news item tells what is and was; only sentences that promise in words look ahead. */
  readonly news: boolean
}

export function clausesOf({ text, from, to, period, ahead, news }: ClauseSource): Clause[] {
  const head = text.slice(from, Math.min(to, from + 40))
  const opensPast = PAST_OPENING.test(head) || opensWithOldYear(head, period)
  let paragraph = opensPast
  let state = opensPast
  let sentence = 0
  const found = cuts(text, from, to)
  const reported = ahead ? new Set<number>() : reportedSentences(text, found, news)
  return found.map((cut) => {
    const words = text.slice(cut.start, cut.end)
    if (cut.sentence !== sentence) {
      sentence = cut.sentence
      state = paragraph
    }
    const turn = turnOf(words, period, state)
    if (turn !== undefined) {
      state = turn
      if (!turn) paragraph = false
    }
    if (reported.has(cut.sentence) && !news) paragraph = true
    return {
      ...cut,
      past: state || reported.has(cut.sentence) || (ASPECT.test(words) && !/力争|确保|今年/.test(words)),
    }
  })
}

function opensWithOldYear(head: string, period: string): boolean {
  const years = yearsIn(head.slice(0, 12))
  return years.length > 0 && Math.max(...years) < firstYear(period) && !/[至到]/.test(head.slice(0, 2))
}

/** True: the clause turns to what was; false: it turns to what will be; undefined: it goes on. */
function turnOf(words: string, period: string, state: boolean): boolean | undefined {
  const first = firstYear(period)
  const years = yearsIn(words)
  if (years.some((year) => year >= first)) return false
  const span = /时期|期间|以来/.test(words) ? fiveYearSpan(words) : undefined
  if (span !== undefined && lastYear(span) < first) return true
  if (years.length > 0 && !isBaseYear(words)) return true
  if (EXPECTED_PAST.test(words) && state) return true
  const base = BASE_WORDS.some((word) => words.includes(word)) || /上年|去年/.test(words) === false ? '' : words
  if (base !== '' && /(?:^|[，])(?:去年|上年)/.test(base)) return true
  if (PAST_WORDS.some((word) => words.includes(word)) && !BASE_WORDS.some((word) => words.includes(word))) return true
  return TURN_WORDS.some((word) => words.startsWith(word) || (word.length > 1 && words.includes(word)))
    ? false
    : undefined
}

function isBaseYear(words: string): boolean {
  const found = /(?:19|20)\d\d年/.exec(words)
  if (found === null) return true
  return (
    BASE_YEAR.test(words.slice(0, found.index)) ||
    /^(?:19|20)\d\d年(?:的|基础|水平)/.test(words.slice(found.index)) ||
    /以来/.test(words)
  )
}

const REPORTS =
  /同比|环比|居全[国省市区县]第|居全[国省市区县]前|已于|序时进度|累计完工|本报讯|截[至止]\d|今年以来|(?:\d{1,2}月)?\d{1,2}日(?!前|之前|起|以前|内)[^，。]{0,16}(?:正式|顺利|投|建|开|竣|封|通|召开|举行|出席)/
const PROMISES = /力争|确保|预期目标|将于|将[达有]|今年将|目标[是为：]|今年要|争取|控制在[^，。]{1,10}以内/
const ANNOUNCES =
  /力争|确保|争取|计划(?!单列|生育)|目标|将(?:[于在达有再把对新建开投全继完实]|为)|明年|下一步|今后|(?:今年|年内|全年)[^，。；]{0,6}(?:[要拟]|安排|预计)|(?<![主需重])要(?:[在把以盯抓加持推完全确]|求.{0,8}(?:前|达到))|[到至]20\d\d年|(?:年|月)底前/
const ELAPSED =
  /^(?:今年|20\d\d年)?(?:前?[一二三四1-4]个?季度|上半年|前三季度|前\d{1,2}个月|1[-—至]\d{1,2}月(?:份)?)(?:，|$)/

/** Sentences of a news item or a report that tell what a past month or quarter brought. */
function reportedSentences(text: string, found: readonly Cut[], news: boolean): Set<number> {
  const bounds = new Map<number, [number, number]>()
  for (const cut of found) {
    const known = bounds.get(cut.sentence)
    bounds.set(cut.sentence, [known?.[0] ?? cut.start, cut.end])
  }
  const reported = new Set<number>()
  for (const [sentence, [start, end]] of bounds) {
    const words = text.slice(start, Math.min(end, start + 600))
    const told = REPORTS.test(words) || ELAPSED.test(words)
    if (told && !PROMISES.test(words)) reported.add(sentence)
    if (news && !ANNOUNCES.test(words)) reported.add(sentence)
  }
  return reported
}

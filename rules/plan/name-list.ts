import { type Deed, deedIn, opensDeed } from './deed.ts'
import { doingOf } from './doing.ts'
import { splitNames } from './subject.ts'

/** One member of a list of names, with what the text says behind it. */
export interface NameItem {
  readonly start: number
  readonly end: number
  readonly deed: string
  /** A verb of its own in front, in a list of several deeds. */
  readonly verb: string
}

export interface NameList {
  readonly items: readonly NameItem[]
  /** What follows 等 or a count: «等地块», «3个项目竣工». */
  readonly others: string
  /** The list ends in 等 or «…»-like openness. */
  readonly open: boolean
  /** The list's own number agrees with its length: «东门、西门两座立交». */
  readonly counted: boolean
  /** A number follows that counts something else than the names. */
  readonly miscounted: boolean
}

const COUNT =
  /(?<![第A-Za-z\d.号“-])(\d{1,5}|[两二三四五六七八九十]{1,2})(?:大(?=[一-龥]{0,4}(?:项目|工程))|[个座条所处家栋项宗幢](?![号]))/
const CHINESE = '零一二三四五六七八九十'

function numberOf(word: string): number {
  if (/\d/.test(word)) return Number(word)
  return word === '两'
    ? 2
    : word.length === 1
      ? CHINESE.indexOf(word)
      : 10 + Math.max(0, CHINESE.indexOf(word.charAt(1)))
}

/** Cuts an object into its names: before 等 or a count, without deeds before and behind. */
export function nameList(text: string, from: number, to: number): NameList {
  const words = text.slice(from, to)
  const more = moreAt(words)
  const count = more < 0 ? COUNT.exec(withoutBrackets(words)) : null
  const stop = more >= 0 ? more : (count?.index ?? words.length)
  const spans = splitNames(text, from, from + stop).flatMap((span) => betweenQuotes(text, span))
  const merged = mergedNumbers(text, mergedFirms(text, spans))
  const items = merged.map(([start, end], index) => itemOf(text, start, end, index > 0))
  const agrees = count !== null && merged.length > 1 && numberOf(count[1] ?? '') === merged.length
  return {
    items,
    others: stop === words.length ? '' : words.slice(more >= 0 ? stop + 1 : stop),
    open: more >= 0,
    counted: agrees,
    miscounted: count !== null && !agrees,
  }
}

/** «“甲”“乙”两个项目» has no sign between its names. */
function betweenQuotes(text: string, [start, end]: [number, number]): [number, number][] {
  const at = text.slice(start, end).indexOf('”“')
  return at < 0 ? [[start, end]] : [[start, start + at + 1], ...betweenQuotes(text, [start + at + 1, end])]
}

/** Brackets blanked, so that a count inside one doesn't end the list. */
function withoutBrackets(words: string): string {
  return words.replace(/（[^（）]{0,40}）|“[^”]{0,40}”/g, (found) => ' '.repeat(found.length))
}

/** The 等 that ends a list, not the one of 等级, 平等 or of a works' full name («…等道路及配套管线工程»). */
function moreAt(words: string): number {
  for (let at = words.indexOf('等'); at >= 0; at = words.indexOf('等', at + 1)) {
    const isWord = /^等[级候待]/.test(words.slice(at, at + 2)) || /[平高中初同上优]$/.test(words.slice(0, at).slice(-1))
    if (!isWord)
      return /^等[^，。；、\d]{2,12}工程$/.test(words.slice(at)) && !words.slice(0, at).includes('、') ? -1 : at
  }
  return -1
}

/** «甲集团与乙集团战略性重组» is one undertaking. */
function mergedFirms(text: string, spans: [number, number][]): [number, number][] {
  const [first, second] = spans
  if (spans.length !== 2 || first === undefined || second === undefined) return spans
  return /(?:重组|合并|整合)$/.test(text.slice(...second)) ? [[first[0], second[1]]] : spans
}

/** «电厂5、6号机组», «软件谷C3、C5地块研发楼»: numbers of one thing. */
function mergedNumbers(text: string, spans: [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const span of spans) {
    const before = joined.at(-1)
    const pair = before === undefined ? '' : `${text.slice(...before).slice(-3)}、${text.slice(...span).slice(0, 4)}`
    if (before !== undefined && /[一-龥](?:\d{1,2}|[A-Z]\d)、(?:\d{1,2}[号#]|[A-Z]\d(?!-))/.test(pair))
      before[1] = span[1]
    else joined.push([span[0], span[1]])
  }
  return joined
}

const TAIL_OF_AREA =
  /^(.{2,16}?(?:片区|地块|号线(?:[一二三四]期)?|宿舍))(?=城市更新|部分|附近|房屋|涉及|棚改|棚户区改造)/

function itemOf(text: string, from: number, to: number, inner: boolean): NameItem {
  const own = inner ? doingOf(text, from, to) : undefined
  let start = own === undefined || to - own.start < 3 ? from : own.start
  if (!inner && /^[将把对](?![一-龥]{0,2}[、。，])/.test(text.slice(start, to))) start += 1
  while (start < to && ' ，：“'.includes(text.charAt(start)) && !quotes(text, start, to)) start += 1
  if (inner && opensDeed(text.slice(start, to)) && deedIn(text.slice(start, to)) !== undefined)
    return { start, end: start, deed: text.slice(start, to), verb: '' }
  const found: Deed | undefined = deedIn(text.slice(start, to))
  let end = found === undefined ? to : start + found.at
  const area = TAIL_OF_AREA.exec(text.slice(start, end))
  if (area !== null && /城市更新|棚改|涉及|房屋/.test(text.slice(start, end))) end = start + (area[1] ?? '').length
  const of = text.slice(start, end).lastIndexOf('的')
  if (of >= 2 && end - start - of > 3) start += of + 1
  end -= /“(?:五一|十一|[一二三四五六七八九]通一平)”$/.exec(text.slice(start, end))?.[0].length ?? 0
  while (end > start && ' ，：的'.includes(text.charAt(end - 1))) end -= 1
  return { start, end, deed: found?.words ?? '', verb: start === own?.start ? own.verb : '' }
}

/** A quotation mark that opens a name belongs to it. */
function quotes(text: string, at: number, to: number): boolean {
  return text.charAt(at) === '“' && text.slice(at, to).includes('”')
}

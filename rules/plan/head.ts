import type { Comparator } from '../../contract/engines/commitment.ts'
import { stripLeft } from './head-front.ts'
import { namesItself, verbAt, verbEndingAt } from './lexicon/verbs.ts'
import { BEFORE, FALL, FILLERS, REACH, RISE, STRENGTH } from './lexicon/words.ts'

/** What stands before a figure, taken apart: lead words, verb, noun, and the words that bind the figure. */
export interface Head {
  /** Start and end of the noun in the plain text; equal when the head names nothing of its own. */
  noun: { start: number; end: number }
  verb: string | null
  /** Verb between subject and figure («“阳光餐饮”街区创建5条»). */
  tailVerb: string | null
  reach: string | null
  change: 'rise' | 'fall' | null
  changeWord: string | null
  before: { comparator: Comparator; strict: boolean } | null
  baseline: { start: number; end: number } | null
  /** What the figure is a share of. */
  whole: { start: number; end: number } | null
  shared: '分别' | '均' | '各' | null
  annualized: boolean
  part: boolean
  strength: string | null
  /** 每周, 每季度: a chore repeated. */
  repeated: boolean
}

const BEFORE_WORDS = Object.keys(BEFORE).sort((a, b) => b.length - a.length)
const BASELINE =
  /(?:比|较|与|同)(?:上年|去年|上一年|前一年|20\d\d年|上年度|去年预算|上年预算|上年同期|去年同期|[^，。；、\d]{2,6}(?:年|期|预算))(?:预算|同期|末|底|实际|执行数)?$/
const DIFFERS = /[比较](?:去年|上年|年初|上一年)(?:预算|同期|末)?[高低多少]$/
const AGAINST =
  /(高于|低于|快于|慢于|超过|优于|好于|高出|领先)((?:全国|全省|全市|全区|全县|全球|国家|省|市|区|经济|财政|地区|同期|上年|去年|中心城区|东部|西部|行业|城镇)[^，。；、\d]{0,14})$/
/** «劳务报酬不低于项目资金的30%»: the share that one thing has of another. */
const PROPORTION =
  /(不低于|不少于|不得低于|不得少于|不超过|不高于|至少|超过|高于|达到|占到?|为)([^，。；、\d]{2,14})的$/
const REPEATED = /每(?:半?[年月周旬日天季]度?|季度|半月|半年|人每[月年周])$/
const LONGEST_HEAD = 120

function emptyHead(start: number, end: number): Head {
  return {
    noun: { start, end },
    verb: null,
    tailVerb: null,
    reach: null,
    change: null,
    changeWord: null,
    before: null,
    baseline: null,
    whole: null,
    shared: null,
    annualized: false,
    part: false,
    strength: null,
    repeated: false,
  }
}

/** Takes apart `text` from `from` to the figure at `to`; `percent` when the figure is a rate or a difference of rates. */
export function readHead(text: string, from: number, to: number, percent: boolean): Head {
  const start = Math.max(from, to - LONGEST_HEAD)
  const listed = /^[一二三四五六七八九十]{1,2}[是要]/.exec(text.slice(start, Math.min(to, start + 3)))?.[0].length ?? 0
  const head = emptyHead(start + listed, to)
  stripRight(text, head, percent)
  stripLeft(text, head, percent)
  if (head.noun.end <= head.noun.start && head.verb === null) {
    head.verb = head.tailVerb
    head.tailVerb = null
  }
  return head
}

function endsWith(text: string, head: Head, words: readonly string[]): string | undefined {
  return words.find((word) => head.noun.end - word.length >= head.noun.start && text.endsWith(word, head.noun.end))
}

function stripRight(text: string, head: Head, percent: boolean): void {
  for (let steps = 0; steps < 12; steps += 1) {
    if (percent && stripProportion(text, head)) continue
    while (head.noun.end > head.noun.start && '，“”"、：:的 '.includes(text.charAt(head.noun.end - 1)) && steps > -1) {
      if (
        '”“"'.includes(text.charAt(head.noun.end - 1)) &&
        head.reach === null &&
        head.change === null &&
        head.before === null
      )
        break
      head.noun.end -= 1
    }
    if (!stripOne(text, head, percent)) return
  }
}

function stripOne(text: string, head: Head, percent: boolean): boolean {
  const words = text.slice(head.noun.start, head.noun.end)
  if (words === '') return false
  const before = endsWith(text, head, BEFORE_WORDS)
  if (before !== undefined && !isInsideWord(text, head, before)) {
    const entry = BEFORE[before]
    head.before ??= entry === undefined ? null : { comparator: entry.comparator, strict: entry.strict ?? false }
    head.noun.end -= before.length
    return true
  }
  if (stripTime(words, head) || (percent && stripAt(words, head))) return true
  return stripBaseline(words, head) || stripRepeated(words, head) || stripBinding(text, head, percent)
}

function isInsideWord(text: string, head: Head, word: string): boolean {
  if (word === '近') return /[最附邻靠接]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  if (word === '约') return /[节条公签预集制]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  if (word === '过') return /[超通经不渡越度]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  if (word === '超') return /[赶高]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  return false
}

/** «开工率6月底前达到80%», «就业在去年基础上稳定在»: when it shall be, and from what, is no part of the name. */
const TIME_BEHIND =
  /(?:(?:20\d\d年|今年|本年|当年)?(?:\d{1,2}月(?:底|末|初|[上中下]旬|\d{1,2}日)?|(?:年|季度)?[底末]|[一二三四]季度末?|[上下]半年)(?:之?前|内)|(?:今|本|当)年(?:内|底|末)|\d{1,2}月(?:底|末)|[上下]半年|在[^，。；\d]{0,8}(?:基础|水平)上)$/

function stripTime(words: string, head: Head): boolean {
  const found = TIME_BEHIND.exec(words)
  if (found === null || found.index === 0) return false
  head.noun.end -= found[0].length
  return true
}

/** «满意率均在95%以上», «以3.5%为目标» */
function stripAt(words: string, head: Head): boolean {
  if (!/[一-龥”）]{2}[在以]$/.test(words)) return false
  head.noun.end -= 1
  return true
}

function stripProportion(text: string, head: Head): boolean {
  const proportion = PROPORTION.exec(text.slice(head.noun.start, head.noun.end))
  if (proportion === null || head.whole !== null) return false
  const word = proportion[1] ?? ''
  const entry = BEFORE[word]
  head.before ??= entry === undefined ? null : { comparator: entry.comparator, strict: entry.strict ?? false }
  head.whole = { start: head.noun.end - 1 - (proportion[2] ?? '').length, end: head.noun.end - 1 }
  head.noun.end -= proportion[0].length
  return true
}

function stripBaseline(words: string, head: Head): boolean {
  const against = AGAINST.exec(words)
  if (against !== null) {
    const low = /低于|慢于/.test(against[1] ?? '')
    head.before ??= { comparator: low ? 'lte' : 'gte', strict: true }
    head.baseline = { start: head.noun.end - (against[2] ?? '').length, end: head.noun.end }
    head.noun.end -= against[0].length
    return true
  }
  const differs = DIFFERS.exec(words)
  const base = differs ?? BASELINE.exec(words)
  if (base === null) return false
  if (differs !== null) {
    head.change ??= /[低少]$/.test(differs[0]) ? 'fall' : 'rise'
    head.changeWord ??= differs[0].slice(-1)
  }
  head.baseline = { start: head.noun.end - base[0].length + 1, end: head.noun.end }
  head.noun.end -= base[0].length
  return true
}

function stripRepeated(words: string, head: Head): boolean {
  const found = REPEATED.exec(words)
  if (found === null) return false
  head.repeated = true
  head.noun.end -= found[0].length
  return true
}

/** «拆除违法建设», «完成违建治理»: behind an opening verb a later one belongs to the noun. */
function opensWithVerb(text: string, head: Head): boolean {
  const { start, end } = head.noun
  const opening = verbAt(text, start)
  return opening !== undefined && opening.length > 1 && !namesItself(opening) && start + opening.length < end - 2
}

/** Words of change and reach, fillers, and a verb between subject and figure. */
function stripBinding(text: string, head: Head, percent: boolean): boolean {
  const reach = endsWith(text, head, REACH)
  const rise = endsWith(text, head, RISE)
  const fall = endsWith(text, head, FALL)
  const verb = verbEndingAt(text.slice(head.noun.start, head.noun.end), head.noun.end - head.noun.start)
  const keepsVerb =
    verb !== undefined && opensWithVerb(text, head) && !/^(?:新增|创建|完成|开工|竣工|新建|投产)$/.test(verb)
  const longest = Math.max(reach?.length ?? 0, rise?.length ?? 0, fall?.length ?? 0)
  if (
    verb !== undefined &&
    !keepsVerb &&
    verb.length >= longest &&
    verb !== '完成' &&
    verb !== '实现' &&
    verb !== '安排' &&
    !(percent && (rise ?? fall) !== undefined)
  ) {
    if (head.tailVerb !== null || head.reach !== null || namesItself(verb)) return false
    head.tailVerb = verb
    head.noun.end -= verb.length
    return true
  }
  if (reach !== undefined && reach.length >= longest) return takeReach(head, reach)
  if (rise !== undefined || fall !== undefined) return takeChange(text, head, rise, fall)
  return takeFiller(text, head)
}

function takeReach(head: Head, reach: string): boolean {
  head.reach ??= reach
  if (/降|减|缩|下/.test(reach)) head.change = 'fall'
  head.noun.end -= reach.length
  return true
}

function takeChange(text: string, head: Head, rise: string | undefined, fall: string | undefined): boolean {
  const word = (rise?.length ?? 0) >= (fall?.length ?? 0) ? (rise ?? '') : (fall ?? '')
  if (
    word.length === 1 &&
    head.noun.end - head.noun.start > 1 &&
    /[最新净不减节增]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  )
    return false
  if (word === '增幅' || word === '增速') return false
  if (
    head.reach !== null &&
    /率|收入|强度|比重/.test(text.slice(head.noun.start, head.noun.end)) === false &&
    word.length > 1
  )
    return false
  head.change ??= word === rise ? 'rise' : 'fall'
  head.changeWord ??= word
  head.noun.end -= word.length
  return true
}

function takeFiller(text: string, head: Head): boolean {
  const filler = endsWith(text, head, FILLERS)
  if (filler === undefined || isWordPart(text, head, filler)) return false
  if (filler === '年均' || filler === '每年') head.annualized = true
  if (filler === '分别' || filler === '均' || filler === '各') head.shared ??= filler
  if (filler === '双双') head.shared ??= '均'
  if (filler === '其中') head.part = true
  if (STRENGTH.includes(filler)) head.strength = filler
  head.noun.end -= filler.length
  return true
}

function isWordPart(text: string, head: Head, filler: string): boolean {
  if (filler === '比例' || filler === '平均' || filler === '稳定')
    return head.noun.end - head.noun.start > filler.length && filler !== '稳定'
  if (filler.length > 1) return false
  const before = text.charAt(head.noun.end - 2)
  if (filler === '均') return '年人平户亩地'.includes(before) && before !== ''
  return filler === '能' ? '产性功智节职'.includes(before) && before !== '' : filler === '可' && before === '许'
}

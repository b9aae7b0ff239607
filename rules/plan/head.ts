import type { Comparator } from '../../contract/engines/commitment.ts'
import { adverbAt, isVerb, namesItself, verbAt, verbEndingAt } from './lexicon/verbs.ts'
import { BEFORE, FALL, FILLERS, INDICATOR_LEADS, LEADS, REACH, RISE, STRENGTH } from './lexicon/words.ts'

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
const AGAINST =
  /(高于|低于|快于|慢于|超过|优于|好于|高出|领先)((?:全国|全省|全市|全区|全县|全球|国家|省|市|区|经济|财政|地区|同期|上年|去年|中心城区|东部|西部|行业|城镇)[^，。；、\d]{0,14})$/
const REPEATED = /每(?:半?[年月周旬日天季]度?|季度|半月|半年|人每[月年周])$/
const LONGEST_HEAD = 120
const ONE_CHAR_LEADS = '将再共并还使让要新均各又也把'
const CONJUNCTION = '、和及与，并'

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
    shared: null,
    annualized: false,
    part: false,
    strength: null,
    repeated: false,
  }
}

/** Takes apart `text` from `from` to the figure at `to`; `percent` when the figure is a rate or a difference of rates. */
export function readHead(text: string, from: number, to: number, percent: boolean): Head {
  const head = emptyHead(Math.max(from, to - LONGEST_HEAD), to)
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
  return stripBaseline(words, head) || stripRepeated(words, head) || stripBinding(text, head, percent)
}

function isInsideWord(text: string, head: Head, word: string): boolean {
  if (word === '近') return /[最附邻靠接]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  if (word === '约') return /[节条公签预集制]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  if (word === '超') return /[赶高]$/.test(text.slice(head.noun.start, head.noun.end - 1))
  return false
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
  const base = BASELINE.exec(words)
  if (base === null) return false
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

/** Words of change and reach, fillers, and a verb between subject and figure. */
function stripBinding(text: string, head: Head, percent: boolean): boolean {
  const reach = endsWith(text, head, REACH)
  const rise = endsWith(text, head, RISE)
  const fall = endsWith(text, head, FALL)
  const verb = verbEndingAt(text.slice(head.noun.start, head.noun.end), head.noun.end - head.noun.start)
  const longest = Math.max(reach?.length ?? 0, rise?.length ?? 0, fall?.length ?? 0)
  if (
    verb !== undefined &&
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

/** The front: connectives, times, strength, adverbs, then the verb unless the clause is an indicator's. */
const CREATES = /^(?:新建|新增|改造|新改建|改扩建|建成|完成|新开工|开工|培育|引进|新认定|认定|发放|安排|筹集|加装|安装)/

function stripLeft(text: string, head: Head, percent: boolean): void {
  const creates = !percent && head.change === null && CREATES.test(text.slice(head.noun.start, head.noun.end))
  const isIndicator =
    percent ||
    head.change !== null ||
    (head.reach !== null && !creates && !/^(?:完成|安排|实现|共|共计|总计|合计)$/.test(head.reach))
  for (let steps = 0; steps < 14; steps += 1) {
    if (!stripFront(text, head, isIndicator)) return
  }
}

function stripFront(text: string, head: Head, isIndicator: boolean): boolean {
  const { start, end } = head.noun
  if (start >= end) return false
  const char = text.charAt(start)
  if (CONJUNCTION.includes(char) || '“”"（）)·*-— …；。.'.includes(char))
    return skip(head, quoteLength(text, head, char))
  const lead = LEADS.find((word) => text.startsWith(word, start) && start + word.length <= end)
  if (lead !== undefined && !isNounLead(text, start, lead)) return takeLead(head, lead)
  const preface =
    /^[^，。；、]{0,16}(?:预期)?目标(?:任务)?(?:是|为|包括|有|定为)/.exec(text.slice(start, end)) ??
    /^(?:到|至)?20\d\d年(?:底|末)?(?:前)?/.exec(text.slice(start, end)) ??
    /^(?:\d{1,2}月(?:底|末|\d{1,2}日)?(?:前)?|五年(?:间)?(?=累计|新|建|改|完|实)|全[国省市区县](?=实施|安排|新|完成|建|改造|推进))/.exec(
      text.slice(start, end),
    )
  if (preface !== null) return skip(head, preface[0].length)
  if (
    ONE_CHAR_LEADS.includes(char) &&
    (verbAt(text, start + 1) ?? adverbAt(text, start + 1) ?? prepositionAt(text, start + 1)) !== undefined &&
    verbAt(text, start) === undefined
  )
    return skip(head, 1)
  const opening = /^(?:减少|降低|压降|削减)/.exec(text.slice(start, start + 2))?.[0]
  if (opening !== undefined && head.verb === null && head.change === null && start + opening.length < end) {
    head.change = 'fall'
    head.verb = opening
    return skip(head, opening.length)
  }
  if (isIndicator) {
    const word = INDICATOR_LEADS.find((lead) => text.startsWith(lead, start) && start + lead.length < end)
    if (word === undefined || head.verb !== null) return false
    head.verb = word
    return skip(head, word.length)
  }
  return stripVerb(text, head)
}

/** 再为…减税, 要对…: the one-character lead stands before a preposition or a verb of change. */
function prepositionAt(text: string, at: number): string | undefined {
  return /^(?:为|对|向|给|减少|降低|提高|增长)/.exec(text.slice(at, at + 2))?.[0]
}

/** A quotation mark that opens a name stays; a stray one goes. */
function quoteLength(text: string, head: Head, char: string): number {
  return char === '“' && text.slice(head.noun.start, head.noun.end).includes('”') ? 0 : 1
}

function skip(head: Head, length: number): boolean {
  head.noun.start += length
  return length > 0
}

function isNounLead(text: string, start: number, lead: string): boolean {
  if (lead === '计划')
    return /^计划(?:生育|单列|投资)/.test(text.slice(start, start + 4)) && !text.startsWith('计划投资', start)
  if (lead === '共') return verbAt(text, start) !== undefined && verbAt(text, start)?.startsWith('共') === true
  return lead === '累计' ? text.startsWith('累计降低率', start) : false
}

function takeLead(head: Head, lead: string): boolean {
  if (lead === '其中') head.part = true
  if (STRENGTH.includes(lead)) head.strength ??= lead
  return skip(head, lead.length)
}

function stripVerb(text: string, head: Head): boolean {
  const { start, end } = head.noun
  const verb = verbAt(text, start)
  const adverb = adverbAt(text, start)
  if (verb === undefined && adverb === undefined) return false
  if (verb === undefined || (adverb !== undefined && adverb.length > verb.length)) {
    const next = start + (adverb?.length ?? 0)
    if (next > end || (verbAt(text, next) === undefined && adverbAt(text, next) === undefined && next < end))
      return false
    return skip(head, adverb?.length ?? 0)
  }
  if (start + verb.length > end) return false
  if (head.verb !== null && !isSecondVerb(text, head, verb)) return false
  if (head.verb === null && isNounStart(text, start, verb, end)) return false
  head.verb = head.verb === null ? verb : `${head.verb}${verb}`
  return skip(head, verb.length)
}

const NOUN_AFTER_VERB =
  /^(?:面积|能力|人数|数量|里程|总量|规模|户数|总数|率|量|额|费|业|中心|基地|站点|点|站|车间|机构|人员|平台|资金|用地|系统|岗位|设施|设备|性|室|队|员|车|网络|体系|补贴|补助|津贴)/

/** 竣工面积, 服务业, 处理能力, 新增就业: the verb is part of the name. */
function isNounStart(text: string, start: number, verb: string, end: number): boolean {
  const rest = text.slice(start + verb.length, end)
  if (rest === '') return namesItself(verb)
  if (/^(?:新增|净增)$/.test(verb) && /^(?:城镇|农村)?就业/.test(rest)) return true
  if (namesItself(verb)) return NOUN_AFTER_VERB.test(rest) || '、和及与'.includes(text.charAt(start - 1))
  return /^(?:率|量(?!子)|额(?!度)|费|业(?!务)|面积$)/.test(rest)
}

function isSecondVerb(text: string, head: Head, verb: string): boolean {
  const before = text.charAt(head.noun.start - 1)
  const rest = text.slice(head.noun.start + verb.length, head.noun.end)
  if (rest === '' && namesItself(verb)) return false
  if (rest === '' && head.noun.end - head.noun.start === verb.length)
    return CONJUNCTION.includes(before) || isVerb(head.verb ?? '')
  return (
    CONJUNCTION.includes(before) ||
    (/^(?:推动|推进|支持|完成|实施|部署|组织|启动|争取|计划|力争|加快|实现|新|做好)$/.test(head.verb ?? '') &&
      !/^(?:工程|中心|站|项目)/.test(rest) &&
      verb.length > 1 &&
      rest.length > 1 &&
      !NOUN_AFTER_VERB.test(rest) &&
      isCreation(verb))
  )
}

function isCreation(verb: string): boolean {
  return /^(?:新建|改建|扩建|建设|新增|新开工|建成|改造|创建|培育|引进|组建|认定|新认定|实施|开工|竣工|完成|安装|配备|打造)/.test(
    verb,
  )
}

import type { Head } from './head.ts'
import { adverbAt, isVerb, namesItself, verbAt } from './lexicon/verbs.ts'
import { INDICATOR_LEADS, LEADS, STRENGTH } from './lexicon/words.ts'

const ONE_CHAR_LEADS = '将再共并还使让要新均各又也把'
const CONJUNCTION = '、和及与，并'

/** The front: connectives, times, strength, adverbs, then the verb unless the clause is an indicator's. */
const CREATES = /^(?:新建|新增|改造|新改建|改扩建|建成|完成|新开工|开工|培育|引进|新认定|认定|发放|安排|筹集|加装|安装)/

export function stripLeft(text: string, head: Head, percent: boolean): void {
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
  if (char === '对' && /^对(?!外|口|接|标|照|比|象|策)/.test(text.slice(start, start + 2))) return skip(head, 1)
  const lead = LEADS.find((word) => text.startsWith(word, start) && start + word.length <= end)
  if (lead !== undefined && !isNounLead(text, start, lead)) return takeLead(head, lead)
  const preface =
    /^[^，。；、]{0,16}(?:预期)?目标(?:任务)?(?:是|为|包括|有|定为)/.exec(text.slice(start, end)) ??
    /^(?:到|至|在|于)?20\d\d年(?:底|末)?(?:前)?/.exec(text.slice(start, end)) ??
    /^(?:(?:在|于)?\d{1,2}月(?:底|末|\d{1,2}日)?(?:前)?|五年(?:间)?(?=累计|新|建|改|完|实)|全[国省市区县](?=实施|安排|新|完成|建|改造|推进))/.exec(
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

import type { Clause } from './clause.ts'
import type { Draft, Subject } from './draft.ts'
import { plainSubject } from './draft.ts'
import type { Head } from './head.ts'
import { isSharedHead, lastHead } from './lexicon/statistics.ts'
import { namesItself, verbAt } from './lexicon/verbs.ts'
import type { Quantity } from './quantity.ts'
import { pairedSubjects, splitNames } from './subject.ts'

/** What earlier clauses of the line leave behind for later ones. */
export interface Context {
  readonly text: string
  subject: Subject | undefined
  /** Subject of the last figure that counted things one by one. */
  counted: Subject | undefined
  verb: string | null
  kind: 'indicator-target' | 'quantified-task' | undefined
  /** Work that a beneficiary is counted for: noun with its verb (老旧小区改造). */
  work: Subject | undefined
  /** Nearest thing named 项目 or a project's name, for a bare 投资. */
  project: Subject | undefined
  strength: string | null
  period: string
  last: Draft | undefined
  /** Subjects of the values that a later 分别 list shares. */
  prefix: { start: number; end: number } | undefined
}

export interface Place {
  readonly clause: Clause
  readonly quantity: Quantity
  /** Where the words that belong to the figure begin. */
  readonly from: number
  /** Words behind the figure that name what is counted. */
  readonly right: { start: number; end: number }
}

export const NOMINAL =
  /^(?:改造|建设|整治|修缮|治理|扩建|改建|迁建|改扩建|提升|改造提升|提升改造|整治提升|修复|新建|升级改造|加装|更新|维修|实施|新改建|新建改建)$/
export const DIMENSION =
  /(?:全长|总长|长|长度|宽|高|总占地|占地|占地面积|总建筑面积|红线宽度?|总用地|用地面积|设计时速|时速|总库容|库容|总规模)$/

/** The subjects of a figure: one, or one for each name under 分别, 均, 各. */
export function subjectsOf(place: Place, head: Head, context: Context): Subject[] {
  const { text } = context
  const { start, end } = head.noun
  if (head.shared !== null && end > start) return pairedSubjects(text, start, end)
  const each = eachSubjects(text, start, end)
  if (each !== undefined) return each
  return [subjectOf(place, head, context)]
}

/** «甲院、乙院各增设床位80张», «各新建公园1座»: the list stands before 各, what each gets behind it. */
function eachSubjects(text: string, start: number, end: number): Subject[] | undefined {
  const found = /^([^，。；]{1,40}[、和与及][^，。；]{1,24}?)(?:各自?|均|分别)(?=[^，。；]{2,24}$)/.exec(
    text.slice(start, end),
  )
  if (found === null) return undefined
  const from = start + found[0].length
  const verb = verbAt(text, from)
  if (verb === undefined || from + verb.length >= end) return undefined
  return splitNames(text, start, start + (found[1] ?? '').length).map((name) => [name, [from + verb.length, end]])
}

/** The thing measured or counted: its own name, the words behind the figure, or what came before. */
function subjectOf(place: Place, head: Head, context: Context): Subject {
  const { text } = context
  const own = ownName(place, head, context)
  const goesOn = place.from !== place.clause.start && context.last?.role === 'beneficiary'
  const benefits = /^(?:惠及|受益|涉及|让)/.test(head.verb ?? head.tailVerb ?? '')
  if (own === undefined)
    return goesOn || benefits ? beneficiary([countName(place.quantity)], '', context) : inherited(head, context, place)
  const name = plainSubject(text, own)
  if (head.whole !== null) return [...own, '占', [head.whole.start, head.whole.end], '比例']
  if (benefits || (goesOn && head.verb === null) || /^(?:受益|惠及)/.test(name))
    return head.verb === '让' ? own : beneficiary(own, name, context, head.tailVerb !== null)
  if (head.part && /^占到?$/.test(head.reach ?? '') && context.subject !== undefined)
    return [...context.subject, ...own, '占比']
  if (/^占/.test(name) && context.subject !== undefined) return [...context.subject, ...own]
  if (/^(?:总数|总量|总规模|数量|面积|总面积|户数|人数|里程|总里程)$/.test(name) && context.subject !== undefined)
    return [...context.subject, ...own]
  if (/^(?:年度)?(?:计划)?(?:完成)?(?:总)?投资$/.test(name) && (context.project ?? context.subject) !== undefined)
    return [...(context.project ?? context.subject ?? []), ...own]
  if (head.part && /占比$/.test(name) && context.subject !== undefined)
    return [...own.slice(0, -1), cutTail(own, 2), '占', ...context.subject, '比重']
  if (head.part && head.tailVerb !== null && head.verb === null)
    return [...own, head.tailVerb, ...(context.counted ?? [])]
  if (goesOnBare(place, name, context)) return [...withoutHead(context), ...own]
  if (DIMENSION.test(name) && name.length <= 5 && context.project !== undefined) return [...context.project, ...own]
  return own
}

/** «粮食播种面积…、总产量…», «命案发案率…、侦破率…»: a bare head takes its modifier from the figure before it. */
function goesOnBare(place: Place, name: string, context: Context): boolean {
  const last = context.last
  if (last === undefined || place.from === place.clause.start || context.subject?.length !== 1) return false
  return (isSharedHead(name) || /^[一-龥]{2}率$/.test(name)) && withoutHead(context).length > 0
}

function withoutHead(context: Context): Subject {
  const [piece] = context.subject ?? []
  if (typeof piece !== 'object') return []
  const name = context.text.slice(piece[0], piece[1])
  const head = /[一-龥]{2,}[一-龥]{2}率$/.test(name) ? 3 : lastHead(name).length
  return head === 0 || head >= name.length ? [] : [[piece[0], piece[1] - head]]
}

function cutTail(subject: Subject, length: number): Subject[number] {
  const last = subject.at(-1) ?? ''
  return typeof last === 'string' ? last.slice(0, -length) : [last[0], last[1] - length]
}

function ownName(place: Place, head: Head, context: Context): Subject | undefined {
  const { text } = context
  const { end } = head.noun
  const start = place.quantity.found?.entry.counts === true ? behindNames(text, head.noun) : head.noun.start
  const hasRight = place.right.end > place.right.start
  if (end <= start) return hasRight ? [[place.right.start, place.right.end]] : undefined
  if (!hasRight) return [innerName(text, start, end, head)]
  if (/等(?:地|处)?$/.test(text.slice(start, end))) return [[place.right.start, place.right.end]]
  if (/^(?:(?:对|为|向|给|在|从|于)$|围绕|面向|针对|聚焦|依托|通过|在)/.test(text.slice(start, end)))
    return [[place.right.start, place.right.end]]
  return [
    [start, end],
    [place.right.start, place.right.end],
  ]
}

/** «甲路、乙路等断头路5条»: the names are examples, what is counted stands behind them. */
function behindNames(text: string, { start, end }: { start: number; end: number }): number {
  const found =
    /^[^，。；]{0,60}?[、及和][^，。；]{0,40}等(?!级|候|待|同|离|效)(?=[^、]{2,14}$)|^[^，。；、]{2,20}[路街道桥巷镇村区园厂山河湖站楼]等(?=[^、]{2,14}$)/.exec(
      text.slice(start, end),
    )
  return found === null ? start : start + found[0].length
}

const GIVING = /^(?:支持|推动|引导|鼓励|帮助|组织|带动|扶持|助力|指导|推进|牵头|为|向|对|给)/
const INNER =
  /(?:牵头)?(?:组建|建设|新建|建成|创建|培育|引进|开展|配备|安装|新增|认定|发放|提供|配置|购置|实施|建立|落户|完成|加装|铺设)(?!工程|中心|站|项目|路|用|资金|兵|期)/

/** «支持骨干企业组建产业联盟» → 产业联盟; «为学校配备净水设备» → 净水设备; «项目完成投资» → 项目投资. */
function innerName(text: string, start: number, end: number, head: Head): readonly [number, number] {
  const words = text.slice(start, end)
  const list = words.lastIndexOf('、')
  const verb = list > 0 && head.shared === null ? verbAt(text, start + list + 1) : undefined
  if (verb !== undefined && verb.length > 1 && !namesItself(verb) && start + list + 2 + verb.length < end)
    return [start + list + 1 + verb.length, end]
  const inner = INNER.exec(words)
  if (inner === null || inner.index === 0) return [start, end]
  const isGiving = GIVING.test(words) || GIVING.test(head.verb ?? '')
  const rest = inner.index + inner[0].length
  if (!isGiving || rest >= words.length - 1) return [start, end]
  return [start + rest, end]
}

function inherited(head: Head, context: Context, place: Place): Subject {
  const counts = place.quantity.found?.entry.counts === true
  const base = (counts ? context.counted : undefined) ?? context.subject ?? []
  if (head.tailVerb !== null && head.part) return [head.tailVerb, ...base]
  const swapped = head.verb === null ? undefined : withOtherVerb(context.text, base, head.verb)
  if (swapped !== undefined) return swapped
  if (head.verb !== null && (head.part || context.last?.role === 'part') && context.subject !== undefined)
    return [head.verb, ...base]
  return base
}

/** «园区新征土地50亩、平整30亩»: place and noun stay, the verb between them changes. */
function withOtherVerb(text: string, base: Subject, verb: string): Subject | undefined {
  const [piece] = base
  if (base.length !== 1 || typeof piece !== 'object') return undefined
  const [start, end] = piece
  for (let at = start + 2; at < Math.min(end - 1, start + 14); at += 1) {
    const inner = verbAt(text, at)
    if (inner === undefined || !/^(?:新征|征地|新建|建成|收储|流转|开工|改造)$/.test(inner) || at + inner.length >= end)
      continue
    return namesItself(verb) ? [[start, at], verb] : [[start, at], verb, [at + inner.length, end]]
  }
  return undefined
}

function beneficiary(own: Subject, name: string, context: Context, opens = false): Subject {
  if (opens) {
    context.work = own
    return [...own, '惠及']
  }
  const work = context.work ?? context.project ?? context.subject ?? []
  const noun = name.replace(/^(?:惠及|受益)/, '')
  if (/^(?:惠及|受益)/.test(name)) return [...work, ...own]
  return noun === '' && name !== '' ? [...work, '惠及'] : [...work, '惠及', ...own]
}

function countName(quantity: Quantity): string {
  const measure = quantity.found?.entry.measure
  return measure === 'households' ? '户数' : measure === 'area' ? '面积' : measure === 'persons' ? '人数' : ''
}

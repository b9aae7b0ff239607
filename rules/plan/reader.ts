import type { Clause } from './clause.ts'
import { type Draft, plainSubject, type Subject } from './draft.ts'
import { readHead } from './head.ts'
import { endsLikeIndicator, isDuration } from './lexicon/statistics.ts'
import { unitEntry } from './lexicon/units.ts'
import { isVerb, verbEndingAt } from './lexicon/verbs.ts'
import { phraseTargets } from './phrases.ts'
import { type Quantity, quantitiesIn, type Steps } from './quantity.ts'
import type { Context, Place } from './subject-of.ts'
import { targetOf, workOf } from './targets.ts'

const GAP_END = '、，；和及与'
const BASE_BEHIND =
  /^(?:的)?(?:基础|水平|现状)?(?:上|之上)|^(?:提高|提升|增加|扩大|增长|上升|下降|降低|减少|缩短|压缩|压减|调整|增|降|减|升|提|扩)?(?:到|至|为)/

/** «现行9%的费率降至7%» */
const BASE_RATE =
  /^的[^，。；\d]{1,8}(?:统一)?(?:提高|提升|降低|下降|下调|降|调整|上调|增加|减少|缩短|压缩)(?:到|至|为)$/

export function newContext(text: string, period: string): Context {
  return {
    text,
    subject: undefined,
    counted: undefined,
    verb: null,
    kind: undefined,
    work: undefined,
    project: undefined,
    strength: null,
    period,
    last: undefined,
    prefix: undefined,
  }
}

/** Reads one clause: its figures, or the phrase that stands for a figure. */
export function readClause(clause: Clause, context: Context, steps: Steps): Draft[] {
  const { text } = context
  const quantities = quantitiesIn(text, clause.start, clause.end, steps)
  const figures = quantities.filter((quantity) => !quantity.filter && !isInName(text, clause, quantity))
  const drafts = figuresOf(clause, figures, context)
  const phrases = phraseTargets(clause, drafts, context)
  for (const item of phrases) context.subject = item.subject
  if (drafts.length === 0 && phrases.length === 0) rememberWork(clause, context)
  return [...drafts, ...phrases]
}

/** «推动某厂60万吨钾肥项目»: a capacity between a firm's name and the works' name belongs to the name. */
function isInName(text: string, clause: Clause, quantity: Quantity): boolean {
  if (quantity.found?.entry.measure !== 'capacity' || quantity.suffix !== undefined) return false
  if (!/^(?!新?台阶|大关|关口)[一-龥]{2}/.test(text.slice(quantity.after, quantity.after + 3))) return false
  const before = text.slice(Math.max(clause.start, quantity.start - 20), quantity.start)
  const left = before.slice(Math.max(before.lastIndexOf('、'), before.lastIndexOf('，')) + 1)
  return left.length >= 4 && verbEndingAt(left, left.length) === undefined && !verbAtEnd(left)
}

function verbAtEnd(words: string): boolean {
  return /(?:达到|超过|约|新增|增加|不少于|不低于|处理|能力)$/.test(words)
}

function figuresOf(clause: Clause, figures: readonly Quantity[], context: Context): Draft[] {
  const drafts: Draft[] = []
  let from = clause.start
  let base: Quantity | undefined
  let bases: Quantity[] = []
  for (let index = 0; index < figures.length; index += 1) {
    const quantity = figures[index]
    if (quantity === undefined) continue
    const next = figures[index + 1]
    if (isBase(context.text, clause, quantity, next)) {
      base = quantity
      continue
    }
    const group = groupFrom(context.text, figures, index)
    if (areBases(context.text, clause, group, figures[index + group.length])) {
      bases = group
      index += group.length - 1
      continue
    }
    const places = group.map((item, at) => ({
      clause,
      quantity: item,
      from: at === 0 ? from : (group[at - 1]?.after ?? from),
      right: rightOf(context.text, item, figures[index + at + 1]?.start ?? clause.end),
    }))
    const made =
      bases.length === places.length && bases.length > 1
        ? pairedFrom(places, bases, context)
        : readGroup(places, context, base)
    bases = []
    drafts.push(...made)
    const last = places.at(-1)
    from = last === undefined ? from : Math.max(last.quantity.after, last.right.end)
    index += group.length - 1
    base = undefined
    remember(made, context, clause)
  }
  return drafts
}

const BARE_GAP =
  /^(?:[、和及与，/]|以及){1,2}(?:力争|争取|约|不少于|不低于|超过|确保|达到|增长|下降|提高|降低|提升|减少|同比增长)?$/

/** A figure and the bare figures that follow it: «5.5%、6.5%左右», «1家、力争2家». */
function groupFrom(text: string, figures: readonly Quantity[], index: number): Quantity[] {
  const first = figures[index]
  const group = first === undefined ? [] : [first]
  for (let at = index + 1; at < figures.length; at += 1) {
    const item = figures[at]
    const before = group.at(-1)
    if (item === undefined || before === undefined || !BARE_GAP.test(text.slice(before.after, item.start))) break
    const paired = text.slice(Math.max(0, (first?.start ?? 0) - 16), first?.start ?? 0).includes('分别')
    if (
      (before.unit !== item.unit && !paired) ||
      /^(?!分别|各自|均)[一-龥]/.test(text.slice(item.after, item.after + 2))
    )
      break
    group.push(item)
  }
  return group
}

function readGroup(places: readonly Place[], context: Context, base: Quantity | undefined): Draft[] {
  const [first, ...rest] = places
  if (first === undefined) return []
  const made = usable(targetOf(first, context, { base }), context.text)
  if (rest.length === 0) return made
  const paired = made.length === places.length && made[0]?.shared !== null
  const opening = made[0]
  if (opening === undefined) return []
  const bound = boundBefore(context.text, first)
  const later = rest.map((place, index) => {
    const subject = paired ? (made[index + 1]?.subject ?? opening.subject) : opening.subject
    return usable(targetOf(place, context, { subject, like: opening, bound }), context.text)
  })
  return shareSuffix(context.text, [opening, ...later.flat()])
}

/** A time, a score or a multiple sets a target only where a statistic or a duration has it: not «绕20分钟». */
function isIdleTime(item: Draft, text: string): boolean {
  const measure = item.unit === null ? undefined : unitEntry(item.unit)?.measure
  if (measure !== 'level' || item.measure === 'change') return false
  const name = plainSubject(text, item.subject)
  return !endsLikeIndicator(name) && !isDuration(name) && item.direction !== 'down'
}

/** «分别突破800亿元、450亿元»: a comparator before the first value holds for the bare ones behind it. */
function boundBefore(text: string, first: Place): boolean {
  return first.quantity.suffix === undefined && readHead(text, first.from, first.quantity.start, true).before !== null
}

function usable(drafts: readonly Draft[], text: string): Draft[] {
  return drafts.filter((item) => item.unit !== '' && item.subject.length > 0 && !isIdleTime(item, text))
}

/** The words behind a figure that name what it counts: «1家科技型企业IPO», up to the next sign. */
function rightOf(text: string, quantity: Quantity, stop: number): { start: number; end: number } {
  let start = quantity.after
  if (text.charAt(start) === '的') start += 1
  const measure = quantity.found?.entry.measure
  let end = start
  while (end < stop && end - start < 40 && !isGapEnd(text, end)) end += 1
  const words = text.slice(start, end)
  if (words === '' || measure === 'share' || measure === 'level') return { start: quantity.after, end: quantity.after }
  if (
    /^(?:[）以及并”等均]|左右|以上|的基础|新?台阶|大关|关口)/.test(words) ||
    (words.length > 3 && stop < end + 1 && /(?:达到|超过|增长|提高)$/.test(words))
  )
    return { start: quantity.after, end: quantity.after }
  return { start, end }
}

function isGapEnd(text: string, at: number): boolean {
  const char = text.charAt(at)
  if ('、，；：。！（'.includes(char)) return true
  return (
    '和及与'.includes(char) &&
    /^[和及与](?:新|建|改|[^，。；]{1,12}\d)/.test(text.slice(at, at + 14)) &&
    GAP_END.includes(char)
  )
}

/** A figure that another one starts from: «由800元提高到950元», «在增长9%的基础上». */
function isBase(text: string, clause: Clause, quantity: Quantity, next: Quantity | undefined): boolean {
  const behind = text.slice(quantity.after, quantity.after + 8)
  const before = text.slice(Math.max(clause.start, quantity.start - 16), quantity.start)
  if (/^的?(?:基础|水平)上/.test(behind)) return true
  if (next !== undefined && BASE_RATE.test(text.slice(quantity.after, next.start))) return true
  return next !== undefined && /[由从][^，。；]{0,14}$/.test(before) && BASE_BEHIND.test(behind)
}

/** «由700元、520元分别提高到735元、550元»: where each of several values starts from. */
function areBases(text: string, clause: Clause, group: readonly Quantity[], next: Quantity | undefined): boolean {
  const [first] = group
  const last = group.at(-1)
  if (group.length < 2 || first === undefined || last === undefined || next === undefined) return false
  const before = text.slice(Math.max(clause.start, first.start - 16), first.start)
  const behind = text.slice(last.after, last.after + 10).replace(/^(?:分别|各自?|均)/, '')
  return /[由从][^，。；]{0,14}$/.test(before) && BASE_BEHIND.test(behind)
}

/** The values of such a list: one subject each where the head names as many, else all of one. */
function pairedFrom(places: readonly Place[], bases: readonly Quantity[], context: Context): Draft[] {
  const [first] = places
  const [base] = bases
  if (first === undefined || base === undefined) return []
  const opening = targetOf(first, context, { base, paired: true })
  const made = places.map((place, at) => {
    const subject = opening[at]?.subject ?? opening[0]?.subject ?? []
    const [like] = opening
    const [item] = at === 0 || like === undefined ? opening : targetOf(place, context, { subject, like })
    const from = bases[at]
    return item === undefined || from === undefined
      ? []
      : [{ ...item, subject, baseline: context.text.slice(from.start, from.end) }]
  })
  return usable(made.flat(), context.text)
}

function remember(made: readonly Draft[], context: Context, clause: Clause): void {
  const last = made.at(-1)
  if (last === undefined) return
  const isDetail = last.role === 'part' || last.role === 'beneficiary' || last.role === 'dimension'
  if (!isDetail) {
    context.subject = last.subject
    if (last.measure === 'count') context.counted = last.subject
    context.kind = last.kind === 'indicator-target' ? 'indicator-target' : 'quantified-task'
    if (last.kind === 'quantified-task') context.work = workOf(last.subject, last.action, context.text)
    if (/项目$/.test(plainSubject(context.text, last.subject))) context.project = last.subject
  }
  if (last.action !== null && isVerb(last.action)) context.verb = last.action
  if (clause.sign === '；') context.strength = last.strength
  context.last = last
}

/** Under 分别 with one unit the word after the last value covers those before it that have none. */
function shareSuffix(text: string, drafts: Draft[]): Draft[] {
  const result = [...drafts]
  for (let at = result.length - 1; at > 0; at -= 1) {
    const item = result[at]
    const before = result[at - 1]
    if (item === undefined || before === undefined || item.shared === null || before.shared === null) continue
    const between = text.slice(before.vend ?? 0, item.vstart ?? 0)
    if (before.unit !== item.unit || before.comparator !== 'eq' || !/^[、和及与，]{1,2}$/.test(between)) continue
    if (
      item.comparator === 'gte' ||
      item.comparator === 'lte' ||
      item.comparator === 'within' ||
      item.comparator === 'approx'
    )
      result[at - 1] = { ...before, comparator: item.comparator, strict: item.strict }
  }
  return result
}

/** A clause without a figure names the work that the next clause counts («实施改造工程，惠及8个小区»). */
function rememberWork(clause: Clause, context: Context): void {
  const { text } = context
  if (clause.end - clause.start > 60) return
  const head = readHead(text, clause.start, clause.end, false)
  const { start, end } = head.noun
  const length = end - start
  if (
    length < 2 ||
    length > 36 ||
    (/[“”]?(?:机制|制度|体系|工作)$/.test(text.slice(start, end)) === true && !/项目/.test(text.slice(start, end)))
  )
    return
  const project = /(?:重大|重点|招商引资|产业|在建|续建|政府投资|民间投资)?项目/.exec(text.slice(start, end))
  const noun: Subject = [[start, end]]
  context.project = project === null ? noun : [[start + project.index, start + project.index + project[0].length]]
  context.work = head.verb === null ? noun : workOf(noun, head.verb, text)
  context.subject = noun
  if (head.verb !== null) context.verb = head.verb
}

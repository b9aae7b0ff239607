import type { Comparator } from '../../contract/engines/commitment.ts'
import { type Draft, draft, plainSubject, type Subject } from './draft.ts'
import { type Head, readHead } from './head.ts'
import { countsMoney, countsPersons, endsLikeIndicator } from './lexicon/statistics.ts'
import { readingOf } from './measure.ts'
import type { Quantity } from './quantity.ts'
import { roleOf } from './role.ts'
import { type Context, NOMINAL, type Place, subjectsOf } from './subject-of.ts'

function comparatorOf(quantity: Quantity, head: Head): { comparator: Comparator; strict: boolean } {
  if (Array.isArray(quantity.value)) return { comparator: 'range', strict: false }
  const before = head.before
  if (quantity.suffix !== undefined && before?.strict !== true) return { comparator: quantity.suffix, strict: false }
  if (before !== null) return { comparator: before.comparator, strict: before.strict && quantity.suffix === undefined }
  if (quantity.more) return { comparator: 'gte', strict: false }
  return { comparator: quantity.suffix ?? 'eq', strict: false }
}

function bareUnit(name: string): string {
  return countsPersons(name) ? '人' : countsMoney(name) ? '元' : ''
}

export interface Given {
  /** The figure that the target starts from («由800元提高到950元»). */
  readonly base?: Quantity | undefined
  /** Several values start from several figures: «分别» stands between them. */
  readonly paired?: boolean
  /** Subject and record of the list's first figure, for a bare one. */
  readonly subject?: Subject
  readonly like?: Draft
  /** The first figure's comparator stands before it and holds for the bare ones too. */
  readonly bound?: boolean
}

/** Reads one figure in its clause into records: one, or one per subject under 分别, 均, 各. */
export function targetOf(place: Place, context: Context, given: Given): Draft[] {
  const { text } = context
  const { quantity } = place
  const percent = quantity.unit === '%' || quantity.unit === '百分点' || quantity.unit === '‰'
  const head =
    given.base === undefined ? readHead(text, place.from, quantity.start, percent) : fromToHead(place, given.base, text)
  if (given.subject !== undefined && given.like !== undefined)
    return [likeFirst(build(place, head, given.subject, context), given, head)]
  if (given.paired === true) head.shared = '分别'
  const made = subjectsOf(place, head, context).map((subject) => build(place, head, subject, context))
  if (given.base !== undefined) for (const item of made) item.baseline = text.slice(given.base.start, given.base.end)
  return made
}

function fromToHead(place: Place, base: Quantity, text: string): Head {
  const words = text.slice(place.from, base.start)
  const cut = Math.max(words.lastIndexOf('由'), words.lastIndexOf('从'))
  const head = readHead(text, place.from, cut < 0 ? base.start : place.from + cut, true)
  const tail = readHead(text, base.after, place.quantity.start, true)
  return { ...head, reach: tail.reach ?? '到', change: tail.change, before: tail.before }
}

function likeFirst(item: Draft, given: Given, head: Head): Draft {
  const first = given.like ?? item
  const stretch = head.strength !== null && first.shared === null
  const bound = given.bound === true && item.comparator === 'eq'
  return {
    ...item,
    comparator: bound ? first.comparator : item.comparator,
    strict: bound ? first.strict : item.strict,
    kind: first.kind,
    measure: first.measure,
    direction: head.change === 'fall' ? 'down' : first.direction,
    action: first.action,
    shared: first.shared,
    start: first.start,
    role: stretch ? 'stretch' : first.role,
    core: stretch ? false : first.core,
  }
}

function build(place: Place, head: Head, subject: Subject, context: Context): Draft {
  const { text } = context
  const { quantity, clause } = place
  const name = plainSubject(text, subject)
  const reading = readingOf(quantity, withVerb(head, context, place), name)
  const { comparator, strict } = comparatorOf(quantity, head)
  const role = roleOf(place, head, name, context)
  if (head.strength !== null) context.strength = head.strength
  return draft({
    kind: reading.kind === 'project' ? 'quantified-task' : reading.kind,
    start: startOf(place, text),
    end: Math.max(quantity.after, place.right.end),
    vstart: quantity.start,
    vend: quantity.end,
    subject: subject.length > 0 ? subject : [[clause.start, quantity.start]],
    action:
      head.verb ??
      head.tailVerb ??
      head.changeWord ??
      head.reach ??
      (place.from === clause.start ? null : context.verb),
    comparator,
    strict,
    value: quantity.value,
    unit: quantity.unit ?? (quantity.pure === true ? null : bareUnit(name)),
    measure: reading.measure,
    direction: head.change === 'fall' ? 'down' : null,
    strength: head.strength ?? context.strength,
    baseline: head.baseline === null ? null : text.slice(head.baseline.start, head.baseline.end),
    per: /^(?:全[国省市区县])?(每[一-龥]{1,12}?(?:人口|居民|人|户|公里|老人|儿童|学生))/.exec(name)?.[1] ?? null,
    shared: head.shared,
    annualized: head.annualized,
    period: context.period,
    past: clause.past,
    ...role,
  })
}

/** A figure later in a list is read with the verb that opened the list. */
function withVerb(head: Head, context: Context, place: Place): Head {
  if (head.verb !== null || head.tailVerb !== null || place.from === place.clause.start) return head
  if (head.noun.end <= head.noun.start && head.before !== null) return head
  if (head.change !== null || head.reach !== null) return head
  const opening = context.last
  const listed = opening?.kind === 'quantified-task' && (opening.vstart ?? 0) >= place.clause.start
  if (!listed && endsLikeIndicator(context.text.slice(head.noun.start, head.noun.end))) return head
  return { ...head, verb: context.verb }
}

function startOf(place: Place, text: string): number {
  let start = place.clause.start
  while (start < place.quantity.start && '，、；：“”·*— '.includes(text.charAt(start)) && text.charAt(start) !== '“')
    start += 1
  return start
}

/** The work behind a beneficiary: «改造老旧小区» → 老旧小区改造. */
export function workOf(subject: Subject, verb: string | null, text: string): Subject {
  const name = plainSubject(text, subject)
  return verb !== null && NOMINAL.test(verb) && !name.includes(verb) && verb !== '实施' && verb !== '新建'
    ? [...subject, verb]
    : subject
}

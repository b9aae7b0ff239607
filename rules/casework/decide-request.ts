import type { CaseClockState, CaseEvent, CaseState, OpenRequest, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import type { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { LIMIT_FAMILY, limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType, Request } from '@citybrain/contract/pack/case-type.ts'
import type { CompiledCalendar } from '../clock/index.ts'
import { type CaseActor, hindranceOf, isAmong, whereOf } from './access.ts'
import { dueAfter, dueOf } from './clocks.ts'
import { eventOf } from './context.ts'
import type { Deciding } from './decide-outcome.ts'
import { ownItem } from './decide-work.ts'
import { itemOf } from './flow.ts'
import { beginMove, type Move, settlePauses } from './moving.ts'
import { enoughOf, itemGone, notAhead, notNow, notYours, tooLate, tooLong } from './refusals.ts'
import { REQUEST_WORDS } from './words.ts'

const ruleFor = (type: CaseType, kind: Request['key']) => type.requests.find(({ key }) => key === kind)

const hasMost = ({ counts }: CaseState, { key, most }: Request) => (counts[`granted.${key}`] ?? 0) >= most

type Asking = CommandOf<'ask-extension'> | CommandOf<'ask-suspension'>

/** Asking stops no clock; granting does. */
export function decideAsk(deciding: Deciding, asking: Asking): CaseEvent {
  const { context } = deciding
  const kind = asking.do === 'ask-extension' ? 'extension' : 'suspension'
  const { item } = ownItem(deciding, asking.item)
  const refused = hinderedAsking(deciding, item, kind)
  if (refused) throw refused
  const asked: OpenRequest = {
    ...{ id: asking.request, kind, item: item.number, by: context.actor.person, at: context.now },
    ...{ reason: asking.reason, limit: null, until: null },
    ...(asking.do === 'ask-extension' && { limit: asking.limit }),
    ...(asking.do === 'ask-suspension' && { until: asking.until && new Date(asking.until).toISOString() }),
  }
  checkAsked(deciding, item, asked)
  return eventOf('case.asked', context, { step: item.step, reason: asking.reason, delta: { asked }, told: { kind } })
}

/** Why somebody who has the item can't ask for that now, whatever they would ask for; null where they can. */
export function hinderedAsking(
  {
    type,
    state,
    context,
  }: Pick<Deciding, 'type' | 'state'> & { context: Pick<Deciding['context'], 'now' | 'calendar'> },
  item: WorkItem,
  kind: Request['key'],
): Refusal | null {
  const rule = ruleFor(type, kind)
  if (!rule?.in.includes(item.step)) return notNow(REQUEST_WORDS[kind])
  if (state.requests.some((one) => one.item === item.number && one.kind === kind))
    return notNow({ zh: '再次申请（已有申请待批）', en: 'ask again while a request is open' })
  if (hasMost(state, rule)) return enoughOf(REQUEST_WORDS[kind], rule.most)
  if (kind === 'suspension')
    return state.suspensions.some((one) => one.item === item.number) ? notNow(REQUEST_WORDS[kind]) : null
  const clocks = clocksOf(state, item)
  if (clocks.length === 0) return notNow(REQUEST_WORDS[kind])
  const late = clocks.filter((clock) => isLate(context.calendar, clock, context.now))
  // That others let the case's own clock pass is no reason to grant them nothing.
  const own = late.some(({ department }) => department === item.department)
  return own || late.length === clocks.length ? tooLate() : null
}

/** What is asked for fits: a unit that some clock counts in, not longer than may be, and a day to come. */
function checkAsked({ type, state, context }: Deciding, item: WorkItem, asked: OpenRequest): void {
  const { now, calendar } = context
  const { limit, until, kind } = asked
  if (limit !== null && lengthened({ state, calendar }, item, asked).length === 0) {
    if (clocksOf(state, item).some((clock) => isSameFamily(clock, asked))) throw tooLate()
    throw notNow({
      zh: '以此单位延期（没有以该单位计算的期限）',
      en: 'lengthen it in this unit, since no clock of it counts so',
    })
  }
  if (until !== null && until <= now) throw notAhead()
  const longest = ruleFor(type, kind)?.longest ?? null
  if (longest === null) return
  const end = limit === null ? until : dueAfter(calendar, now, limit)
  if (end === null || end > dueAfter(calendar, now, longest)) throw tooLong(REQUEST_WORDS[kind], limitWords(longest))
}

/** Clocks that an extension may lengthen: the item's own and those of the case, as long as they measure something. */
const clocksOf = ({ clocks }: CaseState, item: Pick<WorkItem, 'number'>) =>
  clocks.filter(
    ({ key, suspendable, stand }) =>
      stand === 'runs' && (key === `step:${item.number}` || (suspendable && key.startsWith('case:'))),
  )

const isLate = (calendar: CompiledCalendar, clock: CaseClockState, at: Instant) => (dueOf(calendar, clock) ?? at) < at

const isSameFamily = (clock: CaseClockState, { limit }: Pick<OpenRequest, 'limit'>) =>
  limit !== null && LIMIT_FAMILY[clock.limit.unit] === LIMIT_FAMILY[limit.unit]

/** Those that count in its unit, and whose deadline hadn't passed when it was asked for. */
function lengthened(
  { state, calendar }: { readonly state: CaseState; readonly calendar: CompiledCalendar },
  item: Pick<WorkItem, 'number'>,
  asked: OpenRequest,
): CaseClockState[] {
  return clocksOf(state, item).filter((clock) => isSameFamily(clock, asked) && !isLate(calendar, clock, asked.at))
}

/** Whether they answer it: whoever approves such requests, and never whoever asked. */
export function mayAnswer({ type, state }: Pick<Deciding, 'type' | 'state'>, request: OpenRequest, actor: CaseActor) {
  const rule = ruleFor(type, request.kind)
  if (!rule || request.by.id === actor.person.id) return false
  return isAmong(rule.approver, actor, state, whereOf(state, itemOf(state, request.item)))
}

export function decideAnswer(deciding: Deciding, answer: CommandOf<'answer'>): CaseEvent {
  const { type, state, context } = deciding
  const request = state.requests.find(({ id }) => id === answer.request)
  const item = request && itemOf(state, request.item)
  const rule = request && ruleFor(type, request.kind)
  if (!request || !item || !rule) throw itemGone()
  if (!mayAnswer(deciding, request, context.actor))
    throw notYours({
      zh: `审批${REQUEST_WORDS[request.kind].zh}`,
      en: `answer this request (${REQUEST_WORDS[request.kind].en})`,
    })
  // Branches ask side by side, each while there was one left.
  if (answer.grant && hasMost(state, rule)) throw enoughOf(REQUEST_WORDS[request.kind], rule.most)
  const move = beginMove({ type, before: state, context })
  move.delta.answered = request.id
  if (answer.grant) grant(move, request, lengthened({ state, calendar: context.calendar }, item, request))
  const { kind, limit, until, by: asker } = request
  const told = { kind, granted: answer.grant, limit, until, asker }
  return eventOf('case.answered', context, { step: item.step, reason: answer.reason, delta: move.delta, told })
}

function grant(move: Move, { kind, item, limit, until }: OpenRequest, clocks: readonly CaseClockState[]): void {
  move.delta.counted = { [`granted.${kind}`]: 1 }
  if (limit !== null) for (const { key } of clocks) move.delta.clocks.push({ do: 'extend', key, by: limit })
  if (kind === 'extension') return
  move.delta.suspended = { item, since: move.at, until }
  settlePauses(move, [...move.before.suspensions.map((one) => one.item), item])
}

/** Whoever may approve a suspension, or has the work, ends it; the product does when its day has come. */
export function mayResume({ type, state }: Pick<Deciding, 'type' | 'state'>, item: WorkItem, actor: CaseActor) {
  const rule = ruleFor(type, 'suspension')
  if (rule && isAmong(rule.approver, actor, state, whereOf(state, item))) return true
  return hindranceOf(type, state, item, actor) === null
}

export function decideResume(deciding: Deciding, { item: number, reason }: CommandOf<'resume'>): CaseEvent {
  const { state, context } = deciding
  const item = itemOf(state, number)
  if (!item || !state.suspensions.some((one) => one.item === number))
    throw notNow({ zh: '解除挂账', en: 'end a suspension that there isn’t' })
  if (!mayResume(deciding, item, context.actor)) throw notYours({ zh: '解除挂账', en: 'end the suspension' })
  return resumed(deciding, { item, reason, at: context.now })
}

/** The suspension ends on its day, however late that is noticed: nobody gains time by a standstill of the product. */
export function resumed(
  { type, state, context }: Deciding,
  { item, reason, at }: { readonly item: WorkItem; readonly reason: string | null; readonly at: Instant },
): CaseEvent {
  const move = beginMove({ type, before: state, context: { ...context, now: at } })
  move.delta.resumed = item.number
  settlePauses(
    move,
    state.suspensions.map((one) => one.item).filter((one) => one !== item.number),
  )
  return eventOf('case.resumed', context, { step: item.step, reason, delta: move.delta, told: { item: item.number } })
}

import type { CaseEvent, OpenRequest, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import { LIMIT_FAMILY } from '@citybrain/contract/kernel/limit.ts'
import type { Request } from '@citybrain/contract/pack/case-type.ts'
import { hindranceOf, isAmong, isSupervisor, whereOf } from './access.ts'
import { dueOf } from './clocks.ts'
import { eventOf } from './context.ts'
import type { Deciding } from './decide-outcome.ts'
import { itemOf, taskOf } from './flow.ts'
import { beginMove, settlePauses } from './moving.ts'
import { personFor } from './receivers.ts'
import { enoughOf, itemGone, notForYou, notNow, notYours, tooLate } from './refusals.ts'
import { REQUEST_WORDS, wordsOfBy } from './words.ts'

/** The work item, if it is theirs to do. */
export function ownItem({ type, state, context }: Deciding, number: number) {
  const item = itemOf(state, number)
  const step = item && taskOf(type, item)
  if (!item || !step) throw itemGone()
  const hindrance = hindranceOf(type, state, item, context.actor)
  if (hindrance) throw notForYou(hindrance, step, { holder: item.assignee?.name ?? null, by: wordsOfBy(type, step.by) })
  return { item, step }
}

export function decideClaim(deciding: Deciding, { item: number }: CommandOf<'claim'>): CaseEvent {
  const { item } = ownItem(deciding, number)
  const { person } = deciding.context.actor
  const assigned = item.assignee === null ? [{ item: number, assignee: person }] : []
  return eventOf('case.claimed', deciding.context, { step: item.step, delta: { assigned }, told: { item: number } })
}

export function decideRelease(deciding: Deciding, { item: number, reason }: CommandOf<'release'>): CaseEvent {
  const { item } = ownItem(deciding, number)
  if (item.assignee === null) throw notNow({ zh: '退回待领', en: 'release work that nobody has taken' })
  const delta = { assigned: [{ item: number, assignee: null }] }
  return eventOf('case.released', deciding.context, { step: item.step, reason, delta, told: { item: number } })
}

/** Whoever supervises hands any work on; whoever has it hands on their own. */
export function decideAssign(deciding: Deciding, { item: number, to, reason }: CommandOf<'assign'>): CaseEvent {
  const { type, state, context } = deciding
  const item = itemOf(state, number)
  if (!item) throw itemGone()
  const own = item.assignee !== null && item.assignee.id === context.actor.person.id
  if (!own && !isSupervisor(type, state, context.actor, item) && hindranceOf(type, state, item, context.actor) !== null)
    throw notYours({ zh: '改派这项工作', en: 'hand this work on' })
  const assignee = personFor(deciding, item.step, whereOf(state, item).department, to)
  const delta = { assigned: [{ item: number, assignee }] }
  return eventOf('case.assigned', context, { step: item.step, reason, delta, told: { item: number, to: assignee } })
}

const ruleFor = ({ type }: Deciding, kind: Request['key']) => type.requests.find(({ key }) => key === kind)

type Asking = CommandOf<'ask-extension'> | CommandOf<'ask-suspension'>

/** Asking stops no clock; granting does. */
export function decideAsk(deciding: Deciding, asking: Asking): CaseEvent {
  const { state, context } = deciding
  const kind = asking.do === 'ask-extension' ? 'extension' : 'suspension'
  const { item } = ownItem(deciding, asking.item)
  checkAsk(deciding, item, kind)
  const asked: OpenRequest = {
    ...{
      id: asking.request,
      kind,
      item: item.number,
      by: context.actor.person,
      at: context.now,
      reason: asking.reason,
    },
    limit: asking.do === 'ask-extension' ? asking.limit : null,
    until: asking.do === 'ask-suspension' ? asking.until : null,
  }
  if (asked.limit !== null && lengthened(state, item, asked).length === 0)
    throw notNow({
      zh: '以此单位延期（没有以该单位计算的期限）',
      en: 'lengthen it in this unit, since no clock of it counts so',
    })
  return eventOf('case.asked', context, { step: item.step, reason: asking.reason, delta: { asked }, told: { kind } })
}

function checkAsk(deciding: Deciding, item: WorkItem, kind: Request['key']): void {
  const { state, context } = deciding
  const rule = ruleFor(deciding, kind)
  if (!rule?.in.includes(item.step)) throw notNow(REQUEST_WORDS[kind])
  if (state.requests.some((one) => one.item === item.number && one.kind === kind))
    throw notNow({ zh: '再次申请（已有申请待批）', en: 'ask again while a request is open' })
  if ((state.counts[`granted.${kind}`] ?? 0) >= rule.most) throw enoughOf(REQUEST_WORDS[kind], rule.most)
  if (kind === 'suspension' && state.suspensions.some((one) => one.item === item.number))
    throw notNow(REQUEST_WORDS[kind])
  const due = state.clocks.filter((clock) => clock.key === `step:${item.number}` || clock.suspendable)
  const late = due.some((clock) => (dueOf(context.calendar, clock) ?? context.now) < context.now)
  if (kind === 'extension' && late) throw tooLate()
}

/** Clocks that an extension lengthens: the item's own and those of the case, as far as they count in its unit. */
function lengthened(state: Deciding['state'], item: Pick<WorkItem, 'number'>, { limit }: Pick<OpenRequest, 'limit'>) {
  const own = state.clocks.filter(
    ({ key, suspendable }) => key === `step:${item.number}` || (suspendable && key.startsWith('case:')),
  )
  return own.filter((clock) => limit !== null && LIMIT_FAMILY[clock.limit.unit] === LIMIT_FAMILY[limit.unit])
}

export function decideAnswer(deciding: Deciding, answer: CommandOf<'answer'>): CaseEvent {
  const { type, state, context } = deciding
  const request = state.requests.find(({ id }) => id === answer.request)
  const item = request && itemOf(state, request.item)
  const rule = request && ruleFor(deciding, request.kind)
  if (!request || !item || !rule) throw itemGone()
  if (!isAmong(rule.approver, context.actor, state, whereOf(state, item)) || request.by.id === context.actor.person.id)
    throw notYours({
      zh: `审批${REQUEST_WORDS[request.kind].zh}`,
      en: `answer this request (${REQUEST_WORDS[request.kind].en})`,
    })
  const move = beginMove({ type, before: state, at: context.now, chosen: {}, route: context.route })
  move.delta.answered = request.id
  if (answer.grant) {
    move.delta.counted = { [`granted.${request.kind}`]: 1 }
    if (request.kind === 'suspension') suspend(move, request, context.now)
    else for (const clock of lengthened(state, item, request)) extend(move, clock.key, request)
  }
  const told = { kind: request.kind, granted: answer.grant, limit: request.limit, until: request.until }
  return eventOf('case.answered', context, { step: item.step, reason: answer.reason, delta: move.delta, told })
}

type Moving = ReturnType<typeof beginMove>

function suspend(move: Moving, { item, until }: OpenRequest, since: string): void {
  move.delta.suspended = { item, since, until }
  settlePauses(move, [...move.before.suspensions.map((one) => one.item), item])
}

function extend(move: Moving, key: string, { limit }: OpenRequest): void {
  if (limit !== null) move.delta.clocks.push({ do: 'extend', key, by: limit })
}

/** Whoever may approve a suspension, or has the work, ends it; the product does when its day has come. */
export function decideResume(deciding: Deciding, { item: number, reason }: CommandOf<'resume'>): CaseEvent {
  const { type, state, context } = deciding
  const item = itemOf(state, number)
  const rule = ruleFor(deciding, 'suspension')
  if (!item || !rule || !state.suspensions.some((one) => one.item === number))
    throw notNow({ zh: '解除挂账', en: 'end a suspension that there isn’t' })
  const may =
    isAmong(rule.approver, context.actor, state, whereOf(state, item)) ||
    hindranceOf(type, state, item, context.actor) === null
  if (!may) throw notYours({ zh: '解除挂账', en: 'end the suspension' })
  return resumed(deciding, item, reason)
}

export function resumed({ type, state, context }: Deciding, item: WorkItem, reason: string | null): CaseEvent {
  const move = beginMove({ type, before: state, at: context.now, chosen: {}, route: context.route })
  move.delta.resumed = item.number
  settlePauses(
    move,
    state.suspensions.map((one) => one.item).filter((one) => one !== item.number),
  )
  return eventOf('case.resumed', context, { step: item.step, reason, delta: move.delta, told: { item: item.number } })
}

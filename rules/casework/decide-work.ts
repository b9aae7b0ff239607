import type { CaseEvent, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type CaseActor, hasItem, hindranceOf, isSupervisor, whereOf } from './access.ts'
import { eventOf } from './context.ts'
import type { Deciding } from './decide-outcome.ts'
import { itemOf, taskOf } from './flow.ts'
import { personFor } from './receivers.ts'
import { itemGone, notForYou, notNow, notYours } from './refusals.ts'
import { wordsOfBy } from './words.ts'

/** The work item, if it is theirs to do. */
export function ownItem({ type, state, context }: Deciding, number: number) {
  const item = itemOf(state, number)
  const step = item && taskOf(type, item)
  if (!item || !step) throw itemGone()
  const hindrance = hindranceOf(type, state, item, context.actor)
  if (hindrance) throw notForYou(hindrance, { step, holder: item.assignee?.name ?? null, by: wordsOfBy(type, step.by) })
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

/** Whoever supervises hands any work on; whoever has it, or may take it, hands on their own. */
export const mayAssign = (type: CaseType, state: CaseState, item: WorkItem, actor: CaseActor): boolean =>
  hasItem(item, actor) || isSupervisor(type, state, actor, item) || hindranceOf(type, state, item, actor) === null

export function decideAssign(deciding: Deciding, { item: number, to, reason }: CommandOf<'assign'>): CaseEvent {
  const { type, state, context } = deciding
  const item = itemOf(state, number)
  if (!item) throw itemGone()
  if (!mayAssign(type, state, item, context.actor)) throw notYours({ zh: '改派这项工作', en: 'hand this work on' })
  const assignee = personFor(deciding, item.step, whereOf(state, item).department, to)
  const delta = { assigned: [{ item: number, assignee }] }
  return eventOf('case.assigned', context, { step: item.step, reason, delta, told: { item: number, to: assignee } })
}

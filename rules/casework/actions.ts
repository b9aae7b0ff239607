import type { CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { CaseActions, ItemActions } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome } from '@citybrain/contract/pack/flow.ts'
import { hasItem, hindranceOf, isAmong, isSupervisor, maySupervise, whereOf } from './access.ts'
import type { CaseContext } from './context.ts'
import { isReopenable, mayCorrect } from './decide-case.ts'
import { mayHold, minimumOf } from './decide-outcome.ts'
import { hinderedAsking, mayAnswer, mayResume } from './decide-request.ts'
import { mayAssign } from './decide-work.ts'
import { itemOf, stepOf, taskOf } from './flow.ts'

/** Who asks, when, and by which calendar. */
type Asked = Pick<CaseContext, 'actor' | 'now' | 'calendar'>

/** All that somebody may do with the case as it stands: the page offers it, the server refuses the rest. */
export function actionsFor(type: CaseType, state: CaseState, asked: Asked): CaseActions {
  return {
    items: state.items.flatMap((item) => itemActions({ type, state, context: asked }, item) ?? []),
    commands: commandsFor({ type, state, context: asked }),
  }
}

interface Asking {
  readonly type: CaseType
  readonly state: CaseState
  readonly context: Asked
}

function itemActions(asking: Asking, item: WorkItem): ItemActions | null {
  const { type, state, context } = asking
  const step = taskOf(type, item)
  if (!step) return null
  const hindrance = hindranceOf(type, state, item, context.actor)
  const mine = hindrance === null
  const isOpen = (outcome: Outcome) =>
    (!outcome.guard || mayHold(outcome, outcome.guard.condition, state)) &&
    (minimumOf(context.calendar, item, { step, outcome }) ?? context.now) <= context.now
  return {
    ...{ item: item.number, hindrance },
    // Open: no guard keeps it whatever its form says, and the step's statutory minimum is over.
    outcomes: mine ? step.outcomes.map((outcome) => ({ key: outcome.key, open: isOpen(outcome) })) : [],
    mayClaim: mine && item.assignee === null,
    mayRelease: mine && hasItem(item, context.actor),
    mayAssign: mayAssign(type, state, item, context.actor),
    mayAsk: mine
      ? (['extension', 'suspension'] as const).filter((kind) => hinderedAsking(asking, item, kind) === null)
      : [],
  }
}

function commandsFor(asking: Asking): CaseCommand['do'][] {
  const { type, state, context } = asking
  const { actor } = context
  const commands: CaseCommand['do'][] = ['comment']
  const among = (by: Parameters<typeof isAmong>[0]) => isAmong(by, actor, state, whereOf(state, state.items[0] ?? null))
  if (state.end !== null) {
    if (isReopenable(asking, context) && type.reopening?.by.some(among)) commands.push('reopen')
    return commands
  }
  const within = (steps: readonly string[]) =>
    state.items.length > 0 && state.items.every(({ step }) => steps.includes(step))
  if (type.withdrawal && actor.reporter && within(type.withdrawal.in)) commands.push('withdraw')
  if (type.merging && among(type.merging.by) && within(type.merging.in)) commands.push('merge')
  if (isSupervisor(type, state, actor) || actor.reporter) commands.push('urge')
  if (maySupervise(type, state, actor)) commands.push('supervise')
  const waits = state.items.some(({ step }) => stepOf(type, step).kind === 'wait')
  if (waits && isSupervisor(type, state, actor)) commands.push('go-on')
  if (mayCorrect(asking, actor)) commands.push('correct')
  if (state.requests.some((request) => mayAnswer(asking, request, actor))) commands.push('answer')
  if (state.suspensions.some(({ item }) => mayResumeItem(asking, item))) commands.push('resume')
  return commands
}

function mayResumeItem(asking: Asking, number: number): boolean {
  const item = itemOf(asking.state, number)
  return item !== null && mayResume(asking, item, asking.context.actor)
}

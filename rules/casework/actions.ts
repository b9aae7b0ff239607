import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { CaseActions, ItemActions } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type CaseActor, hindranceOf, isAmong, isSupervisor, whereOf } from './access.ts'
import { holds } from './condition.ts'
import { taskOf } from './flow.ts'

/** All that somebody may do with the case as it stands: the page offers it, the server refuses the rest. */
export function actionsFor(type: CaseType, state: CaseState, actor: CaseActor): CaseActions {
  return {
    items: state.items.flatMap((item) => itemActions(type, state, item, actor) ?? []),
    commands: commandsFor(type, state, actor),
  }
}

function itemActions(
  type: CaseType,
  state: CaseState,
  item: CaseState['items'][number],
  actor: CaseActor,
): ItemActions | null {
  const step = taskOf(type, item)
  if (!step) return null
  const hindrance = hindranceOf(type, state, item, actor)
  const mine = hindrance === null
  const has = item.assignee !== null && item.assignee.id === actor.person.id
  const open = (kind: 'extension' | 'suspension') =>
    type.requests.some(
      (rule) => rule.key === kind && rule.in.includes(item.step) && (state.counts[`granted.${kind}`] ?? 0) < rule.most,
    ) &&
    !state.requests.some((one) => one.item === item.number && one.kind === kind) &&
    !(kind === 'suspension' && state.suspensions.some((one) => one.item === item.number))
  return {
    ...{ item: item.number, hindrance },
    outcomes: mine
      ? step.outcomes.map((outcome) => ({
          key: outcome.key,
          open: !outcome.guard || holds(outcome.guard.condition, state),
        }))
      : [],
    mayClaim: mine && item.assignee === null,
    mayRelease: mine && has,
    mayAssign: mine || has || isSupervisor(type, state, actor, item),
    mayAsk: mine ? (['extension', 'suspension'] as const).filter(open) : [],
  }
}

function commandsFor(type: CaseType, state: CaseState, actor: CaseActor): CaseCommand['do'][] {
  const commands: CaseCommand['do'][] = ['comment']
  const among = (by: Parameters<typeof isAmong>[0]) => isAmong(by, actor, state, whereOf(state, state.items[0] ?? null))
  if (state.end !== null) {
    if (type.reopening?.from.includes(state.end) && type.reopening.by.some(among)) commands.push('reopen')
    return commands
  }
  const within = (steps: readonly string[]) =>
    state.items.length > 0 && state.items.every(({ step }) => steps.includes(step))
  const supervises = isSupervisor(type, state, actor)
  if (type.withdrawal && actor.reporter && within(type.withdrawal.in)) commands.push('withdraw')
  if (type.merging && among(type.merging.by) && within(type.merging.in)) commands.push('merge')
  if (supervises || actor.reporter) commands.push('urge')
  if (supervises) commands.push('supervise', 'correct')
  const approves = (kind: string) => type.requests.some((rule) => rule.key === kind && among(rule.approver))
  if (state.requests.some(({ kind }) => approves(kind))) commands.push('answer')
  if (state.suspensions.length > 0 && approves('suspension')) commands.push('resume')
  return commands
}

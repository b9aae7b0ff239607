import type { CaseChild, CaseDelta, CaseEvent, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import type { WaitStep } from '@citybrain/contract/pack/flow.ts'
import { isSupervisor } from './access.ts'
import { eventOf } from './context.ts'
import type { Deciding } from './decide-outcome.ts'
import { itemOf, stepOf } from './flow.ts'
import { beginMove, enterStep, leaveItem, settlePauses } from './moving.ts'
import { notNow, notYours } from './refusals.ts'

/** A case was opened in the course of this one; null where that is known already. */
export function decideChildOpened({ state, context }: Deciding, child: Omit<CaseChild, 'end'>): CaseEvent | null {
  if (state.children.some(({ id }) => id === child.id)) return null
  const step = child.item === null ? null : (itemOf(state, child.item)?.step ?? null)
  const told = { case: child.id, type: child.type }
  return eventOf('case.child-opened', context, { step, delta: { child: { ...child, end: null } }, told })
}

/** A case that was opened in its course has ended: what waited for it goes on. Null where that is known already. */
export function decideChildEnded(
  deciding: Deciding,
  { id, end }: { readonly id: string; readonly end: string },
): CaseEvent | null {
  const { type, state, context } = deciding
  const child = state.children.find((one) => one.id === id)
  if (!child || child.end !== null) return null
  const childEnded = { id, end }
  const told = { case: id, type: child.type, end }
  const item = child.item === null ? null : itemOf(state, child.item)
  const step = item && stepOf(type, item.step)
  const target = step?.kind === 'wait' ? targetOf(step, state, { ...child, end }) : null
  if (!item || target === null) return eventOf('case.child-ended', context, { delta: { childEnded }, told })
  const delta = { ...goOn(deciding, item, target), childEnded }
  return eventOf('case.child-ended', context, { step: item.step, delta, told })
}

/**
 * Whoever supervises the case has it wait no longer: for a case that was never opened, or whose end doesn't come. It goes
 * on as after any end that the step doesn't name; the other case goes on by itself.
 */
export function decideGoOn(deciding: Deciding, { item: number, reason }: CommandOf<'go-on'>): CaseEvent {
  const { type, state, context } = deciding
  const what = { zh: '不再等待另立的案件', en: 'wait no longer for other cases' }
  if (!isSupervisor(type, state, context.actor)) throw notYours(what)
  const item = itemOf(state, number)
  const step = item && stepOf(type, item.step)
  if (!item || step?.kind !== 'wait') throw notNow(what)
  return eventOf('case.went-on', context, { step: step.key, reason, delta: goOn(deciding, item, step.otherwise) })
}

/** The step that waits is left for that one. */
function goOn({ type, state, context }: Deciding, item: WorkItem, target: string): CaseDelta {
  const move = beginMove({ type, before: state, context })
  leaveItem(move, item)
  enterStep(move, target, item.branches)
  settlePauses(
    move,
    state.suspensions.map((one) => one.item),
  )
  return move.delta
}

/** Where a step that waits goes on; null where it waits for others yet. Where their ends disagree, otherwise. */
function targetOf(step: WaitStep, { children }: CaseState, ended: CaseChild): string | null {
  const target = ({ end }: Pick<CaseChild, 'end'>) => step.ends[end ?? ''] ?? step.otherwise
  if (step.when === 'any') return target(ended)
  const all = children.filter(({ item }) => item === ended.item).map((one) => (one.id === ended.id ? ended : one))
  if (all.some(({ end }) => end === null)) return null
  const targets = new Set(all.map(target))
  return targets.size === 1 ? target(ended) : step.otherwise
}

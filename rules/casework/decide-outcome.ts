import type { CaseEvent, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Condition } from '@citybrain/contract/pack/condition.ts'
import type { Outcome, TaskStep } from '@citybrain/contract/pack/flow.ts'
import type { CompiledCalendar } from '../clock/index.ts'
import { earliestAt } from './clocks.ts'
import { holds, judge, type Questioned } from './condition.ts'
import { type CaseContext, eventOf } from './context.ts'
import { standardsFor } from './flow.ts'
import { checkForm } from './form.ts'
import { checkClass } from './matter.ts'
import { beginMove, enterStep, haltBy, leaveItem, type Move, settlePauses, standClock } from './moving.ts'
import { receiverChosen } from './receivers.ts'
import { recurring } from './recurrence.ts'
import { attachmentsWanted, choiceWanted, guarded, reasonWanted, tooEarly } from './refusals.ts'
import { wordsOfInstant } from './words.ts'

export interface Deciding {
  readonly type: CaseType
  readonly state: CaseState
  readonly context: CaseContext
}

type Decided = Omit<CommandOf<'decide'>, 'do'>

/** A way out of a work item. */
export interface Choice {
  readonly item: WorkItem
  readonly step: TaskStep
  readonly outcome: Outcome
}

/** What an outcome of a step makes of the case. Whoever chose it was found to be allowed to. */
export function decideOutcome(deciding: Deciding, { item, step, outcome }: Choice, given: Decided): CaseEvent {
  const { type, state, context } = deciding
  const chosen = choicesOf(deciding, outcome, given)
  checkDemands(deciding, { item, step, outcome }, given)
  const of = {
    ...state,
    ...chosen,
    ...(outcome.chooses.includes('department') && { department: given.department ?? state.department }),
  }
  const data = checkForm({ type, asks: outcome.asks, given: given.data ?? {}, of, tables: context.tables })
  checkGuard(outcome, { ...of, data: { ...of.data, ...data } })
  const receiver = receiverChosen(deciding, { step, outcome }, given)
  const move = beginMove({ type, before: state, chosen: receiver, context })
  Object.assign(move.delta, chosen, Object.keys(data).length > 0 && { data })
  if (receiver.department !== undefined) move.delta.department = receiver.department
  move.delta.doneBy = { [step.key]: context.actor.person }
  moveOn(move, item, outcome)
  Object.assign(move.delta, recurring({ type, before: state, delta: move.delta, openedAt: state.openedAt }, context))
  return eventOf('case.decided', context, {
    ...{ step: step.key, outcome: outcome.key, reason: given.reason, attachments: given.attachments ?? [] },
    ...{
      delta: move.delta,
      told: { item: item.number, effects: outcome.effects.filter((effect) => effect.do !== 'count') },
    },
  })
}

/** Keeps promises, counts, and leaves the item for what comes next, unless it stays. */
export function moveOn(move: Move, item: WorkItem, outcome: Outcome): void {
  const counted: Record<string, number> = outcome.to === null ? {} : { [`step.${item.step}`]: 1 }
  for (const effect of outcome.effects) if (effect.do === 'count') counted[effect.key] = (counted[effect.key] ?? 0) + 1
  move.delta.counted = counted
  for (const key of outcome.keeps) standClock(move, `case:${key}`, 'kept')
  haltBy(move, item.step, outcome.key)
  if (outcome.to !== null) {
    leaveItem(move, item)
    enterStep(move, outcome.to, item.branches)
  }
  settlePauses(
    move,
    move.before.suspensions.map((one) => one.item),
  )
}

/** Class and filing standard, where the outcome asks for them; the limit follows the standard's row. */
function choicesOf(
  { type, state, context }: Deciding,
  outcome: Outcome,
  given: Decided,
): { category?: string; standard?: string } {
  const category = outcome.chooses.includes('category') ? (given.category ?? state.category) : state.category
  if (outcome.chooses.includes('category') && category === null)
    throw choiceWanted(outcome.title, { zh: '类别', en: 'class' })
  if (category !== state.category) checkClass(type, context.tables, category)
  const changed = category !== null && category !== state.category ? { category } : {}
  if (!outcome.chooses.includes('standard')) return changed
  const fitting = standardsFor(type, category).find(({ key }) => key === (given.standard ?? state.standard))
  if (!fitting) throw choiceWanted(outcome.title, { zh: '适用于该类别的立案标准', en: 'filing standard of that class' })
  return { ...changed, standard: fitting.key }
}

/** Until when the step may not be left that way; null where it may at once. */
export function minimumOf(
  calendar: CompiledCalendar,
  { enteredAt }: WorkItem,
  { step, outcome }: Pick<Choice, 'step' | 'outcome'>,
): Instant | null {
  return step.atLeast && !outcome.early && outcome.to !== null
    ? earliestAt(calendar, enteredAt, step.atLeast.limit)
    : null
}

/** Whether a guard holds, or will should the form say so. */
export const mayHold = ({ asks, chooses }: Outcome, condition: Condition, of: Questioned): boolean =>
  judge(condition, of, (operand) => {
    if ('field' in operand) return asks.some(({ field }) => field === operand.field)
    return 'fact' in operand && chooses.some((one) => one === operand.fact)
  }) !== false

function checkGuard({ guard }: Outcome, of: Questioned): void {
  if (guard && !holds(guard.condition, of)) throw guarded(guard.otherwise)
}

function checkDemands({ state, context }: Deciding, { item, step, outcome }: Choice, given: Decided): void {
  if (outcome.reason && given.reason === null) throw reasonWanted(outcome.title)
  if ((given.attachments ?? []).length < outcome.attachments)
    throw attachmentsWanted(outcome.title, outcome.attachments)
  // Whatever the form says; what hangs on it is looked at once it is known.
  if (outcome.guard && !mayHold(outcome, outcome.guard.condition, state)) throw guarded(outcome.guard.otherwise)
  const until = minimumOf(context.calendar, item, { step, outcome })
  if (until !== null && context.now < until) throw tooEarly(step, until, wordsOfInstant(until))
}

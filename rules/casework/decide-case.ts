import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type CaseActor, hasItem, isAmong, isSupervisor, maySupervise, whereOf } from './access.ts'
import { dueAfter } from './clocks.ts'
import { type CaseContext, eventOf, NOWHERE } from './context.ts'
import type { Deciding } from './decide-outcome.ts'
import { stepOf } from './flow.ts'
import { checkForm } from './form.ts'
import { checkClass, checkPosition } from './matter.ts'
import { beginMove, endCase, enterStep, limitClocksAnew, type Move, settlePauses, startCaseClock } from './moving.ts'
import { recurring } from './recurrence.ts'
import { notNow, notYours, reopenedTooLate } from './refusals.ts'
import { wordsOfInstant } from './words.ts'

const moveOf = ({ type, state, context }: Deciding): Move => beginMove({ type, before: state, context })

/** Whether the case stands in one of these steps alone. */
const standsIn = ({ state }: Deciding, steps: readonly string[]) =>
  state.items.length > 0 && state.items.every(({ step }) => steps.includes(step))

export function decideWithdraw(deciding: Deciding, { reason }: CommandOf<'withdraw'>): CaseEvent {
  const { withdrawal } = deciding.type
  const what = { zh: '撤回', en: 'take it back' }
  if (!deciding.context.actor.reporter) throw notYours(what)
  if (!withdrawal || !standsIn(deciding, withdrawal.in)) throw notNow(what)
  const move = moveOf(deciding)
  endCase(move, withdrawal.to)
  return eventOf('case.withdrawn', deciding.context, { reason, delta: move.delta })
}

export function decideReopen(deciding: Deciding, { reason }: CommandOf<'reopen'>): CaseEvent {
  const { type, state, context } = deciding
  const { reopening } = type
  const what = { zh: '重新办理', en: 'open it again' }
  const until = reopenableUntil(type, state, context.calendar)
  if (!reopening || until === null) throw notNow(what)
  if (!reopening.by.some((by) => isAmong(by, context.actor, state, whereOf(state, null)))) throw notYours(what)
  if (context.now > until) throw reopenedTooLate(limitWords(reopening.within), wordsOfInstant(until))
  const move = moveOf(deciding)
  move.delta.ended = null
  move.delta.counted = { reopen: 1, ...resetting(state, reopening.resets) }
  startOpenClocks(move)
  enterStep(move, reopening.to, [])
  settlePauses(move, [])
  return eventOf('case.reopened', context, { reason, delta: move.delta })
}

/** Counts are only added to, so what begins at nothing again is taken back. */
const resetting = ({ counts }: Deciding['state'], keys: readonly string[]): Record<string, number> =>
  Object.fromEntries(keys.flatMap((key) => (counts[key] ? [[key, -counts[key]]] : [])))

/** Until when an ended case may be opened again; null where its end is final. */
export function reopenableUntil(
  { reopening }: CaseType,
  { end, endedAt }: CaseState,
  calendar: CaseContext['calendar'],
): Instant | null {
  if (!reopening || end === null || endedAt === null || !reopening.from.includes(end)) return null
  return dueAfter(calendar, endedAt, reopening.within)
}

/** Whether the case came to an end that may be opened again, and not too long ago. */
export function isReopenable(
  { type, state }: Pick<Deciding, 'type' | 'state'>,
  { now, calendar }: Pick<CaseContext, 'now' | 'calendar'>,
): boolean {
  const until = reopenableUntil(type, state, calendar)
  return until !== null && now <= until
}

/** Clocks that begin with the case: at its opening, and anew when it is opened again. */
export function startOpenClocks(move: Move): void {
  for (const clock of move.type.clocks) if (clock.starts === 'open') startCaseClock(move, clock, null)
}

/** A duplicate goes on under the other case; whoever reported it is told of that one. */
export function decideMerge(deciding: Deciding, { into, reason }: CommandOf<'merge'>): CaseEvent {
  const { type, state, context } = deciding
  const what = { zh: '并案', en: 'merge it' }
  if (!type.merging || into === state.id || !standsIn(deciding, type.merging.in)) throw notNow(what)
  if (!isAmong(type.merging.by, context.actor, state, whereOf(state, state.items[0] ?? null))) throw notYours(what)
  const move = moveOf(deciding)
  endCase(move, type.merging.to)
  move.delta.mergedInto = into
  return eventOf('case.merged', context, { reason, delta: move.delta, told: { into } })
}

export const mayCorrect = ({ type, state }: Pick<Deciding, 'type' | 'state'>, actor: CaseActor): boolean =>
  state.items.some((item) => hasItem(item, actor)) || isSupervisor(type, state, actor)

/** What was entered wrongly is put right with a reason, by whoever supervises or has the case's work. */
export function decideCorrect(deciding: Deciding, { do: _, reason, ...said }: CommandOf<'correct'>): CaseEvent {
  const { type, state, context } = deciding
  if (!mayCorrect(deciding, context.actor)) throw notYours({ zh: '更正案件内容', en: 'correct what it says' })
  if (said.place) checkPosition(type, said.place.position)
  if (said.category !== undefined) checkClass(type, context.tables, said.category)
  const asks = type.fields.map(({ key }) => ({ field: key, required: false, when: null, prefill: null, fresh: false }))
  const data = checkForm({ type, asks, given: said.data ?? {}, of: state, tables: context.tables })
  const delta = {
    ...(said.data && { data }),
    ...(said.category !== undefined && { category: said.category }),
    ...(said.about !== undefined && { about: said.about }),
    ...(said.place && { place: { ...said.place, ...(context.located ?? NOWHERE) } }),
  }
  const again = recurring({ type, before: state, delta, openedAt: state.openedAt }, context)
  const move = moveOf(deciding)
  Object.assign(move.delta, delta)
  limitClocksAnew(move)
  const { clocks } = move.delta
  return eventOf('case.corrected', context, {
    reason,
    delta: { ...delta, ...again, ...(clocks.length > 0 && { clocks }) },
  })
}

export function decideComment({ context }: Deciding, { text, mentions, attachments }: CommandOf<'comment'>): CaseEvent {
  return eventOf('case.commented', context, { reason: text, attachments: attachments ?? [], told: { mentions } })
}

export function decideUrge(deciding: Deciding, { reason }: CommandOf<'urge'>): CaseEvent {
  const { type, state, context } = deciding
  const may = isSupervisor(type, state, context.actor) || context.actor.reporter
  if (!may) throw notYours({ zh: '催办', en: 'urge it' })
  return eventOf('case.urged', context, {
    reason,
    delta: { counted: { urged: 1 } },
    told: { steps: stepsOf(deciding) },
  })
}

export function decideSupervise(deciding: Deciding, { on, reason }: CommandOf<'supervise'>): CaseEvent {
  const { type, state, context } = deciding
  if (!maySupervise(type, state, context.actor)) throw notYours({ zh: '督办', en: 'have it supervised' })
  if (state.supervised === on)
    throw notNow(on ? { zh: '重复督办', en: 'supervise it twice' } : { zh: '解除督办', en: 'end what hasn’t begun' })
  return eventOf('case.supervised', context, { reason, delta: { supervised: on }, told: { on } })
}

const stepsOf = ({ type, state }: Deciding) => state.items.map(({ step }) => stepOf(type, step).title)

import type { CaseEvent, CasePlace, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand, NewCase } from '@citybrain/contract/engines/case-command.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { isAmong } from './access.ts'
import { decideGoOn } from './children.ts'
import { type CaseContext, emptyCase, eventOf } from './context.ts'
import {
  decideComment,
  decideCorrect,
  decideMerge,
  decideReopen,
  decideSupervise,
  decideUrge,
  decideWithdraw,
  startOpenClocks,
} from './decide-case.ts'
import { type Deciding, decideOutcome } from './decide-outcome.ts'
import { decideAnswer, decideAsk, decideResume } from './decide-request.ts'
import { decideAssign, decideClaim, decideRelease, ownItem } from './decide-work.ts'
import { outcomeOf, stepOf } from './flow.ts'
import { checkForm } from './form.ts'
import { checkClass, checkPosition } from './matter.ts'
import { beginMove, enterStep, settlePauses } from './moving.ts'
import { recurring } from './recurrence.ts'
import { attachmentsWanted, ended, noSuchOutcome, notYours } from './refusals.ts'
import { checkSource, type Door } from './reporting.ts'

export interface Opening {
  readonly given: NewCase
  readonly district: CaseState['district']
  /** Where it lies, as space has found it. */
  readonly place: CasePlace
  /** Of the request, by which the same request again is known. */
  readonly digest: string
  /** Whoever has no account comes by the public door, and only by it. */
  readonly door: Door
}

/** The event that opens a case. Throws a refusal where what is given doesn't do. */
export function decideOpen(
  type: CaseType,
  { given, district, place, digest, door }: Opening,
  context: CaseContext,
): CaseEvent {
  const state = emptyCase({
    ...{ district, id: given.id, type: type.key, version: type.version },
    ...{ openedAt: context.now, source: given.source, opener: context.actor.person, openedBy: digest },
  })
  checkSource(type, given.source, door)
  const { opener } = type.opening
  if (opener && !isAmong(opener, context.actor, { ...state, place }, { street: place.street, department: null }))
    throw notYours({ zh: `登记“${type.title.zh}”`, en: `open “${type.title.en}”` })
  // Who can't point to a place says it in words; whoever accepts it finds it.
  if (door === 'staff' || place.address === null) checkPosition(type, place.position)
  checkClass(type, context.tables, given.category)
  if (given.attachments.length < type.opening.attachments) throw attachmentsWanted(type.title, type.opening.attachments)
  const of = { ...state, place, category: given.category }
  const data = checkForm({ type, asks: type.opening.asks, given: given.data, of, tables: context.tables })
  const move = beginMove({ type, before: { ...of, data }, context })
  const reported = given.reporter !== undefined
  Object.assign(move.delta, { data, place, about: given.about, category: given.category })
  if (reported) move.delta.counted = { reporters: 1 }
  startOpenClocks(move)
  enterStep(move, type.starts, [])
  settlePauses(move, [])
  const again = recurring({ type, before: state, delta: move.delta, openedAt: context.now }, context)
  return eventOf('case.opened', context, {
    attachments: given.attachments,
    delta: { ...move.delta, ...again },
    told: { source: given.source, recurs: again.recurs ?? null, ...(reported && { reporter: 1 }) },
  })
}

/** What an ended case still takes. */
const AFTER_THE_END: readonly CaseCommand['do'][] = ['comment', 'reopen']

/** The event that a command makes of a case. Pure: the field app decides offline by the same code. */
export function decide(type: CaseType, state: CaseState, command: CaseCommand, context: CaseContext): CaseEvent {
  const deciding: Deciding = { type, state, context }
  if (state.end !== null && !AFTER_THE_END.includes(command.do)) throw ended(stepOf(type, state.end).title)
  switch (command.do) {
    case 'decide': {
      const { item, step } = ownItem(deciding, command.item)
      const outcome = outcomeOf(step, command.outcome)
      if (!outcome) throw noSuchOutcome(step, command.outcome, step.outcomes)
      return decideOutcome(deciding, { item, step, outcome }, command)
    }
    case 'claim':
      return decideClaim(deciding, command)
    case 'release':
      return decideRelease(deciding, command)
    case 'assign':
      return decideAssign(deciding, command)
    case 'ask-extension':
    case 'ask-suspension':
      return decideAsk(deciding, command)
    case 'answer':
      return decideAnswer(deciding, command)
    case 'resume':
      return decideResume(deciding, command)
    case 'go-on':
      return decideGoOn(deciding, command)
    case 'withdraw':
      return decideWithdraw(deciding, command)
    case 'reopen':
      return decideReopen(deciding, command)
    case 'merge':
      return decideMerge(deciding, command)
    case 'correct':
      return decideCorrect(deciding, command)
    case 'comment':
      return decideComment(deciding, command)
    case 'urge':
      return decideUrge(deciding, command)
    case 'supervise':
      return decideSupervise(deciding, command)
  }
}

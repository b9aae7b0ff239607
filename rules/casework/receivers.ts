import type { CasePerson, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { didApart, isAmong } from './access.ts'
import type { Choice, Deciding } from './decide-outcome.ts'
import { stepOf } from './flow.ts'
import type { Receiver } from './moving.ts'
import { choiceWanted, notForThem } from './refusals.ts'
import { wordsOfBy } from './words.ts'

/** The department and the person that were chosen with an outcome, both such as the next step is meant for. */
export function receiverChosen(
  deciding: Deciding,
  { step, outcome }: Pick<Choice, 'step' | 'outcome'>,
  given: Pick<CommandOf<'decide'>, 'department' | 'assignee'>,
): Partial<Receiver> {
  const chosen: { department?: string; assignee?: CasePerson } = {}
  if (outcome.chooses.includes('department')) {
    const department = given.department ?? deciding.state.department
    if (department === null) throw choiceWanted(outcome.title, { zh: '承办单位', en: 'department' })
    chosen.department = department
  }
  if (outcome.chooses.includes('assignee') && given.assignee !== undefined && outcome.to !== null) {
    const { state, context } = deciding
    const doneBy = { ...state.doneBy, [step.key]: [...(state.doneBy[step.key] ?? []), context.actor.person] }
    const department = chosen.department ?? state.department
    chosen.assignee = personFor({ ...deciding, state: { ...state, doneBy } }, outcome.to, department, given.assignee)
  }
  return chosen
}

/** Accounts that some step would rather go to than to others; what they hold today decides. */
export const preferredIn = (type: CaseType, { doneBy }: Pick<CaseState, 'doneBy'>): string[] =>
  type.steps.flatMap((step) =>
    step.kind === 'task' && step.prefers !== null ? (doneBy[step.prefers]?.at(-1)?.id ?? []) : [],
  )

/** The person, if the step may be theirs. */
export function personFor(
  { type, state, context }: Deciding,
  step: string,
  department: string | null,
  id: string,
): CasePerson {
  const found = context.personOf(id)
  const next = stepOf(type, step)
  const where = { street: state.place.street, department }
  if (next.kind !== 'task' || !found || !isAmong(next.by, { ...found, reporter: false }, state, where)) {
    const by = next.kind === 'task' ? wordsOfBy(type, next.by) : next.title
    throw notForThem(next, {
      zh: `须由${by.zh}办理`,
      en: `it is done by ${by.en}`,
    })
  }
  if (didApart(next, state, found.person.id))
    throw notForThem(next, {
      zh: '办管分离，其办理过本案的前一环节',
      en: 'they did an earlier step, and whoever handled a case doesn’t judge it',
    })
  return found.person
}

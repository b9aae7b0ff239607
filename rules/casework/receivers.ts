import type { CasePerson } from '@citybrain/contract/engines/case.ts'
import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Outcome } from '@citybrain/contract/pack/flow.ts'
import { isAmong } from './access.ts'
import type { Deciding } from './decide-outcome.ts'
import { stepOf } from './flow.ts'
import type { Receiver } from './moving.ts'
import { choiceWanted } from './refusals.ts'
import { wordsOfBy } from './words.ts'

/** The department and the person that were chosen with an outcome, both such as the next step is meant for. */
export function receiverChosen(
  deciding: Deciding,
  outcome: Outcome,
  given: Pick<CommandOf<'decide'>, 'department' | 'assignee'>,
): Partial<Receiver> {
  const chosen: { department?: string; assignee?: CasePerson } = {}
  if (outcome.chooses.includes('department')) {
    const department = given.department ?? deciding.state.department
    if (department === null) throw choiceWanted(outcome.title, { zh: '承办单位', en: 'department' })
    chosen.department = department
  }
  if (outcome.chooses.includes('assignee') && given.assignee !== undefined)
    chosen.assignee = personFor(deciding, outcome.to, chosen.department ?? deciding.state.department, given.assignee)
  return chosen
}

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
    throw new Refusal('Invalid', 'casework.not-for-them', {
      zh: `此人不能办理“${next.title.zh}”：须由${by.zh}办理。请另选人员。`,
      en: `“${next.title.en}” can't be given to this person: it is done by ${by.en}. Choose somebody else.`,
    })
  }
  return found.person
}

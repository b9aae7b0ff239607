import type { CasePerson, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { By, TaskStep } from '@citybrain/contract/pack/flow.ts'
import { taskOf } from './flow.ts'

/** Whoever wants something done: a person with what they hold today, whoever reported it, or the product itself. */
export interface CaseActor {
  readonly person: CasePerson
  readonly holdings: readonly Holding[]
  /** They reported it: the account that opened it, or whoever has its tracking code. */
  readonly reporter: boolean
}

/** Where work lies: what "own street" and "own department" are asked of. */
export interface Where {
  readonly street: string | null
  readonly department: string | null
}

/** Whether somebody is among those meant. */
export function isAmong(by: By, actor: CaseActor, state: CaseState, where: Where): boolean {
  if (by.kind === 'reporter') return actor.reporter
  if (by.kind === 'same') return actor.person.id !== null && state.doneBy[by.step]?.at(-1)?.id === actor.person.id
  return isHeld(by, actor.holdings, where)
}

/** Whether the role is among what they hold, there. */
export const isHeld = (by: By & { kind: 'role' }, holdings: readonly Holding[], where: Where): boolean =>
  holdings.some((holding) => holding.role === by.role && reaches(holding, by.of, where))

function reaches(holding: Holding, of: Extract<By, { kind: 'role' }>['of'], where: Where): boolean {
  if (of === 'district') return true
  if (of === 'street') return where.street !== null && holding.streets.includes(where.street)
  return where.department !== null && holding.departments.includes(where.department)
}

export const whereOf = (state: CaseState, item: WorkItem | null): Where => ({
  street: state.place.street,
  department: item?.department ?? state.department,
})

/** Whether they have taken the item, or cover for whoever has; whoever reported the case may have no account. */
export const hasItem = ({ assignee }: WorkItem, { person, reporter, holdings }: CaseActor): boolean =>
  assignee !== null &&
  (assignee.id === null ? reporter : assignee.id === person.id || coveredBy(holdings).includes(assignee.id))

/** Those who have lent the holder their rights: while they are away their work is the holder's too. */
export const coveredBy = (holdings: readonly Holding[]): string[] => [
  ...new Set(holdings.flatMap(({ by, owner }) => (by.via === 'delegation' && owner !== null ? [owner] : []))),
]

/** Whether they did a step after which this one must be done by another (办管分离). */
export const didApart = ({ apartFrom }: TaskStep, { doneBy }: Pick<CaseState, 'doneBy'>, id: string | null): boolean =>
  id !== null && apartFrom.some((step) => doneBy[step]?.some((one) => one.id === id))

/** Why somebody may not do a work item; null where they may. */
export type Hindrance = 'not-meant' | 'somebody-elses' | 'did-it-themselves'

/**
 * Whether the item is theirs to do: it is meant for them, nobody else has it, and they didn't do a step that must be done
 * by another.
 */
export function hindranceOf(type: CaseType, state: CaseState, item: WorkItem, actor: CaseActor): Hindrance | null {
  const step = taskOf(type, item)
  if (!step || !isAmong(step.by, actor, state, whereOf(state, item))) return 'not-meant'
  if (item.assignee !== null && !hasItem(item, actor)) return 'somebody-elses'
  return didApart(step, state, actor.person.id) ? 'did-it-themselves' : null
}

/** Whether they hand work on, take it back and urge. */
export const isSupervisor = (type: CaseType, state: CaseState, actor: CaseActor, item: WorkItem | null = null) =>
  isAmong(type.supervisor, actor, state, whereOf(state, item))

/** Whether they put a case under supervision (督办): who supervises the type, and to whom its ladders propose it. */
export const maySupervise = (type: CaseType, state: CaseState, actor: CaseActor): boolean =>
  [type.supervisor, ...type.ladders.flatMap(proposedTo)].some((by) => isAmong(by, actor, state, whereOf(state, null)))

const proposedTo = ({ rungs }: CaseType['ladders'][number]) =>
  rungs.flatMap((rung) => (rung.do === 'propose-supervision' ? rung.tell : []))

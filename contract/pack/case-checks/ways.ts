import { didYouMean } from '../../kernel/nearest.ts'
import type { CaseType } from '../case-type.ts'
import type { Outcome, Step, TaskStep } from '../flow.ts'
import { faultsOfChoices } from './conditions.ts'
import { get, nextOf, reachedWithout, tasksOf, walk } from './walk.ts'

/** Every step is reached and has a way to an end; nothing runs in a circle without anybody doing anything. */
export function faultsOfWays(type: CaseType): string[] {
  const others = [type.withdrawal?.to, type.reopening?.to, type.merging?.to].flatMap((to) => to ?? [])
  const reached = walk([type.starts, ...others], (key) => nextOf(get(type, key)))
  const ends = type.steps.filter(({ kind }) => kind === 'end').map(({ key }) => key)
  const leaving = walk(ends, (key) => type.steps.filter((step) => nextOf(step).includes(key)).map((step) => step.key))
  const idle = (key: string) => (isIdle(get(type, key)) ? nextOf(get(type, key)) : [])
  return [
    ...(ends.length === 0 ? ['it has no end'] : []),
    ...type.steps.filter(({ key }) => !reached.has(key)).map(({ key }) => `step ${key} is never reached`),
    ...type.steps.filter(({ key }) => !leaving.has(key)).map(({ key }) => `step ${key} has no way to an end`),
    ...type.steps
      .filter((step) => isIdle(step) && walk(nextOf(step), idle).has(step.key))
      .map(({ key }) => `step ${key} comes back to itself without anybody doing anything`),
    ...tasksOf(type).flatMap((step) => [...faultsOfTask(step), ...faultsOfOutcomes(type, step)]),
    ...faultsOfChoices(
      type,
      'opening',
      type.opening.asks.map(({ when }) => when),
    ),
    ...faultsOfPeople(type),
    ...tasksOf(type).flatMap((step) => faultsOfPreference(type, step)),
    ...faultsOfFresh(type),
    ...faultsOfWaiting(type),
  ]
}

const isIdle = ({ kind }: Step) => kind === 'fork' || kind === 'join'

function faultsOfTask(step: TaskStep): string[] {
  const at = `step ${step.key}`
  // What stays is no way out.
  const open = step.outcomes.every(({ guard, to }) => guard !== null || to === null)
  return [
    ...(open ? [`${at}: each way out has a guard; none may be open`] : []),
    ...(step.deemed ? faultsOfDeemed(at, step, step.deemed.outcome) : []),
  ]
}

/** What counts as decided by itself can't ask anybody for anything. */
function faultsOfDeemed(at: string, { outcomes }: TaskStep, key: string): string[] {
  const outcome = outcomes.find((one) => one.key === key)
  const keys = outcomes.map((one) => one.key)
  if (!outcome) return [`${at}: no outcome ${key}${didYouMean(key, keys)}`]
  // A person may be chosen; without one the work waits for anybody whom the step is meant for.
  const chosen = outcome.chooses.some((one) => one !== 'assignee')
  const demands = chosen || outcome.attachments > 0 || outcome.asks.some((ask) => ask.required)
  return [
    ...(outcome.to === null ? [`${at}: ${key} counts as decided by itself, and decides nothing, since it stays`] : []),
    ...(demands ? [`${at}: ${key} counts as decided by itself, so nobody gives what it asks for`] : []),
    ...(outcome.guard ? [`${at}: ${key} counts as decided by itself, so no guard can keep it`] : []),
  ]
}

function faultsOfOutcomes(type: CaseType, step: TaskStep): string[] {
  return step.outcomes.flatMap((outcome) => {
    const at = `step ${step.key}: outcome ${outcome.key}`
    const { chooses, effects, to } = outcome
    const changes = effects.some((effect) => effect.do === 'change-thing')
    return [
      ...(chooses.includes('category') && type.categories === null
        ? [`${at} chooses a class, and the type has none`]
        : []),
      ...(chooses.includes('standard') && type.standards.length === 0
        ? [`${at} chooses a filing standard, and the type has none`]
        : []),
      ...(to === null && chooses.length > 0
        ? [`${at} stays where it is, so nothing is chosen for what comes next`]
        : []),
      ...(chooses.includes('assignee') && to !== null && get(type, to).kind !== 'task'
        ? [`${at} chooses a person, and nobody does ${to}`]
        : []),
      ...(changes && type.about.length === 0 ? [`${at} changes a thing, and the type is about none`] : []),
      ...faultsOfChoices(type, at, [outcome.guard?.condition ?? null, ...outcome.asks.map(({ when }) => when)]),
    ]
  })
}

/** Steps that nobody could do once a case stood there. */
function faultsOfPeople(type: CaseType): string[] {
  const unassigned = reachedWithout(
    type,
    ({ chooses }) => chooses.includes('department'),
    (step) => step.kind === 'task' && step.department === 'routed',
  )
  return tasksOf(type).flatMap(({ key, by, apartFrom, department }) => {
    if (by.kind === 'role')
      return by.of === 'department' && department !== 'routed' && unassigned.has(key)
        ? [`step ${key} is done by a department, and a way leads there on which none is found`]
        : []
    if (by.kind === 'reporter') return []
    const done = get(type, by.step)
    if (done.kind !== 'task') return [`step ${key} is done by whoever did ${by.step}, which nobody does`]
    if (done.by.kind === 'reporter')
      return [`step ${key} is done by whoever did ${by.step}; that is the reporter, so say so`]
    return [
      ...(apartFrom.includes(by.step) ? [`step ${key} is done by whoever did ${by.step}, and by nobody who did`] : []),
      ...(reachedWithout(type, isDoneIn(by.step)).has(key)
        ? [`step ${key} is done by whoever did ${by.step}, and a way leads there on which nobody did`]
        : []),
    ]
  })
}

/** Whom a step prefers has done a step, and may do this one. */
function faultsOfPreference(type: CaseType, { key, by, prefers, apartFrom }: TaskStep): string[] {
  if (prefers === null) return []
  const done = get(type, prefers)
  const at = `step ${key} prefers whoever did ${prefers}`
  return [
    ...(done.kind !== 'task' || done.by.kind === 'reporter' ? [`${at}, which nobody of the district does`] : []),
    ...(by.kind === 'role' ? [] : [`${at}, and is done by one person alone`]),
    ...(apartFrom.includes(prefers) ? [`${at}, and is done by nobody who did`] : []),
  ]
}

/** What is given anew each time was given before, and isn't filled in from the case. */
function faultsOfFresh(type: CaseType): string[] {
  const asks = tasksOf(type).flatMap((step) =>
    step.outcomes.flatMap((outcome) =>
      outcome.asks.map((ask) => ({ at: `step ${step.key}: outcome ${outcome.key}`, ask })),
    ),
  )
  return [
    ...type.opening.asks
      .filter(({ fresh }) => fresh)
      .map(({ field }) => `opening: ${field} can’t have been given before`),
    ...asks
      .filter(({ ask }) => ask.fresh && ask.prefill !== null && ask.prefill !== 'today')
      .map(({ at, ask }) => `${at}: ${ask.field} is given anew, so nothing of the case is filled in`),
  ]
}

/** What counts as decided has been done by nobody, but its outcome may also be chosen; then somebody has. */
const isDoneIn = (step: string) => (outcome: Outcome, one: TaskStep) =>
  one.key === step && one.deemed?.outcome !== outcome.key

function faultsOfWaiting(type: CaseType): string[] {
  const idle = reachedWithout(type, ({ effects }) => effects.some((effect) => effect.do === 'open-case'))
  return type.steps
    .filter(({ kind, key }) => kind === 'wait' && idle.has(key))
    .map(({ key }) => `step ${key} waits for a case, and a way leads there on which none is opened`)
}

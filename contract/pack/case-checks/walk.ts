import type { CaseType } from '../case-type.ts'
import type { Condition, Test } from '../condition.ts'
import type { Outcome, Step, TaskStep } from '../flow.ts'

/** Where a step leads at once. */
export function nextOf(step: Step): string[] {
  switch (step.kind) {
    case 'task':
      return step.outcomes.flatMap(({ to }) => to ?? [])
    case 'fork':
      return step.branches.map(({ to }) => to)
    case 'join':
      return [step.to]
    case 'wait':
      return [...Object.values(step.ends), step.otherwise]
    case 'end':
      return []
  }
}

/** The step of that key, in a flow whose names have been checked. */
export function get(type: CaseType, key: string): Step {
  const step = type.steps.find((one) => one.key === key)
  if (!step) throw new Error(`no step ${key}`)
  return step
}

/** Steps at which a clock stops. */
export const stepsStopping = (stops: CaseType['clocks'][number]['stops']): string[] => {
  if (stops === 'end') return []
  return ['enter' in stops ? stops.enter : 'leave' in stops ? stops.leave : stops.step]
}

export const tasksOf = (type: CaseType): TaskStep[] => type.steps.filter((step) => step.kind === 'task')

/** Everything that is reached from there. */
export function walk(from: readonly string[], next: (key: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const key of seen) for (const one of next(key)) seen.add(one)
  return seen
}

/** Steps that a new case reaches on a way that takes no such outcome and passes no such step. */
export function reachedWithout(
  type: CaseType,
  taken: (outcome: Outcome, step: TaskStep) => boolean,
  passed: (step: Step) => boolean = () => false,
): Set<string> {
  return walk([type.starts], (key) => {
    const step = get(type, key)
    if (passed(step)) return []
    return step.kind === 'task'
      ? step.outcomes.filter((outcome) => !taken(outcome, step)).flatMap(({ to }) => to ?? [])
      : nextOf(step)
  })
}

export const twice = (keys: readonly string[]) => [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]

/** The single tests that a condition is made of. */
export function testsIn(condition: Condition | null): Test[] {
  if (condition === null) return []
  if ('all' in condition) return condition.all.flatMap(testsIn)
  if ('any' in condition) return condition.any.flatMap(testsIn)
  if ('not' in condition) return testsIn(condition.not)
  return [condition]
}

const KINDS = { task: 'a task', fork: 'a fork', join: 'a join', wait: 'a wait', end: 'an end' } as const

/** Steps in which nobody works, though somebody should. */
export const workless = (type: CaseType, at: string, steps: readonly string[]): string[] =>
  steps
    .map((key) => get(type, key))
    .filter(({ kind }) => kind !== 'task' && kind !== 'wait')
    .map(({ key, kind }) => `${at}: nobody works in ${key}, it is ${KINDS[kind]}`)

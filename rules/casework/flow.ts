import type { CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CaseType, Standard } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome, Step, TaskStep } from '@citybrain/contract/pack/flow.ts'

/** The step of that key; a definition that lacks it has been changed under a case, which is a fault of ours. */
export function stepOf(type: CaseType, key: string): Step {
  const found = type.steps.find((step) => step.key === key)
  if (!found) throw new Error(`case type ${type.key} has no step ${key}`)
  return found
}

export function taskOf(type: CaseType, item: WorkItem): TaskStep | null {
  const step = stepOf(type, item.step)
  return step.kind === 'task' ? step : null
}

export const itemOf = (state: CaseState, number: number): WorkItem | null =>
  state.items.find((item) => item.number === number) ?? null

export const outcomeOf = (step: TaskStep, key: string): Outcome | null =>
  step.outcomes.find((outcome) => outcome.key === key) ?? null

/** Rows of the filing standards that fit the class: those of the class itself and of the classes above it. */
export function standardsFor(type: CaseType, category: string | null): Standard[] {
  if (category === null) return []
  return type.standards.filter((standard) => category.startsWith(standard.category))
}

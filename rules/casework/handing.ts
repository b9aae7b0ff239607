import type { CaseEvent, CasePerson, WorkItem } from '@citybrain/contract/engines/case.ts'
import { isAmong, whereOf } from './access.ts'
import { eventOf } from './context.ts'
import type { Deciding } from './decide-outcome.ts'
import { taskOf } from './flow.ts'

/** Somebody who may get work that another one leaves behind, and what they hold now. */
export type Successor = NonNullable<ReturnType<Deciding['context']['personOf']>>

/**
 * What becomes of work whose holder may not do it any more: it goes to the successor for whom the step is meant, where
 * there is just one, else to whoever may take it. Null where the holder may still do it.
 */
export function handOver(
  { type, state, context }: Deciding,
  item: WorkItem,
  holder: Successor | null,
  successors: readonly Successor[],
): CaseEvent | null {
  const step = taskOf(type, item)
  if (!step || item.assignee === null) return null
  const fits = (one: Successor) => isAmong(step.by, { ...one, reporter: false }, state, whereOf(state, item))
  if (holder && fits(holder)) return null
  const fitting = successors.filter(fits)
  const assignee: CasePerson | null = fitting.length === 1 ? (fitting[0]?.person ?? null) : null
  const told = { item: item.number, to: assignee, from: item.assignee }
  const delta = { assigned: [{ item: item.number, assignee }] }
  return eventOf(assignee ? 'case.assigned' : 'case.released', context, { step: item.step, delta, told })
}

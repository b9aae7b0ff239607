import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { Condition, Operand, Test } from '@citybrain/contract/pack/condition.ts'

/** What conditions are asked of: a case, or one that is only being reported. */
export type Questioned = Pick<
  CaseState,
  'data' | 'counts' | 'source' | 'category' | 'standard' | 'department' | 'place'
>

/** Whether the condition holds. What is unknown passes no test but `known: false`. */
export const holds = (condition: Condition, of: Questioned): boolean => judge(condition, of, () => false) === true

/** Whether the condition holds whatever is yet to be said; null where that hangs on it. */
export function judge(condition: Condition, of: Questioned, isToCome: (operand: Operand) => boolean): boolean | null {
  const part = (one: Condition) => judge(one, of, isToCome)
  if ('all' in condition) return every(condition.all.map(part))
  if ('any' in condition) return opposite(every(condition.any.map((one) => opposite(part(one)))))
  if ('not' in condition) return opposite(part(condition.not))
  return isToCome(condition.of) ? null : passes(condition, lookUp(condition.of, of))
}

const opposite = (judged: boolean | null) => (judged === null ? null : !judged)
const every = (all: readonly (boolean | null)[]) => (all.includes(false) ? false : all.includes(null) ? null : true)

function passes(test: Test, value: unknown): boolean {
  const known = value !== null && value !== undefined
  if ('known' in test) return test.known === known
  if (!known) return false
  if ('is' in test) return isOneOf([test.is], value)
  if ('in' in test) return isOneOf(test.in, value)
  if ('beginsWith' in test) return typeof value === 'string' && value.startsWith(test.beginsWith)
  const figure = typeof value === 'string' && value !== '' ? Number(value) : value
  if (typeof figure !== 'number' || Number.isNaN(figure)) return false
  return 'atLeast' in test ? figure >= test.atLeast : figure <= test.atMost
}

/** Of a field with several choices it is enough that one fits. */
const isOneOf = (wanted: readonly unknown[], value: unknown) =>
  Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value)

function lookUp(operand: Operand, of: Questioned): unknown {
  if ('field' in operand) return of.data[operand.field]
  if ('count' in operand) return of.counts[operand.count] ?? 0
  return operand.fact === 'street' ? of.place.street : of[operand.fact]
}

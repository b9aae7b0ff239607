import type { Limit } from '../../kernel/limit.ts'
import { anyone, caseType, limit } from '../case-build.ts'
import type { CaseClock, CaseType, Standard } from '../case-type.ts'
import type { CodeTable } from '../code-table.ts'
import type { Effect, EndStep, JoinStep, Outcome, TaskStep } from '../flow.ts'

export const words = { zh: '来信', en: 'Letter' }
const VERIFIED = { note: words, status: 'verified' } as const

/** A limit as rules that were read say it. */
export const read = (amount: Limit, counts: Parameters<typeof limit>[2] = {}) => limit(amount, VERIFIED, counts)

/** A flow as its author shouldn't write it. */
export function flow(steps: object, more: object = {}): CaseType {
  const head = {
    key: 'letter',
    title: words,
    description: words,
    version: 1,
    prefix: 'L',
    supervisor: anyone('leader'),
  }
  const sources = [{ key: 'desk', title: words, public: true }]
  // The compiler would refuse most of these flows; here the checks are asked what they say of them.
  return caseType({ ...head, sources, starts: 'read', ...more, steps } as never)
}

export const way = (to: string, more: Partial<Outcome> = {}) => ({ title: words, to, ...more })
export const task = (ways: object, more: Partial<TaskStep> = {}) => ({
  ...{ title: words, by: anyone('clerk'), ways },
  ...more,
})
export const end = (result: EndStep['result'] = 'done') => ({ title: words, ends: result })
export const fork = (...to: string[]) => ({
  title: words,
  fork: Object.fromEntries(to.map((one, at) => [`b${at}`, { title: words, to: one }])),
})
export const join = (joins: string, to: string, when: JoinStep['when'] = 'all') => ({ title: words, joins, when, to })
export const wait = (ends: object, otherwise: string) => ({ title: words, waits: 'all', ends, otherwise })

export const clock = (more: Partial<CaseClock>): CaseClock => ({
  ...{ key: 'answer', title: words, law: null, starts: 'open', stops: 'end', suspendable: true },
  ...{ limit: [read({ amount: 5, unit: 'working-day' })], ladder: null },
  ...more,
})
export const standard = (more: Partial<Standard>): Standard => ({
  ...{ key: 'praise', category: '01', condition: words, closing: words },
  promises: [{ key: 'answered', title: words, limit: { amount: 3, unit: 'working-day' } }],
  source: { note: words, status: 'proposal' },
  ...more,
})
export const opening = (type: string, carry: string[] = [], source = 'warden'): Effect => ({
  ...{ do: 'open-case', type, source, carry },
})
export const table = (codes: readonly string[], more: Partial<CodeTable> = {}): CodeTable => ({
  ...{ key: 'letter-class', title: words, basis: '章程（虚构）', source: words, known: 'verified', complete: true },
  ...{ effectiveFrom: null, effectiveTo: null, entries: codes.map((code) => ({ code, title: words })) },
  ...more,
})

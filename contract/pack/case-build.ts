import type { Limit } from '../kernel/limit.ts'
import type { Role } from '../kernel/role.ts'
import type { Words } from '../kernel/words.ts'
import type { CaseType } from './case-type.ts'
import type { Condition } from './condition.ts'
import type { FieldSource } from './field.ts'
import type { By, Effect, EndStep, FormItem, JoinStep, Outcome, Step, TaskStep, WaitStep } from './flow.ts'
import type { LimitRow, StandardRow } from './limits.ts'

/** Limits are written by packs as flows are. */
export {
  naturalDays,
  urgentHours,
  urgentMinutes,
  workingDays,
  workingHours,
  workingMinutes,
} from '../kernel/limit.ts'

/** Anyone in the district with the role. */
export const anyone = (role: Role): By => ({ kind: 'role', role, of: 'district' })
/** Those with the role in the case's street. */
export const ofStreet = (role: Role): By => ({ kind: 'role', role, of: 'street' })
/** Those with the role in the department that has the step. */
export const ofDepartment = (role: Role): By => ({ kind: 'role', role, of: 'department' })
export const reporter: By = { kind: 'reporter' }
/** Whoever did that step last. */
export const sameAs = (step: string): By => ({ kind: 'same', step })

type Counts = Partial<Pick<LimitRow, 'when' | 'from' | 'to'>>
const ALWAYS = { when: null, from: null, to: null }

/** So long, as that source says; of all cases and days where nothing else is said. */
export const limit = (amount: Limit, source: FieldSource, counts: Counts = {}): LimitRow => ({
  ...{ ...ALWAYS, ...counts },
  ...{ limit: amount, source },
})
/** The limit that the chosen filing standard names; its last promise where no key is given. */
export const byStandard = (promise = 'last', counts: Counts = {}): StandardRow => ({
  ...{ ...ALWAYS, ...counts },
  standard: promise,
})

export const ask = (field: string, more: Partial<Omit<FormItem, 'field'>> = {}): FormItem => ({
  ...{ field, required: false, when: null, prefill: null, fresh: false },
  ...more,
})
export const must = (field: string, more: Partial<Omit<FormItem, 'field'>> = {}): FormItem =>
  ask(field, { required: true, ...more })

type OutcomeDraft<K extends string> = Pick<Outcome, 'title'> & { to: K | null } & Partial<
    Omit<Outcome, 'key' | 'title' | 'to'>
  >

interface TaskDraft<K extends string>
  extends Partial<Omit<TaskStep, 'key' | 'kind' | 'title' | 'by' | 'outcomes' | 'apartFrom' | 'prefers'>> {
  readonly title: Words
  readonly by: By
  readonly apartFrom?: K[]
  readonly prefers?: K
  readonly ways: Readonly<Record<string, OutcomeDraft<K>>>
}
interface ForkDraft<K extends string> {
  readonly title: Words
  readonly fork: Readonly<Record<string, { readonly title: Words; readonly to: K }>>
}
interface JoinDraft<K extends string> {
  readonly title: Words
  readonly joins: K
  readonly when: JoinStep['when']
  readonly to: K
}
interface WaitDraft<K extends string> {
  readonly title: Words
  readonly waits: WaitStep['when']
  readonly ends: Readonly<Record<string, K>>
  readonly otherwise: K
}
interface EndDraft {
  readonly title: Words
  readonly ends: EndStep['result']
  readonly told?: Words
}
type StepDraft<K extends string> = TaskDraft<K> | ForkDraft<K> | JoinDraft<K> | WaitDraft<K> | EndDraft

type Given = 'steps' | 'starts' | 'key' | 'title' | 'description' | 'version' | 'prefix' | 'sources' | 'supervisor'
type Draft<S> = Pick<CaseType, Exclude<Given, 'steps' | 'starts'>> &
  Partial<Omit<CaseType, Given>> & {
    readonly starts: keyof S & string
    readonly steps: { readonly [K in keyof S]: StepDraft<keyof S & string> }
  }

/** A type of cases as its author writes it; a step that is misspelt is a type error. What is left out is none. */
export function caseType<const S>({ steps, ...given }: Draft<S>): CaseType {
  return {
    basis: [],
    calendar: 'bureau',
    about: [],
    placed: false,
    categories: null,
    standards: [],
    fields: [],
    opening: { asks: [], attachments: 0, opener: null },
    clocks: [],
    ladders: [],
    requests: [],
    withdrawal: null,
    reopening: null,
    merging: null,
    recurrence: null,
    similar: null,
    ...given,
    steps: Object.entries<StepDraft<string>>(steps).map(([key, draft]) => stepFrom(key, draft)),
  }
}

function stepFrom(key: string, draft: StepDraft<string>): Step {
  const { title } = draft
  if ('ends' in draft && !('waits' in draft))
    return { key, title, kind: 'end', result: draft.ends, told: draft.told ?? null }
  if ('waits' in draft)
    return { key, title, kind: 'wait', when: draft.waits, ends: { ...draft.ends }, otherwise: draft.otherwise }
  if ('joins' in draft) return { key, title, kind: 'join', of: draft.joins, when: draft.when, to: draft.to }
  if ('fork' in draft)
    return {
      key,
      title,
      kind: 'fork',
      branches: Object.entries(draft.fork).map(([branch, one]) => ({ key: branch, ...one })),
    }
  const { ways, ...task } = draft
  return {
    ...{ help: null, prefers: null, department: 'in-charge', within: null, law: null, atLeast: null },
    ...{ apartFrom: [], deemed: null, ladder: null, pauses: [] },
    ...task,
    ...{ key, kind: 'task' },
    outcomes: Object.entries(ways).map(([outcome, one]) => outcomeFrom(outcome, one)),
  }
}

function outcomeFrom(key: string, draft: OutcomeDraft<string>): Outcome {
  return {
    ...{
      tone: 'plain',
      reason: false,
      early: false,
      asks: [],
      attachments: 0,
      chooses: [],
      guard: null,
      effects: [],
      keeps: [],
    },
    ...draft,
    key,
  }
}

export const counting = (key: string): Effect => ({ do: 'count', key })

/** Conditions in the order in which they are read aloud. */
export const atMost = (count: string, times: number): Condition => ({ of: { count }, atMost: times })
export const fieldIs = (field: string, is: string | number | boolean): Condition => ({ of: { field }, is })

/** After so much of the budget, or so long behind the deadline. */
export const used = (usedPercent: number) => ({ usedPercent })
export const overdueBy = (amount: Limit) => ({ overdueBy: amount })

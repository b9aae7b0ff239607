import { z } from 'zod'
import { Limit } from '../kernel/limit.ts'
import { Words } from '../kernel/words.ts'
import { CodeTableKey } from './code-table.ts'
import { Field, FieldKey, FieldSource } from './field.ts'
import { By, FormItem, Step, StepKey } from './flow.ts'
import { Laws, Promises } from './limits.ts'
import { TypeKey } from './thing.ts'

/** A clock of the whole case: the reporter's, or the handling department's. */
export const CaseClock = z.object({
  key: StepKey,
  title: Words,
  limit: Promises,
  law: Laws.nullable(),
  /** With the case, or whenever the step is entered; a new entry by another department begins it anew. */
  starts: z.union([z.literal('open'), z.object({ enter: StepKey })]),
  /**
   * With the case's end; or it halts when the step is left or entered, or with certain outcomes of it, and goes on when the
   * same department gets it back.
   */
  stops: z.union([
    z.literal('end'),
    z.object({ enter: StepKey }),
    z.object({ leave: StepKey }),
    z.object({ step: StepKey, outcomes: z.array(StepKey).min(1).max(20) }),
  ]),
  /** A granted suspension (挂账) stops it, and a granted extension lengthens it. */
  suspendable: z.boolean(),
  ladder: StepKey.nullable(),
})
export type CaseClock = z.infer<typeof CaseClock>

/** One rung of an escalation ladder: when, what, and who is told. */
export const Rung = z.object({
  at: z.union([
    /** Share of the budget that is used up, in per cent. */
    z.object({ usedPercent: z.int().min(1).max(100) }),
    /** That long behind the deadline. */
    z.object({ overdueBy: Limit }),
  ]),
  do: z.enum(['remind', 'overdue', 'superior', 'propose-supervision']),
  tell: z.array(By).min(1).max(10),
})
export type Rung = z.infer<typeof Rung>

export const Ladder = z.object({ key: StepKey, title: Words, rungs: z.array(Rung).min(1).max(10), source: FieldSource })
export type Ladder = z.infer<typeof Ladder>

/** What a district grants on request: more time, or that nothing can be done now (挂账). */
export const Request = z.object({
  key: z.enum(['extension', 'suspension']),
  /** Steps whose holder may ask. */
  in: z.array(StepKey).min(1).max(20),
  approver: By,
  /** Times that it may be granted. */
  most: z.int().min(1).max(20),
  /** The longest that may be asked for at once; null leaves it to the approver. */
  longest: Limit.nullable(),
})
export type Request = z.infer<typeof Request>

/** One row of a table of filing standards (立结案标准): the condition, the promises, and what counts as done. */
export const Standard = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  /** Class that it belongs to, or all classes that begin so. */
  category: z.string().regex(/^[0-9A-Z]{1,20}$/),
  condition: Words,
  /** What is promised by when: fenced off, repaired, reinstated. The last is the whole. */
  promises: z
    .array(z.object({ key: StepKey, title: Words, limit: Limit }))
    .min(1)
    .max(6),
  closing: Words,
  source: FieldSource,
})
export type Standard = z.infer<typeof Standard>

/** How a case may come in. */
export const CaseSource = z.object({ key: FieldKey, title: Words, public: z.boolean() })
export type CaseSource = z.infer<typeof CaseSource>

const CaseTypeShape = z.object({
  key: TypeKey,
  title: Words,
  description: Words,
  basis: z.array(z.string()).max(20),
  /** Rises by one with each change; a case keeps the version it was opened under. */
  version: z.int().min(1).max(1000),
  /** Letters that lead the number of each case. */
  prefix: z.string().regex(/^[A-Z]{1,6}$/),
  calendar: z.string().max(40),
  /** Types of things that a case may be about; none: it is about no thing. */
  about: z.array(TypeKey).max(20),
  /** A position must be given. */
  placed: z.boolean(),
  /** Code table of its classes; null where it has none. */
  categories: CodeTableKey.nullable(),
  standards: z.array(Standard).max(2000),
  sources: z.array(CaseSource).min(1).max(40),
  fields: z.array(Field).max(100),
  opening: z.object({ asks: z.array(FormItem).max(60), attachments: z.int().min(0).max(20), opener: By.nullable() }),
  starts: StepKey,
  steps: z.array(Step).min(2).max(100),
  clocks: z.array(CaseClock).max(10),
  ladders: z.array(Ladder).max(20),
  requests: z.array(Request).max(2),
  /** Whoever reported it may take it back in these steps, and then it ends there. */
  withdrawal: z.object({ in: z.array(StepKey).min(1).max(40), to: StepKey }).nullable(),
  reopening: z
    .object({
      from: z.array(StepKey).min(1).max(20),
      to: StepKey,
      within: Limit,
      by: z.array(By).min(1).max(10),
      /** Counts that begin at nothing again. */
      resets: z.array(z.string().max(60)).max(20).default([]),
    })
    .nullable(),
  merging: z.object({ in: z.array(StepKey).min(1).max(40), to: StepKey, by: By }).nullable(),
  /** Hands work on, takes it back, urges (催办) and has it supervised (督办). */
  supervisor: By,
  /** A closed problem that returns within that time, in that distance and class, is a recurrence. */
  recurrence: z.object({ within: Limit, metres: z.int().min(1).max(5000) }).nullable(),
  /** What may be the same matter as one that is about to be reported: an open case, or one that ended not longer ago. */
  similar: z
    .object({
      within: Limit,
      metres: z.int().min(1).max(5000),
      classDigits: z.int().min(0).max(20).describe('So many leading digits of the two classes agree'),
    })
    .nullable()
    .default(null),
})

export const CaseType = CaseTypeShape
export type CaseType = z.infer<typeof CaseType>

import { z } from 'zod'
import { Limit } from '../kernel/limit.ts'
import { Role } from '../kernel/role.ts'
import { Words } from '../kernel/words.ts'
import { Condition } from './condition.ts'
import { FieldKey } from './field.ts'
import { Laws, Promises, StatedLimit } from './limits.ts'

/** Name of a step, an outcome, a clock or a ladder: `handle`, `notOurs`. */
export const StepKey = FieldKey
export type StepKey = z.infer<typeof StepKey>

/** Who does a step, or who is asked or told. */
export const By = z.discriminatedUnion('kind', [
  /** Anyone with the role: in the whole district, in the case's street, or in the department that has the step. */
  z.object({ kind: z.literal('role'), role: Role, of: z.enum(['district', 'street', 'department']) }),
  /** Whoever did that step last. */
  z.object({ kind: z.literal('same'), step: StepKey }),
  /** Whoever reported it or applied. */
  z.object({ kind: z.literal('reporter') }),
])
export type By = z.infer<typeof By>

/** What is asked for when an outcome is chosen, or when a case is opened. */
export const FormItem = z.object({
  field: FieldKey,
  required: z.boolean(),
  /** Asked for only then. */
  when: Condition.nullable(),
  prefill: z.enum(['reporter.name', 'reporter.phone', 'about.name', 'place.address', 'today']).nullable(),
  /** Given anew each time: what an earlier round said is neither shown nor kept. */
  fresh: z.boolean().default(false),
})
export type FormItem = z.infer<typeof FormItem>

/** What an outcome does beside moving the case on. */
export const Effect = z.discriminatedUnion('do', [
  /** Says something about the thing the case is about. */
  z.object({ do: z.literal('change-thing'), set: z.record(FieldKey, z.union([z.string(), z.int(), z.boolean()])) }),
  /** Opens a case of another type about the same place and thing; the step waits for it where `wait` is the step's kind. */
  z.object({
    do: z.literal('open-case'),
    type: z.string(),
    /** How it comes in: a source of the other type. */
    source: FieldKey,
    /** Fields whose values it takes over. */
    carry: z.array(FieldKey).max(40),
  }),
  /** Counts, so that conditions and figures can ask how often: `rework`, `return`. */
  z.object({ do: z.literal('count'), key: StepKey }),
])
export type Effect = z.infer<typeof Effect>

/** One way out of a step. */
export const Outcome = z.object({
  key: StepKey,
  title: Words,
  /** The step that comes next; an end; or the join of the branch it stands in. Null: it is noted, and the work stays where it is. */
  to: StepKey.nullable(),
  tone: z.enum(['good', 'plain', 'bad']),
  /** An opinion must be given. */
  reason: z.boolean(),
  /** It may be chosen before the step's statutory minimum is over: an objection ends a public notice. */
  early: z.boolean(),
  asks: z.array(FormItem).max(60),
  /** Photos and files at least. */
  attachments: z.int().min(0).max(20),
  /** Chosen with it: the filing standard's row, the department that goes on, the person who goes on. */
  chooses: z.array(z.enum(['category', 'standard', 'department', 'assignee'])).max(4),
  guard: z.object({ condition: Condition, otherwise: Words }).nullable(),
  effects: z.array(Effect).max(10),
  /** Clocks that it stops before the case's end: a promise that is kept already. */
  keeps: z.array(StepKey).max(10),
})
export type Outcome = z.infer<typeof Outcome>

const common = { key: StepKey, title: Words }

/** Work that somebody does. */
export const TaskStep = z.object({
  ...common,
  kind: z.literal('task'),
  help: Words.nullable(),
  by: By,
  /** Given to whoever did that step last, if they still may; else to whoever may take it. */
  prefers: StepKey.nullable().default(null),
  /** The department that has the step: the one in charge, none, or one that is found anew by the routing rules. */
  department: z.enum(['in-charge', 'routed', 'none']),
  within: Promises.nullable().describe('承诺时限 · Promised limit'),
  law: Laws.nullable().describe('法定时限 · Statutory limit'),
  atLeast: StatedLimit.nullable().describe('法定最短期限 · It may not be left before'),
  /** Nobody who did one of these steps last may do this one (办管分离). */
  apartFrom: z.array(StepKey).max(10),
  outcomes: z.array(Outcome).min(1).max(20),
  /** What counts as decided when nobody decides in time (逾期视为受理). */
  deemed: z.object({ after: Limit, outcome: StepKey, basis: z.string() }).nullable(),
  ladder: StepKey.nullable(),
  /** While it waits here, others than the district are at it; these clocks stand still. */
  pauses: z.array(StepKey).max(10),
})
export type TaskStep = z.infer<typeof TaskStep>

/** Several branches at once, each with its own work and clocks. */
export const ForkStep = z.object({
  ...common,
  kind: z.literal('fork'),
  branches: z
    .array(z.object({ key: StepKey, title: Words, to: StepKey }))
    .min(2)
    .max(20),
})
export type ForkStep = z.infer<typeof ForkStep>

/** Where the branches of a fork come together: when all are there, or with the first. */
export const JoinStep = z.object({
  ...common,
  kind: z.literal('join'),
  of: StepKey,
  when: z.enum(['all', 'any']),
  to: StepKey,
})
export type JoinStep = z.infer<typeof JoinStep>

/** Waits for the cases that were opened by the case. */
export const WaitStep = z.object({
  ...common,
  kind: z.literal('wait'),
  when: z.enum(['all', 'any']),
  /** Where it goes on by how the child ended; `otherwise` for every other end. */
  ends: z.record(StepKey, StepKey),
  otherwise: StepKey,
})
export type WaitStep = z.infer<typeof WaitStep>

/** An end of the case. */
export const EndStep = z.object({
  ...common,
  kind: z.literal('end'),
  result: z.enum(['done', 'refused', 'withdrawn', 'merged', 'void']),
  /** What whoever reported it is told. */
  told: Words.nullable(),
})
export type EndStep = z.infer<typeof EndStep>

export const Step = z.discriminatedUnion('kind', [TaskStep, ForkStep, JoinStep, WaitStep, EndStep])
export type Step = z.infer<typeof Step>

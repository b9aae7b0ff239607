import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { StepKey } from '../pack/flow.ts'
import { CaseSummary } from './case-view.ts'

/** Of whom, of what, or of when figures are told apart. */
export const FigureGroup = z.enum(['none', 'department', 'street', 'person', 'class', 'day', 'month'])
export type FigureGroup = z.infer<typeof FigureGroup>

export const FigureValue = z.object({
  figure: StepKey,
  numerator: z.int().describe('分子 · The figure itself where it is an amount'),
  denominator: z.int().nullable().describe('分母 · Null where it is an amount'),
  rate: z
    .string()
    .nullable()
    .describe('比率 · Per cent with one digit; null where it is an amount, or nothing was there to be measured'),
})
export type FigureValue = z.infer<typeof FigureValue>

/** Figures of one department, street, person, class, day or month; of all together where the key is null. */
export const FigureRow = z.object({
  key: z
    .string()
    .nullable()
    .describe('Code of the department, street or class, account, day or month; null: all together'),
  unknown: z.boolean().describe('未归属 · Of what belongs to no department, street or person'),
  name: z.string().nullable().describe('Of a person, where the account is in use'),
  values: z.array(FigureValue),
  score: z.string().nullable().describe('得分 · Of a hundred, with one digit; null where a rate has no data'),
  grade: Words.nullable(),
})
export type FigureRow = z.infer<typeof FigureRow>

/** A case that a figure counts: the case, its piece of work, or one of its clocks. */
export const CountedCase = z.object({
  case: CaseSummary,
  part: z.int().describe('Number of the work item, or the revision that began the clock; 0 of a case'),
  department: z.string().nullable().describe('Department that it counts for'),
  street: z.string().nullable(),
  person: Id.nullable(),
  at: Instant.describe('What places it in the period: opened, ended, left, due or stopped'),
})
export type CountedCase = z.infer<typeof CountedCase>

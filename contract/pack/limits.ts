import { z } from 'zod'
import { Limit } from '../kernel/limit.ts'
import { PlainDate } from '../kernel/time.ts'
import { Condition } from './condition.ts'
import { FieldKey, FieldSource } from './field.ts'

/** Of which cases a limit is, and on which days a clock has to start that goes by it. */
const counts = {
  /** Null: of all. */
  when: Condition.nullable(),
  from: PlainDate.nullable().describe('First day; null: ever since'),
  to: PlainDate.nullable().describe('Last day; null: until further notice'),
}

/** A limit with where it was read. */
export const StatedLimit = z.object({ limit: Limit, source: FieldSource })
export type StatedLimit = z.infer<typeof StatedLimit>

/** A limit of its own: of certain cases, in force for a time. */
export const LimitRow = z.object({ ...counts, ...StatedLimit.shape })
export type LimitRow = z.infer<typeof LimitRow>

/** The limit that the filing standard chosen for the case names; the source is the standard's. */
export const StandardRow = z.object({
  ...counts,
  standard: FieldKey.describe('Key of the standard’s promise; `last` is its last one, whatever its key'),
})
export type StandardRow = z.infer<typeof StandardRow>

const MOST = 20

/** Promised limits: the first row that fits the case on the day on which its clock starts. A standard without that promise is passed over. */
export const Promises = z
  .array(z.union([LimitRow, StandardRow]))
  .min(1)
  .max(MOST)
export type Promises = z.infer<typeof Promises>

/** Statutory limits, the first that fits. */
export const Laws = z.array(LimitRow).min(1).max(MOST)
export type Laws = z.infer<typeof Laws>

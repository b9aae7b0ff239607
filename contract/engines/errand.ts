import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { Effect } from '../pack/flow.ts'

/** What follows from a case outside of it. */
export const Errand = z.union([Effect, z.object({ do: z.literal('tell-parent'), parent: Id, end: z.string() })])
export type Errand = z.infer<typeof Errand>

/** An errand that was refused, until somebody has it tried again or drops it. */
export const RefusedErrand = z.object({
  case: Id.describe('Case that it follows from'),
  number: z.string().describe('案件编号'),
  revision: z.int().min(1).describe('Revision of the case that it follows from'),
  place: z.int().min(1).describe('Which of several'),
  errand: Errand,
  code: z.string().describe('Code of the refusal'),
  why: Words.describe('未完成的原因'),
  notedAt: Instant.describe('System time'),
})
export type RefusedErrand = z.infer<typeof RefusedErrand>

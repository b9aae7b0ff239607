import { z } from 'zod'
import { TextOffset } from '../kernel/text.ts'
import { ExtractedCommitment, ExtractedResult } from './commitment.ts'

/** What a stretch of the stored text is; only `body` can promise anything. */
export const StretchRole = z.enum([
  'title',
  'boilerplate',
  'preamble',
  'body',
  'past',
  'glossary',
  'note',
  'responsible-units',
])
export type StretchRole = z.infer<typeof StretchRole>

/** A section of the plan's own outline (一、 / (一) / 1. / a paragraph's leading phrase), in order of place. */
export const PlanSection = z.object({
  /** Place in the outline: `1`, `2.3`, `2.3.1`; the opening before the first heading is `0`. */
  number: z.string(),
  /** 1 for the largest heading. */
  level: z.int().min(0),
  heading: z.string(),
  start: TextOffset,
  end: TextOffset,
  /** The section tells what was done (执行情况, 工作回顾), so its figures are results. */
  past: z.boolean(),
})
export type PlanSection = z.infer<typeof PlanSection>

/** A clause: the smallest stretch between sentence or clause punctuation. */
export const PlanClause = z.object({
  start: TextOffset,
  end: TextOffset,
  section: z.string(),
  role: StretchRole,
})
export type PlanClause = z.infer<typeof PlanClause>

/** All that the compiler reads from one text. */
export const CompiledPlan = z.object({
  /** The plan's year, or its span, from title and headings; null where the text names none. */
  period: z.string().nullable(),
  title: z.string().nullable(),
  sections: z.array(PlanSection),
  clauses: z.array(PlanClause),
  commitments: z.array(ExtractedCommitment),
  results: z.array(ExtractedResult),
})
export type CompiledPlan = z.infer<typeof CompiledPlan>

import { z } from 'zod'
import { Words } from '../kernel/words.ts'
import { FieldKey, FieldSource } from './field.ts'
import { StepKey } from './flow.ts'
import { TypeKey } from './thing.ts'

/** What of a type's cases is counted within a period. */
export const CaseCount = z.discriminatedUnion('over', [
  z.object({
    over: z.literal('cases'),
    /** Opened or ended in the period, or with this clock in it. */
    when: z.union([z.enum(['opened', 'ended']), z.object({ clock: StepKey })]),
    end: StepKey.optional(),
    source: FieldKey.optional(),
    /** On which this was counted at least once. */
    counted: z.string().max(60).optional(),
    /** Whose field says one of these. */
    said: z.object({ field: FieldKey, in: z.array(z.string().max(60)).min(1).max(20) }).optional(),
  }),
  z.object({
    over: z.literal('items'),
    /** Work that was left in the period; or that fell due or was left in it, whichever came first. */
    when: z.enum(['left', 'due']),
    step: StepKey,
    outcome: StepKey.optional(),
    /** Of cases that came in so. */
    source: FieldKey.optional(),
    /** Left before its own limit. */
    onTime: z.literal(true).optional(),
    /** It didn't come back by this outcome before the step was done again. */
    unlessBack: z.object({ step: StepKey, outcome: StepKey }).optional(),
  }),
  z.object({
    /**
     * Clocks of cases that fell due or were stopped in the period, whichever came first: each counts once, and what is due
     * later is nobody's debt yet. What another department took over before it was done, or stands still, isn't counted.
     */
    over: z.literal('clocks'),
    clock: StepKey,
    done: z.boolean().optional(),
    onTime: z.boolean().optional(),
  }),
])
export type CaseCount = z.infer<typeof CaseCount>

/** A figure by which districts, departments or posts are measured. */
export const CaseFigure = z.object({
  key: StepKey,
  title: Words,
  numerator: CaseCount,
  /** Null: the numerator itself is the figure. Zero: there is no data, never 0 % or 100 %. */
  denominator: CaseCount.nullable(),
  better: z.enum(['higher', 'lower', 'neither']),
  /** Whom it may be told of. */
  of: z.array(z.enum(['region', 'department', 'post'])).min(1),
  source: FieldSource,
})
export type CaseFigure = z.infer<typeof CaseFigure>

/** Rates weighed into points; `inverse` takes what is missing to one. */
export const CaseScore = z.object({
  title: Words,
  terms: z
    .array(z.object({ figure: StepKey, weight: z.int().min(1).max(100), inverse: z.boolean() }))
    .min(1)
    .max(20),
  source: FieldSource,
})
export type CaseScore = z.infer<typeof CaseScore>

/** 等级: the first band whose least points are reached. */
export const CaseGrades = z.object({
  bands: z
    .array(z.object({ from: z.int().min(0).max(100), title: Words }))
    .min(2)
    .max(10),
  source: FieldSource,
})
export type CaseGrades = z.infer<typeof CaseGrades>

/** 考核评价: the figures of one type of cases. */
export const CaseEvaluation = z.object({
  type: TypeKey,
  title: Words,
  figures: z.array(CaseFigure).min(1).max(100),
  score: CaseScore.nullable(),
  grades: CaseGrades.nullable(),
})
export type CaseEvaluation = z.infer<typeof CaseEvaluation>

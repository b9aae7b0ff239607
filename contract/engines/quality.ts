import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { FieldKey } from '../pack/field.ts'
import { QualityRule, TypeKey } from '../pack/thing.ts'
import { Thing } from './thing.ts'

/** Of which share a check holds, weighted; from 0 to 100, cut to one decimal. Null: nothing could be checked. */
export const QualityScore = z.number().min(0).max(100).nullable()
export type QualityScore = z.infer<typeof QualityScore>

/** What a rule found among the things from one source. */
export const RuleTally = z.object({
  rule: FieldKey,
  source: z.string().describe('来源系统 · System that the newest fact about the things comes from'),
  checked: z.int().describe('检查数 · Things that the rule could be applied to'),
  passed: z.int().describe('通过数 · Those that it holds for'),
})
export type RuleTally = z.infer<typeof RuleTally>

export const RuleReport = z.object({
  rule: QualityRule,
  checked: z.int(),
  passed: z.int(),
})
export type RuleReport = z.infer<typeof RuleReport>

export const SourceReport = z.object({ source: z.string(), things: z.int(), score: QualityScore })
export type SourceReport = z.infer<typeof SourceReport>

/** The quality of the present things of a type when it was measured last. */
export const QualityReport = z.object({
  type: TypeKey,
  at: Instant.nullable().describe('测算时间 · City time; null: never measured'),
  milliseconds: z.int().nullable().describe('用时 · Of measuring it'),
  things: z.int(),
  score: QualityScore,
  rules: z.array(RuleReport),
  sources: z.array(SourceReport).describe('分来源 · The two hundred largest sources'),
})
export type QualityReport = z.infer<typeof QualityReport>

/** A thing that a rule doesn't hold for now. */
export const FailingThing = Thing.pick({
  id: true,
  name: true,
  code: true,
  department: true,
  place: true,
  source: true,
  updatedAt: true,
})
export type FailingThing = z.infer<typeof FailingThing>

export const QualityState = z.object({
  reports: z.array(QualityReport),
  job: Id.nullable().describe('任务 · Job that measures now; null: none'),
})
export type QualityState = z.infer<typeof QualityState>

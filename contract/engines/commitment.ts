import { z } from 'zod'
import { Decimal } from '../kernel/quantity.ts'
import { TextOffset } from '../kernel/text.ts'

/** What sort of promise a commitment is (承诺事项的类别). */
export const CommitmentKind = z.enum([
  'indicator-target',
  'quantified-task',
  'project',
  'mechanism',
  'qualitative-task',
])
export type CommitmentKind = z.infer<typeof CommitmentKind>

/** How the value bounds the outcome; the last three carry no number. */
export const Comparator = z.enum([
  'eq',
  'gte',
  'lte',
  'approx',
  'within',
  'range',
  'complete-assigned',
  'relative',
  'direction',
])
export type Comparator = z.infer<typeof Comparator>

/** What is measured: the first five belong to indicators, then targets without a number, then counted tasks by unit. */
export const Measure = z.enum([
  'growth',
  'level',
  'share',
  'increment',
  'change',
  'assigned',
  'rank',
  'trend',
  'count',
  'persons',
  'households',
  'area',
  'length',
  'money',
  'capacity',
  'events',
])
export type Measure = z.infer<typeof Measure>

/** The part a figure plays in its sentence. */
export const CommitmentRole = z.enum([
  'target',
  'scope',
  'beneficiary',
  'part',
  'per-unit',
  'investment',
  'dimension',
  'standard',
  'list-count',
  'change',
  'restatement',
  'stretch',
  'derived',
])
export type CommitmentRole = z.infer<typeof CommitmentRole>

/** Where a named project stands by the verb used of it. */
export const ProjectPhase = z.enum([
  'planned',
  'seek',
  'land',
  'start',
  'ongoing',
  'complete',
  'land-sale',
  'expropriation',
  'revitalise',
])
export type ProjectPhase = z.infer<typeof ProjectPhase>

/** What a named project is. */
export const ProjectType = z.enum([
  'construction',
  'investment',
  'land',
  'asset',
  'area',
  'platform',
  'reform',
  'programme',
  'service',
  'event',
  'generic',
])
export type ProjectType = z.infer<typeof ProjectType>

/** A year, or a span of years: `2023`, `2021-2025`. */
export const Period = z.string().regex(/^\d{4}(-\d{4})?$/, 'expected a year such as 2023 or a span such as 2021-2025')

/** A period that a person gives: its years are of our time, in order, and no more than a long-term outline spans. */
export const GivenPeriod = Period.refine((period) => {
  const [first = 0, last = first] = period.split('-').map(Number)
  return first >= 1949 && last <= 2149 && first <= last && last - first <= 30
}, 'expected a year from 1949 on, or a span of at most 30 years in order')

/** A unit named in the text as answerable, and in which part (牵头 / 配合 / 责任). */
export const NamedUnit = z.object({
  name: z.string().min(1).max(100),
  part: z.enum(['lead', 'co-operating', 'responsible']),
})
export type NamedUnit = z.infer<typeof NamedUnit>

/**
 * One promise as the compiler reads it from a text. Offsets are Unicode code points of the stored text, end exclusive;
 * `start`–`end` is the clause, `vstart`–`vend` the value (or the name of a project, or the phrase that carries the target).
 */
export const ExtractedCommitment = z.object({
  kind: CommitmentKind,
  quote: z.string(),
  start: TextOffset,
  end: TextOffset,
  vquote: z.string().nullable(),
  vstart: TextOffset.nullable(),
  vend: TextOffset.nullable(),
  subject: z.string().min(1),
  action: z.string().nullable(),
  comparator: Comparator.nullable(),
  /** Exact, 千/万/亿 multiplied out; `[low, high]` of a range; null where no number is given. */
  value: z.union([Decimal, z.tuple([Decimal, Decimal])]).nullable(),
  unit: z.string().nullable(),
  measure: Measure.nullable(),
  /** `down` for 下降, 降低, 减少, 压减; the value stays positive. */
  direction: z.enum(['up', 'down']).nullable(),
  /** The bound itself is excluded (超过, 高于, 低于, <, >). */
  strict: z.boolean(),
  period: Period,
  /** Month or season by which it is due, as written. */
  deadline: z.string().nullable(),
  /** 确保, 力争, 争取, 拟, 预计: how firmly it is promised. */
  strength: z.string().nullable(),
  /** What the value is compared with, as written (全国平均水平, 2020年58.3%). */
  baseline: z.string().nullable(),
  /** Who sets a target that the text leaves open (全市 → 市). */
  assigner: z.string().nullable(),
  /** Denominator in the name of a figure, as written (每万名居民). */
  per: z.string().nullable(),
  /** 均, 分别, 各 or 并列 where a value is shared or paired in a list. */
  shared: z.string().nullable(),
  annualized: z.boolean(),
  wordValue: z.boolean(),
  /** The count inside a name (20 of 20项民心工程). */
  nameNumber: z.int().nullable(),
  units: z.array(NamedUnit),
  role: CommitmentRole,
  phase: ProjectPhase.nullable(),
  projectType: ProjectType.nullable(),
  /** False for what may be left out of the register without loss: scopes, dimensions, brandings. */
  core: z.boolean(),
})
export type ExtractedCommitment = z.infer<typeof ExtractedCommitment>

/** A figure of a year already past: kept beside the commitments, never among them (成果). */
export const ExtractedResult = ExtractedCommitment.pick({
  quote: true,
  start: true,
  end: true,
  vquote: true,
  vstart: true,
  vend: true,
  subject: true,
  value: true,
  unit: true,
  measure: true,
  comparator: true,
  direction: true,
  strict: true,
  period: true,
})
export type ExtractedResult = z.infer<typeof ExtractedResult>

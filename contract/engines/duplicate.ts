import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { Instant } from '../kernel/time.ts'
import { FieldKey } from '../pack/field.ts'
import { TypeKey } from '../pack/thing.ts'
import { CORE_KEYS, Thing } from './thing.ts'

/** What speaks for or against two things being one. */
export const DuplicateReasonKind = z.enum([
  'same-code',
  'same-identifier',
  'same-name',
  'like-name',
  'alias',
  'similar-name',
  'near',
  'same-address',
  'other-code',
  'far',
])
export type DuplicateReasonKind = z.infer<typeof DuplicateReasonKind>

export const DuplicateReason = z.object({
  kind: DuplicateReasonKind,
  points: z.int().describe('分值 · What it adds to the score; below zero where it speaks against'),
  figure: z
    .int()
    .nullable()
    .describe('数值 · Metres of `near` and `far`, per cent of shared pairs of characters of `similar-name`'),
  field: FieldKey.nullable().describe('字段 · Of `same-identifier`: the field in which both say the same'),
})
export type DuplicateReason = z.infer<typeof DuplicateReason>

/** `open`: nobody has decided; `same`: they were merged; `different`: somebody said that they are two. */
export const DuplicateState = z.enum(['open', 'same', 'different'])
export type DuplicateState = z.infer<typeof DuplicateState>

/** One of a pair, as a list shows it. */
export const DuplicateSide = Thing.pick({
  id: true,
  name: true,
  code: true,
  state: true,
  revision: true,
  department: true,
  place: true,
})
export type DuplicateSide = z.infer<typeof DuplicateSide>

export const DuplicatePair = z.object({
  id: Id,
  type: TypeKey,
  score: z.int().min(0).max(100).describe('相似分 · Sum of the points of its reasons, from 0 to 100'),
  reasons: z.array(DuplicateReason),
  state: DuplicateState,
  things: z.tuple([DuplicateSide, DuplicateSide]),
  foundAt: Instant,
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable().describe('理由 · What was given as the reason of the decision'),
  revision: Revision,
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

/** A pair with all that is known of both. */
export const DuplicateDetail = DuplicatePair.extend({ things: z.tuple([Thing, Thing]) })
export type DuplicateDetail = z.infer<typeof DuplicateDetail>

/** A value that the survivor may take from the duplicate: a field, or what every thing has. */
export const TakenKey = z.union([z.enum(CORE_KEYS).extract(['$name', '$code', '$geometry', '$department']), FieldKey])
export type TakenKey = z.infer<typeof TakenKey>

/** How far the search for duplicates of a type has come. */
export const DuplicateSearch = z.object({
  type: TypeKey,
  state: z.enum(['never', 'running', 'done', 'interrupted']),
  things: z.int().describe('已比对 · Things compared so far'),
  cut: z.boolean().describe('未尽 · True where there were more things or pairs than a search may take'),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  job: Id.nullable(),
  open: z.int().describe('待判定 · Pairs that wait for a decision, to 10 000'),
})
export type DuplicateSearch = z.infer<typeof DuplicateSearch>

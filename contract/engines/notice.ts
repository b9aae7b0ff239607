import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { Rung } from '../pack/case-type.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { OpenRequest } from './case.ts'

/** What somebody is told of, the most pressing first: of several reasons in one event the first counts. */
export const NoticeKind = z.enum([
  'assigned',
  'returned',
  'asked',
  'answered',
  'mentioned',
  'urged',
  'supervised',
  'errand-refused',
  ...Rung.shape.do.options,
  'ended',
  'reopened',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** Of what the words of a notice are made; what doesn't belong to its kind is null. */
export const NoticeData = z.object({
  type: TypeKey,
  version: z.int(),
  by: z.string().describe('Who did it, by name'),
  step: StepKey.nullable(),
  /** By which the case came back. */
  outcome: StepKey.nullable(),
  /** Step in which that outcome was chosen. */
  from: StepKey.nullable(),
  end: StepKey.nullable(),
  clock: z.string().nullable(),
  ladder: StepKey.nullable(),
  rung: z.int().nullable(),
  request: OpenRequest.shape.kind.nullable(),
  /** Whether it was granted, or whether it begins. */
  yes: z.boolean().nullable(),
  /** Of a cover: whom it was for, by name. */
  insteadOf: z.string().nullable().default(null),
  /** What should have followed from the case, and why it can’t. */
  refused: z.object({ errand: z.string(), why: Words }).nullable(),
})
export type NoticeData = z.infer<typeof NoticeData>

/** Something that its reader is told. */
export const Notice = z.object({
  id: Id,
  kind: NoticeKind,
  case: z.object({
    id: Id,
    number: z.string().nullable().describe('案件编号 · Null where the reader may not see the case any more'),
    title: z.string().nullable(),
  }),
  words: Words.describe('内容 · What happened, in words'),
  at: Instant,
  readAt: Instant.nullable().describe('已读时间 · Null while it is unread'),
})
export type Notice = z.infer<typeof Notice>

import { z } from 'zod'
import { Limit } from './limit.ts'
import { Instant } from './time.ts'
import { Words } from './words.ts'

/** A time when the clock stands still; `to` is null while it still does. */
export const ClockPause = z.object({ from: Instant, to: Instant.nullable() })
export type ClockPause = z.infer<typeof ClockPause>

/** All that a deadline is made of; the deadline itself is always worked out anew. */
export const ClockLedger = z.object({
  startedAt: Instant,
  limit: Limit,
  /** Added to the limit; of its family. */
  extensions: z.array(Limit).max(100).default([]),
  pauses: z.array(ClockPause).max(1000).default([]),
})
export type ClockLedger = z.infer<typeof ClockLedger>

export const ClockState = z.enum(['running', 'paused', 'overdue'])
export type ClockState = z.infer<typeof ClockState>

/** A deadline worked out, with its reasons. */
export const Deadline = z.object({
  /** Null while a pause has no end yet. */
  dueAt: Instant.nullable(),
  /** It rests on days for which no notice has been published, and may move with the notice. */
  provisional: z.boolean(),
  explanation: Words,
})
export type Deadline = z.infer<typeof Deadline>

import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'

/** `interrupted`: the server stopped while it ran; what it had not finished was not kept. */
export const JobState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted'])
export type JobState = z.infer<typeof JobState>

/** Long work that goes on in the background, with progress and a way to stop it. */
export const Job = z.object({
  id: Id,
  kind: z.string(),
  title: Words,
  state: JobState,
  /** 0 to 1. */
  share: z.number().min(0).max(1),
  /** What is being done. */
  note: Words,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  startedBy: z.string(),
  /** Of a finished job, for example `{ plan: <id> }`. */
  result: z.record(z.string(), z.unknown()).nullable(),
  /** Of a failed one: stable code and what to do. */
  refusal: z.object({ code: z.string(), words: Words }).nullable(),
})
export type Job = z.infer<typeof Job>

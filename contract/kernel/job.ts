import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './time.ts'
import { Words } from './words.ts'

/** `interrupted`: the process that ran it ended before the job did. */
export const JobState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted'])
export type JobState = z.infer<typeof JobState>

/** Long work that a person started and may watch or cancel. */
export const Job = z.object({
  id: Id,
  kind: z.string().describe('Noun of the work, such as `plan.import`'),
  title: Words,
  state: JobState,
  share: z.number().min(0).max(1).describe('Share of the work that is done'),
  note: Words.describe('What is being done now'),
  result: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('What the work gave, `{ plan: <id> }`; null until it is done'),
  refusal: z
    .object({ code: z.string(), words: Words })
    .nullable()
    .describe('Of a failed job: why, and what to do next'),
  startedBy: z.string().describe('Name of the person or service'),
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Job = z.infer<typeof Job>

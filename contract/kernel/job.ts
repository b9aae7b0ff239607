import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './time.ts'
import { Words } from './words.ts'

/** `interrupted`: the process that ran it ended before the job did. */
export const JobState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted'])
export type JobState = z.infer<typeof JobState>

/** Long work that a person started and may watch or cancel. */
export const JobRecord = z.object({
  id: Id,
  kind: z.string().describe('Noun of the work, such as `plan.import`'),
  title: Words,
  state: JobState,
  progress: z.number().min(0).max(1).describe('Share of the work that is done'),
  note: Words.describe('What is being done now; how it ended once it has ended'),
  result: z.record(z.string(), z.unknown()).nullable().describe('What the work gave; null until it is done'),
  errorCode: z.string().nullable().describe('Stable code of the refusal that ended it'),
  startedBy: z.string().describe('Name of the person or service'),
  startedAt: Instant,
  updatedAt: Instant,
  endedAt: Instant.nullable(),
})
export type JobRecord = z.infer<typeof JobRecord>

import { z } from 'zod'

/** As much of an event of the log as people are told of. What was logged before this was is read as nothing. */
export const LoggedNews = z.object({
  step: z.string().nullable(),
  outcome: z.string().nullable(),
  ended: z.string().nullable(),
  entered: z.array(
    z.object({ step: z.string(), assignee: z.uuid().nullable(), again: z.uuid().nullable().default(null) }),
  ),
  told: z.record(z.string(), z.unknown()),
})

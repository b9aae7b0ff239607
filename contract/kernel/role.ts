import { z } from 'zod'

/** What a person is to the system; a person may hold several roles. */
export const Role = z.enum(['administrator', 'planner', 'liaison', 'leader'])
export type Role = z.infer<typeof Role>

import { z } from 'zod'

/** What a person is to the system; a person may hold several roles, by the account itself and by posts. */
export const Role = z.enum([
  'administrator',
  'planner',
  'liaison',
  'leader',
  'data-steward',
  'street-worker',
  'grid-worker',
  'viewer',
  'clerk',
  'dispatcher',
  'handler',
  'collector',
  'duty-officer',
  'inspector',
])
export type Role = z.infer<typeof Role>

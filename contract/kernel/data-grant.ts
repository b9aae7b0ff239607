import { z } from 'zod'
import { Id } from './ids.ts'
import { PrivacyClass } from './privacy.ts'
import { PlainDate } from './time.ts'

/** 数据使用授权: until a day a department's people see fields of one type up to a class that their roles alone don't reach. */
export const DataGrant = z.object({
  request: Id.describe('Request that was granted'),
  type: z.string().describe('Key of the type'),
  department: z.string().describe('Code of the organisation'),
  upTo: PrivacyClass.describe('授权级别 · Highest class that is seen'),
  until: PlainDate.describe('使用期限 · Last day'),
})
export type DataGrant = z.infer<typeof DataGrant>

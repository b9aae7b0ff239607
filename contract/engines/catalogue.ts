import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { PrivacyClass } from '../kernel/privacy.ts'
import { Revision } from '../kernel/revision.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { FieldKey } from '../pack/field.ts'
import { SharingClass, TypeKey } from '../pack/thing.ts'
import { DepartmentCode } from './account.ts'
import { QualityScore } from './quality.ts'

/** 实时, 每日, 每周, 每月, 每季, 每年, 不定期. */
export const UpdateFrequency = z.enum(['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular'])
export type UpdateFrequency = z.infer<typeof UpdateFrequency>

/** A type of things as a data resource of the district. */
export const DataResource = z.object({
  type: TypeKey,
  sharing: SharingClass.describe('共享属性 · As the district says, else as the pack has it'),
  ownSharing: z.boolean().describe('True where the district says otherwise than the pack'),
  department: DepartmentCode.nullable().describe('责任部门 · Department that answers for the data'),
  frequency: UpdateFrequency.nullable().describe('更新频率 · null: not known'),
  things: z.int().describe('对象数 · Present things that the caller may see'),
  changedAt: Instant.nullable().describe('最近变更 · City time of the newest change among them'),
  score: QualityScore,
  known: z.record(FieldKey, z.int()).describe('已填写 · By field, as measured last with the quality'),
  measured: z.int().describe('Things that `known` counts among; 0: never measured'),
  revision: Revision.describe('修订号 · 0: the district has said nothing yet'),
})
export type DataResource = z.infer<typeof DataResource>

export const DataRequestState = z.enum(['waiting', 'granted', 'refused', 'revoked'])
export type DataRequestState = z.infer<typeof DataRequestState>

/** What a department asked to use, and what was answered. */
export const DataRequest = z.object({
  id: Id,
  type: TypeKey,
  department: DepartmentCode,
  purpose: z.string(),
  until: PlainDate.describe('使用期限 · Last day'),
  askedUpTo: PrivacyClass.describe('申请级别 · Highest privacy class that is asked for'),
  grantedUpTo: PrivacyClass.nullable().describe('授权级别 · Highest class that was granted; null: none'),
  state: DataRequestState,
  inForce: z.boolean().describe('有效 · Granted, and its last day has not passed'),
  requestedAt: Instant,
  requestedBy: z.string(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  revision: Revision,
})
export type DataRequest = z.infer<typeof DataRequest>

/** Who read how much of a type on a day. */
export const DataUse = z.object({
  on: PlainDate,
  reader: z.string(),
  via: z.string(),
  requests: z.int(),
  things: z.int(),
})
export type DataUse = z.infer<typeof DataUse>

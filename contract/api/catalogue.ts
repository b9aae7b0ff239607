import { z } from 'zod'
import { DepartmentCode } from '../engines/account.ts'
import { DataRequest, DataRequestState, DataResource, DataUse, UpdateFrequency } from '../engines/catalogue.ts'
import { Id } from '../kernel/ids.ts'
import { PrivacyClass } from '../kernel/privacy.ts'
import { Revision } from '../kernel/revision.ts'
import { PlainDate } from '../kernel/time.ts'
import { SharingClass, TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'catalogue'
const ResourceParams = z.object({ type: TypeKey })
const Reason = z.string().trim().min(2).max(300)
const noType = 'registry.no-such-type'

export const listResources = route({
  method: 'GET',
  path: '/api/v1/catalogue',
  access: 'read:catalogue',
  tag,
  summary: { zh: '数据目录：各类型作为数据资源', en: 'The data catalogue: every type as a data resource' },
  reply: z.object({ resources: z.array(DataResource) }),
})

export const editResource = route({
  method: 'PUT',
  path: '/api/v1/catalogue/:type',
  access: 'edit:catalogue',
  tag,
  summary: {
    zh: '编目：共享属性、责任部门、更新频率',
    en: 'Say how a resource is shared, who answers for it, and how often it is updated',
  },
  params: ResourceParams,
  body: z.object({
    revision: Revision.describe('修订号 · 0 where nothing was said yet'),
    sharing: SharingClass.nullable().describe('共享属性 · null: as the pack has it'),
    department: DepartmentCode.nullable(),
    frequency: UpdateFrequency.nullable(),
  }),
  reply: DataResource,
  errors: [noType, 'catalogue.changed-meanwhile'],
})

export const listDataRequests = route({
  method: 'GET',
  path: '/api/v1/catalogue/requests',
  access: 'read:catalogue',
  tag,
  summary: {
    zh: '数据使用申请（管理员见全部，其他人见本部门的）',
    en: 'Requests to use data, newest first: stewards see all, others those of their departments',
  },
  query: Paging.extend({ type: TypeKey.optional(), state: DataRequestState.optional() }),
  reply: page(DataRequest),
  errors: ['request.bad-cursor'],
})

export const requestData = route({
  method: 'POST',
  path: '/api/v1/catalogue/:type/requests',
  access: 'request:catalogue',
  tag,
  summary: { zh: '申请使用数据', en: 'Ask to use a resource until a day' },
  params: ResourceParams,
  body: z.object({
    department: DepartmentCode.optional().describe('使用部门 · One of one’s own; the first where left out'),
    purpose: z.string().trim().min(4).max(500).describe('用途 · What for'),
    until: PlainDate.describe('使用期限 · Last day'),
    upTo: PrivacyClass.default('internal').describe('申请级别 · Highest privacy class of fields that the work needs'),
  }),
  reply: DataRequest,
  errors: [noType, 'catalogue.no-department', 'catalogue.not-shared', 'catalogue.past-day'],
})

export const decideDataRequest = route({
  method: 'POST',
  path: '/api/v1/catalogue/requests/:request/decision',
  access: 'approve:catalogue',
  tag,
  summary: { zh: '同意、拒绝或撤回数据使用', en: 'Grant, refuse or revoke' },
  params: z.object({ request: Id }),
  body: z.object({
    revision: Revision,
    decision: z.enum(['granted', 'refused', 'revoked']),
    upTo: PrivacyClass.optional().describe('授权级别 · Of a grant: as asked where left out, never above it'),
    reason: Reason,
  }),
  reply: DataRequest,
  errors: [
    'catalogue.no-such-request',
    'catalogue.decided-already',
    'catalogue.changed-meanwhile',
    'catalogue.not-shared',
    'catalogue.more-than-asked',
  ],
})

export const listUse = route({
  method: 'GET',
  path: '/api/v1/catalogue/:type/use',
  access: 'approve:catalogue',
  tag,
  summary: {
    zh: '数据使用情况（近 30 天，按日、按使用者汇总）',
    en: 'Who read how much of a resource on each of the last thirty days',
  },
  params: ResourceParams,
  reply: z.object({ use: z.array(DataUse) }),
  errors: [noType],
})

export const CATALOGUE_ROUTES = [
  listResources,
  editResource,
  listDataRequests,
  requestData,
  decideDataRequest,
  listUse,
] as const

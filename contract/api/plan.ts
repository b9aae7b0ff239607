import { z } from 'zod'
import { GivenPeriod, Period } from '../engines/commitment.ts'
import { PlanDocument, PlanKind, PlanSummary, PlanVersion } from '../engines/plan.ts'
import { Id } from '../kernel/ids.ts'
import { Job } from '../kernel/job.ts'
import { Revision } from '../kernel/revision.ts'
import { PlainDate } from '../kernel/time.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'plan'
/** Number of a version in an address. */
export const VersionNumber = z.coerce.number().int().min(1).max(1_000_000)
export const PlanParams = z.object({ plan: Id })
export const VersionParams = PlanParams.extend({ version: VersionNumber })

export const listPlans = route({
  method: 'GET',
  path: '/api/v1/plans',
  access: 'read:plan',
  tag,
  summary: { zh: '规划文件列表', en: 'List documents' },
  query: Paging.extend({ q: z.string().max(100).optional(), period: Period.optional(), kind: PlanKind.optional() }),
  reply: page(PlanSummary),
})

export const importPlan = route({
  method: 'POST',
  path: '/api/v1/plans/imports',
  access: 'import:plan',
  tag,
  summary: { zh: '上传文件并编译(后台任务)', en: 'Import a file and compile it, as a job' },
  query: z.object({ kind: PlanKind.default('annual-plan'), period: GivenPeriod.optional() }),
  accepts: 'multipart',
  reply: Job,
  errors: ['document.too-large', 'document.empty', 'document.unsupported'],
})

export const pastePlan = route({
  method: 'POST',
  path: '/api/v1/plans/pastes',
  access: 'import:plan',
  tag,
  summary: { zh: '粘贴文本并编译(后台任务)', en: 'Import a pasted text and compile it, as a job' },
  body: z.object({
    text: z.string().min(1).max(2_000_000),
    title: z.string().max(200).optional(),
    kind: PlanKind.default('annual-plan'),
    period: GivenPeriod.optional(),
  }),
  // Two million characters of three bytes each, with their escapes.
  bodyLimit: 16 * 1024 * 1024,
  reply: Job,
})

export const getPlan = route({
  method: 'GET',
  path: '/api/v1/plans/:plan',
  access: 'read:plan',
  tag,
  summary: { zh: '文件、提纲与版本', en: 'A document with its outline and versions' },
  params: PlanParams,
  reply: PlanDocument,
})

export const getPlanText = route({
  method: 'GET',
  path: '/api/v1/plans/:plan/text',
  access: 'read:plan',
  tag,
  summary: { zh: '存档文本', en: 'The stored text' },
  params: PlanParams,
  reply: z.object({ text: z.string() }),
})

export const getPlanOriginal = route({
  method: 'GET',
  path: '/api/v1/plans/:plan/original',
  access: 'read:plan',
  tag,
  summary: { zh: '下载原件', en: 'The original file, byte for byte' },
  params: PlanParams,
  gives: 'file',
  reply: z.unknown(),
})

export const updatePlan = route({
  method: 'PATCH',
  path: '/api/v1/plans/:plan',
  access: 'edit:plan',
  tag,
  summary: { zh: '修改标题与类别', en: 'Rename or reclassify a document' },
  params: PlanParams,
  body: z.object({ revision: Revision, title: z.string().min(1).max(200).optional(), kind: PlanKind.optional() }),
  reply: PlanDocument,
  errors: ['plan.changed-meanwhile'],
})

export const deletePlan = route({
  method: 'DELETE',
  path: '/api/v1/plans/:plan',
  access: 'delete:plan',
  tag,
  summary: { zh: '删除未批准的文件', en: 'Delete a document that was never approved' },
  params: PlanParams,
  reply: z.object({ deleted: Id }),
  errors: ['plan.approved-is-final'],
})

export const moveVersion = route({
  method: 'POST',
  path: '/api/v1/plans/:plan/versions/:version/state',
  access: 'approve:plan',
  tag,
  summary: { zh: '提交审核、退回或批准', en: 'Mark reviewed, send back to draft, or record the approval' },
  params: VersionParams,
  body: z.discriminatedUnion('to', [
    z.object({ to: z.literal('reviewed'), revision: Revision }),
    z.object({ to: z.literal('draft'), revision: Revision }),
    z.object({ to: z.literal('approved'), revision: Revision, on: PlainDate, by: z.string().min(2).max(100) }),
  ]),
  reply: PlanVersion,
  errors: [
    'plan.changed-meanwhile',
    'plan.rows-open',
    'plan.wrong-state',
    'plan.approval-in-future',
    'plan.approval-too-early',
  ],
})

export const startAdjustment = route({
  method: 'POST',
  path: '/api/v1/plans/:plan/adjustments',
  access: 'edit:plan',
  tag,
  summary: { zh: '启动计划部分调整(新版本)', en: 'Begin an adjustment of an approved plan, as a new version' },
  params: PlanParams,
  body: z.object({ reason: z.string().min(4).max(1000) }),
  reply: PlanVersion,
  errors: ['plan.wrong-state'],
})

export const discardAdjustment = route({
  method: 'DELETE',
  path: '/api/v1/plans/:plan/versions/:version',
  access: 'edit:plan',
  tag,
  summary: { zh: '放弃起草中的调整草案', en: 'Discard an adjustment that is still a draft' },
  params: VersionParams,
  reply: z.object({ discarded: z.int() }),
  errors: ['plan.wrong-state', 'plan.changed-meanwhile'],
})

export const PLAN_ROUTES = [
  listPlans,
  importPlan,
  pastePlan,
  getPlan,
  getPlanText,
  getPlanOriginal,
  updatePlan,
  deletePlan,
  moveVersion,
  startAdjustment,
  discardAdjustment,
] as const

import { z } from 'zod'
import { CommitmentKind, Period } from '../engines/commitment.ts'
import { Coverage, PlanSummary } from '../engines/plan.ts'
import {
  Commitment,
  ComparedRow,
  RegisterChange,
  RegisterCommand,
  ReviewState,
  TargetLink,
} from '../engines/register.ts'
import { Id } from '../kernel/ids.ts'
import { TextSpan } from '../kernel/text.ts'
import { Paging, page } from './page.ts'
import { VersionNumber, VersionParams } from './plan.ts'
import { route } from './route.ts'

const tag = 'register'
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** Without `plan`: every document. Without `version`: the one in force, which is the newest approved one, else the newest. */
export const CommitmentQuery = Paging.extend({
  plan: Id.optional(),
  version: VersionNumber.optional(),
  /** Chinese text, or pinyin initials such as `dqsczz`. */
  q: z.string().max(100).optional(),
  kind: CommitmentKind.optional(),
  state: ReviewState.optional(),
  /** A section's number: it and all below it. */
  section: z.string().max(20).optional(),
  /** A department's code: rows it leads or co-operates in. */
  department: z.string().max(60).optional(),
  period: Period.optional(),
  withoutOwner: flag.optional(),
})

export const listCommitments = route({
  method: 'GET',
  path: '/api/v1/commitments',
  access: 'read:plan',
  tag,
  summary: { zh: '承诺事项台账', en: 'The register of commitments' },
  query: CommitmentQuery,
  reply: page(Commitment).extend({ total: z.int() }),
})

export const getCommitment = route({
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/commitments/:commitment',
  access: 'read:plan',
  tag,
  summary: { zh: '承诺事项及其变更记录', en: 'A commitment with its history' },
  params: VersionParams.extend({ commitment: Id }),
  reply: z.object({ commitment: Commitment, changes: z.array(RegisterChange) }),
})

export const changeRegister = route({
  method: 'POST',
  path: '/api/v1/plans/:plan/versions/:version/changes',
  access: 'edit:plan',
  tag,
  summary: { zh: '修改台账(采纳、编辑、拆分、合并、否决、新增、分派)', en: 'Change the register' },
  params: VersionParams,
  body: z.object({ id: Id, command: RegisterCommand }),
  reply: RegisterChange,
  errors: ['register.changed-meanwhile', 'plan.approved-is-final', 'register.no-such-row', 'register.bad-command'],
})

export const undoChange = route({
  method: 'POST',
  path: '/api/v1/plans/:plan/versions/:version/changes/:change/undo',
  access: 'edit:plan',
  tag,
  summary: { zh: '撤销一次修改;撤销“撤销”即重做', en: 'Undo a change; undoing an undo is a redo' },
  params: VersionParams.extend({ change: Id }),
  body: z.object({ id: Id }),
  reply: RegisterChange,
  errors: ['register.changed-meanwhile', 'plan.approved-is-final', 'register.already-undone'],
})

export const listChanges = route({
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/changes',
  access: 'read:plan',
  tag,
  summary: { zh: '台账变更记录', en: 'Changes of the register, newest first' },
  params: VersionParams,
  query: Paging,
  reply: page(RegisterChange),
})

export const getCoverage = route({
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/coverage',
  access: 'read:plan',
  tag,
  summary: { zh: '正文覆盖率与未覆盖的条款', en: 'Coverage of the body and the clauses without a commitment' },
  params: VersionParams,
  reply: Coverage,
})

export const markClauses = route({
  method: 'POST',
  path: '/api/v1/plans/:plan/versions/:version/clauses',
  access: 'edit:plan',
  tag,
  summary: { zh: '确认条款不含承诺,或取消确认', en: 'Confirm clauses as promising nothing, or take that back' },
  params: VersionParams,
  body: z.object({ clauses: z.array(TextSpan).min(1).max(1000), promisesNothing: z.boolean() }),
  reply: Coverage,
  errors: ['plan.wrong-state', 'plan.no-such-clause'],
})

/** `PLAN:VERSION`, for example `0b8e…:1`. */
const Side = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,5}$/)

export const comparePlans = route({
  method: 'GET',
  path: '/api/v1/comparison',
  access: 'read:plan',
  tag,
  summary: { zh: '逐条比对两个版本或两份文件', en: 'Compare two versions or documents, commitment by commitment' },
  query: z.object({ left: Side, right: Side }),
  reply: z.object({ rows: z.array(ComparedRow) }),
})

export const getTargetMatrix = route({
  method: 'GET',
  path: '/api/v1/targets',
  access: 'read:plan',
  tag,
  summary: { zh: '同一目标在各文件中的取值', en: 'One target across documents' },
  query: z.object({ period: Period }),
  reply: z.object({ documents: z.array(PlanSummary), links: z.array(TargetLink) }),
})

export const linkTargets = route({
  method: 'POST',
  path: '/api/v1/targets/links',
  access: 'edit:plan',
  tag,
  summary: { zh: '确认若干文件中的事项为同一目标', en: 'Confirm rows of several documents as one target' },
  body: z.object({
    id: Id,
    title: z.string().min(1).max(200),
    members: z
      .array(z.object({ plan: Id, commitment: Id }))
      .min(2)
      .max(20),
  }),
  reply: z.object({ linked: Id }),
  errors: ['plan.linked-elsewhere', 'plan.links-one-document', 'register.no-such-row'],
})

export const unlinkTargets = route({
  method: 'DELETE',
  path: '/api/v1/targets/links/:link',
  access: 'edit:plan',
  tag,
  summary: { zh: '取消关联', en: 'Take a link back' },
  params: z.object({ link: Id }),
  reply: z.object({ unlinked: Id }),
})

export const exportRegister = route({
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/export',
  access: 'read:plan',
  tag,
  summary: { zh: '导出台账(.xlsx 或 JSON)', en: 'Export the register as .xlsx or JSON' },
  params: VersionParams,
  query: z.object({ format: z.enum(['xlsx', 'json']), language: z.enum(['zh', 'en']).default('zh') }),
  gives: 'file',
  reply: z.unknown(),
})

export const REGISTER_ROUTES = [
  listCommitments,
  getCommitment,
  changeRegister,
  undoChange,
  listChanges,
  getCoverage,
  markClauses,
  comparePlans,
  getTargetMatrix,
  linkTargets,
  unlinkTargets,
  exportRegister,
] as const

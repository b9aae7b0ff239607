import { z } from 'zod'
import { Receipt } from '../engines/report.ts'
import { Reporter, ReporterDraft } from '../engines/reporter.ts'
import { Id } from '../kernel/ids.ts'
import { FieldKey } from '../pack/field.ts'
import { route } from './route.ts'

const tag = 'cases'
const params = z.object({ case: Id })
const gone = 'casework.no-such-case'

export const listCaseReporters = route({
  method: 'GET',
  path: '/api/v1/cases/:case/reporters',
  access: 'read:case',
  tag,
  summary: {
    zh: '案件的报告人（含并入案件的），姓名和电话已遮盖',
    en: 'Who reported a case, or one that was merged into it; names and telephones masked',
  },
  params,
  reply: z.object({ reporters: z.array(Reporter) }),
  errors: [gone],
})

export const addCaseReporter = route({
  method: 'POST',
  path: '/api/v1/cases/:case/reporters',
  access: 'operate:case',
  tag,
  summary: { zh: '登记又一位报告人', en: 'Enter one more who reported it; the code is for them and shown once' },
  params,
  body: z.object({
    id: Id.describe('Made by whoever enters it, so that a repeated request enters it once'),
    channel: FieldKey,
    reporter: ReporterDraft,
  }),
  reply: Receipt.extend({
    code: z.string().nullable().describe('查询码；重复提交时为空 · Null when it was entered already'),
  }),
  errors: [gone, 'casework.exists-already', 'casework.no-such-source', 'casework.ended', 'casework.changed-meanwhile'],
})

export const revealCaseReporter = route({
  method: 'POST',
  path: '/api/v1/cases/:case/reporters/:reporter/reveal',
  access: 'reveal:reporter-contact',
  tag,
  summary: {
    zh: '查看报告人的姓名和电话（留痕）',
    en: 'See a reporter’s name and telephone; the audit says who did and why',
  },
  params: params.extend({ reporter: Id }),
  body: z.object({ reason: z.string().trim().min(2).max(200).describe('查看原因') }),
  reply: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  errors: [gone, 'casework.no-such-reporter', 'casework.not-allowed'],
})

export const eraseCaseReporter = route({
  method: 'POST',
  path: '/api/v1/cases/:case/reporters/:reporter/erase',
  access: 'reveal:reporter-contact',
  tag,
  summary: {
    zh: '删除报告人的姓名和电话，案件照常办理',
    en: 'Erase a reporter’s name and telephone; the case goes on without',
  },
  params: params.extend({ reporter: Id }),
  body: z.object({ reason: z.string().trim().min(2).max(200).describe('删除原因') }),
  reply: z.object({ erased: Id }),
  errors: [gone, 'casework.no-such-reporter', 'casework.not-allowed'],
})

export const CASE_REPORTER_ROUTES = [listCaseReporters, addCaseReporter, revealCaseReporter, eraseCaseReporter] as const

import { z } from 'zod'
import { Position } from '../engines/district.ts'
import {
  NewJoining,
  NewReport,
  PortalView,
  PublicCase,
  Receipt,
  ReportCommand,
  TrackedReport,
  TrackingCode,
} from '../engines/report.ts'
import { DistrictCode, Id } from '../kernel/ids.ts'
import { PlainDate } from '../kernel/time.ts'
import { TypeKey } from '../pack/thing.ts'
import { route } from './route.ts'

const tag = 'cases'
const access = 'public'
const params = z.object({ district: DistrictCode })
const gone = 'identity.no-such-district'
const many = 'casework.too-many-reports'

export const getPortal = route({
  ...{ method: 'GET', path: '/api/v1/districts/:district/portal', access, tag, params, perMinute: 300 },
  summary: { zh: '公众服务：可反映的事项', en: 'What people without an account may report, and how' },
  reply: PortalView,
  errors: [gone],
})

export const report = route({
  ...{ method: 'POST', path: '/api/v1/districts/:district/reports', access, tag, params, perMinute: 30 },
  summary: {
    zh: '公众上报；重复提交同一内容得到同一查询码',
    en: 'Report a case without an account; the same report again gets the same code',
  },
  body: NewReport,
  reply: Receipt,
  errors: [
    gone,
    many,
    'casework.no-such-type',
    'casework.exists-already',
    'casework.bad-form',
    'casework.no-such-source',
    'casework.no-place',
    'casework.no-classes',
    'casework.no-such-class',
    'casework.attachments-wanted',
    'casework.not-yours',
    'casework.pictures-only',
  ],
})

export const joinReport = route({
  ...{ method: 'POST', path: '/api/v1/districts/:district/reports/joinings', access, tag, params, perMinute: 30 },
  summary: { zh: '“我也遇到”：加入已公开的案件', en: '“Same here”: join a public case instead of reporting it again' },
  body: NewJoining,
  reply: Receipt,
  errors: [gone, many, 'casework.no-such-case', 'casework.exists-already', 'casework.no-such-source', 'casework.ended'],
})

const Code = z.object({ code: TrackingCode, number: z.string().trim().max(40).nullable().default(null) })

export const trackReport = route({
  ...{ method: 'POST', path: '/api/v1/districts/:district/reports/track', access, tag, params, perMinute: 60 },
  summary: { zh: '凭查询码查看办理情况', en: 'How a report stands, for whoever has its code' },
  body: Code,
  reply: TrackedReport,
  errors: [gone, many, 'casework.no-such-report'],
})

export const commandReport = route({
  ...{ method: 'POST', path: '/api/v1/districts/:district/reports/commands', access, tag, params, perMinute: 60 },
  summary: {
    zh: '凭查询码补充、评价、要求重办或撤回',
    en: 'Add to a report, rate it, have it opened again, or take it back',
  },
  body: Code.extend({ command: ReportCommand }),
  reply: TrackedReport,
  errors: [
    gone,
    many,
    'casework.no-such-report',
    'casework.ended',
    'casework.not-now',
    'casework.not-yours',
    'casework.rated-already',
    'casework.others-wait',
    'casework.pictures-only',
    'casework.changed-meanwhile',
  ],
})

export const getReportPhoto = route({
  ...{ method: 'POST', path: '/api/v1/districts/:district/reports/photos', access, tag, params, perMinute: 240 },
  summary: {
    zh: '凭查询码查看处置照片（不带拍摄信息）',
    en: 'A photo of the handling for whoever has the code, without what the camera wrote into it',
  },
  body: Code.extend({ photo: Id, size: z.enum(['320', '1280']) }),
  gives: 'file',
  reply: z.unknown(),
  errors: [gone, many, 'casework.no-such-report', 'attachments.not-found', 'attachments.no-picture'],
})

const Degrees = z.coerce.number()

export const listPublicCases = route({
  ...{ method: 'GET', path: '/api/v1/districts/:district/public-cases', access, tag, params, perMinute: 240 },
  summary: {
    zh: '公开的案件：类型、类别、大致位置、状态和日期；多时按格汇总',
    en: 'Cases that are public: type, class, rounded place, state and dates; many are summed up by cells',
  },
  query: z.object({
    west: Degrees.min(-180).max(180),
    south: Degrees.min(-90).max(90),
    east: Degrees.min(-180).max(180),
    north: Degrees.min(-90).max(90),
    from: PlainDate.describe('登记日期起 · First day'),
    to: PlainDate.describe('登记日期止 · Last day, at most a year later'),
    type: TypeKey.optional(),
    state: z.enum(['open', 'done']).optional(),
  }),
  reply: z.object({
    total: z.int(),
    cases: z.array(PublicCase).describe('最新的在前，至多 200 件 · The newest first, 200 at most'),
    cells: z
      .array(z.object({ position: Position, count: z.int() }))
      .describe('件数过多时的汇总格 · Sums by cells; none where all are listed'),
  }),
  errors: [gone, 'casework.bad-extent'],
})

export const REPORT_ROUTES = [
  ...[getPortal, report, joinReport, trackReport, commandReport, getReportPhoto, listPublicCases],
] as const

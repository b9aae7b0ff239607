import { z } from 'zod'
import { DepartmentCode } from '../engines/account.ts'
import { CaseCommand, NewCase } from '../engines/case-command.ts'
import { CaseEntry, CaseSummary, CaseView, SimilarCase, WorkSummary } from '../engines/case-view.ts'
import { Position, StreetCode } from '../engines/district.ts'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { CaseType } from '../pack/case-type.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'cases'
const params = z.object({ case: Id })
const now = Instant.describe('当前时间 · City time as of which the page is true')
const Flag = z.enum(['true', 'false']).transform((value) => value === 'true')

const PositionText = z
  .string()
  .max(60)
  .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
  .pipe(Position)

export const listCaseTypes = route({
  method: 'GET',
  path: '/api/v1/case-types',
  access: 'signed-in',
  tag,
  summary: { zh: '案件类型', en: 'The types of cases with their flows, forms and clocks' },
  reply: z.object({ types: z.array(CaseType) }),
})

export const getCaseType = route({
  method: 'GET',
  path: '/api/v1/case-types/:type/versions/:version',
  access: 'signed-in',
  tag,
  summary: { zh: '案件类型的一个版本', en: 'A version of a type: the one that a case was opened under' },
  params: z.object({ type: TypeKey, version: z.coerce.number().int().min(1).max(1000) }),
  reply: CaseType,
  errors: ['casework.no-such-type'],
})

export const openCase = route({
  method: 'POST',
  path: '/api/v1/cases',
  access: 'create:case',
  tag,
  summary: { zh: '登记案件', en: 'Open a case; the same request again opens nothing twice' },
  body: NewCase,
  reply: CaseView,
  repeatable: true,
  errors: [
    'casework.no-such-type',
    'casework.exists-already',
    'casework.bad-form',
    'casework.no-such-source',
    'casework.no-place',
    'casework.no-classes',
    'casework.no-such-class',
    'casework.attachments-wanted',
    'casework.not-yours',
    'casework.not-allowed',
  ],
})

const DECIDING = [
  'casework.not-allowed',
  'casework.no-such-case',
  'casework.changed-meanwhile',
  'casework.not-meant',
  'casework.somebody-elses',
  'casework.did-it-themselves',
  'casework.item-gone',
  'casework.ended',
  'casework.no-such-outcome',
  'casework.reason-wanted',
  'casework.attachments-wanted',
  'casework.choice-wanted',
  'casework.guarded',
  'casework.too-early',
  'casework.too-late',
  'casework.too-long',
  'casework.not-ahead',
  'casework.no-classes',
  'casework.no-such-class',
  'casework.no-place',
  'casework.no-such-department',
  'casework.not-now',
  'casework.merged-itself',
  'casework.not-yours',
  'casework.enough',
  'casework.not-for-them',
  'casework.bad-form',
] as const

export const commandCase = route({
  method: 'POST',
  path: '/api/v1/cases/:case/commands',
  access: 'operate:case',
  tag,
  summary: { zh: '办理案件', en: 'Do something to a case: decide, claim, hand on, ask, answer, comment …' },
  params,
  body: CaseCommand,
  reply: CaseView,
  conditional: true,
  repeatable: true,
  errors: DECIDING,
})

export const commandCases = route({
  method: 'POST',
  path: '/api/v1/case-commands',
  access: 'operate:case',
  tag,
  summary: { zh: '批量办理', en: 'Do something to many cases; each is done or refused by itself' },
  body: z.object({
    commands: z
      .array(z.object({ case: Id, command: CaseCommand }))
      .min(1)
      .max(100),
  }),
  reply: z.object({
    results: z.array(
      z.object({
        case: Id,
        revision: z.int().nullable(),
        refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
      }),
    ),
  }),
})

export const getCase = route({
  method: 'GET',
  path: '/api/v1/cases/:case',
  access: 'read:case',
  tag,
  summary: { zh: '案件详情', en: 'A case as it stands, with its clocks' },
  params,
  reply: CaseView,
  errors: ['casework.no-such-case'],
})

export const listCaseEntries = route({
  method: 'GET',
  path: '/api/v1/cases/:case/entries',
  access: 'read:case',
  tag,
  summary: { zh: '案件经过', en: 'What happened to a case, the newest first' },
  params,
  query: Paging,
  reply: page(CaseEntry),
  errors: ['casework.no-such-case'],
})

export const listCases = route({
  method: 'GET',
  path: '/api/v1/cases',
  access: 'read:case',
  tag,
  summary: { zh: '案件列表', en: 'Cases, the newest first' },
  query: Paging.extend({
    type: TypeKey.describe('案件类型'),
    state: z.enum(['open', 'ended', 'any']).default('open').describe('状态'),
    street: StreetCode.optional().describe('街道'),
    department: DepartmentCode.optional().describe('承办单位 · Department in charge'),
    category: z.string().max(20).optional().describe('类别 · Of this class or one below it'),
    source: z.string().max(40).optional().describe('来源'),
    number: z.string().trim().min(2).max(40).optional().describe('编号 · The number or its beginning'),
    overdue: Flag.optional().describe('超期 · One of its running clocks is past its deadline'),
    supervised: Flag.optional().describe('督办'),
    recurs: Flag.optional().describe('复发 · The problem of a closed case that has come back'),
    from: z.iso.datetime().optional().describe('登记时间起 · Opened at or after'),
    to: z.iso.datetime().optional().describe('登记时间止 · Opened before'),
  }),
  reply: page(CaseSummary).extend({ now }),
})

export const listSimilarCases = route({
  method: 'GET',
  path: '/api/v1/cases/similar',
  access: 'read:case',
  tag,
  summary: {
    zh: '可能重复的案件',
    en: 'Cases that may be the same matter as one about to be reported, the likeliest first',
  },
  query: z.object({
    type: TypeKey.describe('案件类型'),
    category: z.string().max(20).optional().describe('类别'),
    position: PositionText.optional().describe('位置 · `longitude,latitude`, WGS 84'),
    text: z.string().trim().max(500).default('').describe('情况 · What is said of it'),
    at: z.iso.datetime().optional().describe('发现时间 · When it was seen; now where left out'),
  }),
  reply: z.object({ candidates: z.array(SimilarCase).max(10) }),
  errors: ['casework.no-such-type'],
})

export const listWork = route({
  method: 'GET',
  path: '/api/v1/work',
  access: 'operate:case',
  tag,
  summary: { zh: '待办工作', en: 'Open work, what is due first before the rest' },
  query: Paging.extend({
    whose: z.enum(['mine', 'unclaimed', 'any']).default('mine').describe('范围 · Mine, that nobody has taken, or all'),
    type: TypeKey.optional().describe('案件类型 · Needed for a step'),
    step: StepKey.optional().describe('环节'),
    department: DepartmentCode.optional().describe('单位 · That has the work'),
    street: StreetCode.optional().describe('街道'),
    category: z.string().max(20).optional().describe('类别 · Of this class or one below it'),
    source: z.string().max(40).optional().describe('来源'),
    number: z.string().trim().min(2).max(40).optional().describe('编号 · The number or its beginning'),
    overdue: Flag.optional().describe('超期'),
    supervised: Flag.optional().describe('督办'),
  }),
  reply: page(WorkSummary).extend({ now }),
})

export const countWork = route({
  method: 'GET',
  path: '/api/v1/work/counts',
  access: 'operate:case',
  tag,
  summary: { zh: '待办统计', en: 'How much open work there is by type and step' },
  reply: z.object({
    mine: z.int(),
    steps: z.array(z.object({ type: TypeKey, step: StepKey, open: z.int(), unclaimed: z.int(), overdue: z.int() })),
  }),
})

const Tally = z.object({
  open: z.int().describe('在办 · Open work'),
  unclaimed: z.int().describe('待领取 · That nobody has taken'),
  overdue: z.int().describe('超期 · Past its deadline'),
  dueToday: z.int().describe('今日到期 · Before the day ends, and not overdue yet'),
})
const MOST_TALLIES = 500

export const getWorkBoard = route({
  method: 'GET',
  path: '/api/v1/work/board',
  access: 'operate:case',
  tag,
  summary: {
    zh: '工作看板：按单位、街道和人员',
    en: 'Open work by department, street and person, what is late first, as far as one sees it',
  },
  query: z.object({ department: DepartmentCode.optional().describe('单位 · Only work that this department has') }),
  reply: z.object({
    now,
    supervised: z.int().describe('督办 · Open cases under supervision'),
    departments: z.array(Tally.extend({ department: DepartmentCode.nullable() })).max(MOST_TALLIES),
    streets: z.array(Tally.extend({ street: StreetCode.nullable() })).max(MOST_TALLIES),
    people: z.array(Tally.extend({ person: z.object({ id: Id, name: z.string() }) })).max(MOST_TALLIES),
  }),
})

export const CASE_ROUTES = [
  listCaseTypes,
  getCaseType,
  openCase,
  commandCase,
  commandCases,
  getCase,
  listCaseEntries,
  listCases,
  listSimilarCases,
  listWork,
  countWork,
  getWorkBoard,
] as const

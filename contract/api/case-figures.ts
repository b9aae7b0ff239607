import { z } from 'zod'
import { DepartmentCode } from '../engines/account.ts'
import { CountedCase, FigureGroup, FigureRow } from '../engines/case-figures.ts'
import { StreetCode } from '../engines/district.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Language } from '../kernel/words.ts'
import { CaseEvaluation } from '../pack/case-figure.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'cases'

const MOST_DAYS = 1100

const asked = {
  type: TypeKey.describe('案件类型'),
  from: PlainDate.describe('起日 · First day of the period'),
  to: PlainDate.describe('止日 · Last day of the period'),
  by: FigureGroup.default('none').describe(
    '分组 · By department, street, person, class, or by the day or month that places it in the period',
  ),
  department: DepartmentCode.optional().describe('承办单位 · Of this department alone'),
  street: StreetCode.optional().describe('街道 · Of this street alone'),
}

const isPeriod = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000
const periodWanted = `expected a period of at most ${MOST_DAYS} days that ends no earlier than it begins`

export const listCaseEvaluations = route({
  method: 'GET',
  path: '/api/v1/case-evaluations',
  access: 'read:case',
  tag,
  summary: { zh: '考核评价指标定义', en: 'The figures that cases are evaluated by, with their sources' },
  reply: z.object({ evaluations: z.array(CaseEvaluation) }),
})

export const listCaseFigures = route({
  method: 'GET',
  path: '/api/v1/case-figures',
  access: 'read:case',
  tag,
  summary: {
    zh: '考核评价指标值',
    en: 'Figures of a period over the cases that the reader may see, all together and by department, street or person',
  },
  query: z.object(asked).refine(isPeriod, periodWanted),
  reply: z.object({
    now: Instant.describe('City time as of which the figures are true'),
    rows: z.array(FigureRow).describe('All together first, then each in the order of their keys'),
    more: z.boolean().describe('There were more departments, streets or people than are shown'),
  }),
  errors: ['casework.no-such-evaluation'],
})

export const exportCaseFigures = route({
  method: 'GET',
  path: '/api/v1/case-figures/export',
  access: 'read:case',
  tag,
  summary: {
    zh: '导出考核评价（指标值、口径与来源、某一指标所计的案件）',
    en: 'Figures as a file: their values, how they are worked out and where that was read, and the cases behind one of them',
  },
  perMinute: 30,
  query: z
    .object({
      ...asked,
      format: z.enum(['xlsx', 'docx']).describe('格式 · xlsx or docx'),
      language: Language.default('zh'),
      figure: StepKey.optional().describe('Figure whose cases are listed; the first where it is left out'),
    })
    .refine(isPeriod, periodWanted),
  gives: 'file',
  reply: z.unknown(),
  errors: ['casework.no-such-evaluation', 'casework.no-such-figure'],
})

export const listCountedCases = route({
  method: 'GET',
  path: '/api/v1/case-figures/:figure/cases',
  access: 'read:case',
  tag,
  summary: { zh: '指标所计的案件', en: 'The cases that a figure counts' },
  params: z.object({ figure: StepKey }),
  query: Paging.extend({
    ...asked,
    part: z.enum(['numerator', 'denominator']).default('numerator').describe('分子或分母'),
    group: z
      .string()
      .max(60)
      .optional()
      .describe('Key of one row; empty: of what belongs to none; left out: all together'),
  }).refine(isPeriod, periodWanted),
  reply: page(CountedCase),
  errors: ['casework.no-such-evaluation', 'casework.no-such-figure'],
})

export const CASE_FIGURE_ROUTES = [listCaseEvaluations, listCaseFigures, exportCaseFigures, listCountedCases] as const

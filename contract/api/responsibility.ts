import { z } from 'zod'
import { DepartmentCode } from '../engines/account.ts'
import { CaseRule } from '../engines/case-rule.ts'
import { Position, StreetCode } from '../engines/district.ts'
import { Located, RegionCode } from '../engines/region.ts'
import {
  RegionCoverage,
  Responsibility,
  ResponsibilityAnswer,
  ResponsibilityDraft,
  ResponsibilityPast,
  TableFault,
} from '../engines/responsibility.ts'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { CodeTableKey } from '../pack/code-table.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'responsibility'
const params = z.object({ row: Id })
const Category = z.string().regex(/^[0-9A-Z]{1,20}$/)
const PositionText = z
  .string()
  .max(60)
  .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
  .pipe(Position)
/** A point of the map, or a region by its code. */
const Where = z.object({ position: PositionText.optional(), region: RegionCode.optional() })

export const listResponsibilities = route({
  method: 'GET',
  path: '/api/v1/responsibilities',
  access: 'read:case-rule',
  tag,
  summary: { zh: '责任网格', en: 'Rows of the responsibility grid, by area and class' },
  query: Paging.extend({
    department: DepartmentCode.optional(),
    classes: CodeTableKey.optional(),
    category: Category.optional(),
    street: StreetCode.optional(),
    on: PlainDate.optional(),
  }),
  reply: page(
    Responsibility.extend({ areaName: z.string().max(200).nullable(), person: z.string().max(100).nullable() }),
  ),
  errors: ['request.bad-cursor'],
})

export const saveResponsibility = route({
  method: 'PUT',
  path: '/api/v1/responsibilities/:row',
  access: 'edit:case-rule',
  tag,
  summary: { zh: '新增或修改责任网格的一行', en: 'Enter a row of the responsibility grid or change one' },
  params,
  /** 0: it is new. */
  body: z.object({ row: ResponsibilityDraft, revision: Revision }),
  reply: Responsibility,
  errors: [
    'casework.no-such-department',
    'casework.no-such-area',
    'casework.no-such-class-table',
    'casework.no-such-post',
    'casework.no-such-person',
    'casework.answers-twice',
    'casework.row-changed',
    'casework.too-many-rows',
  ],
})

export const withdrawResponsibility = route({
  method: 'DELETE',
  path: '/api/v1/responsibilities/:row',
  access: 'edit:case-rule',
  tag,
  summary: { zh: '删除责任网格的一行', en: 'Take a row of the responsibility grid away' },
  params,
  query: z.object({ revision: z.coerce.number().pipe(Revision) }),
  reply: z.object({ withdrawn: z.literal(true) }),
  errors: ['casework.row-changed'],
})

export const listResponsibilityPast = route({
  method: 'GET',
  path: '/api/v1/responsibilities/:row/past',
  access: 'read:case-rule',
  tag,
  summary: { zh: '一行的沿革', en: 'How a row came to be what it is, newest first' },
  params,
  errors: ['casework.no-such-row'],
  reply: z.object({ past: z.array(ResponsibilityPast).max(200) }),
})

export const whoAnswersHere = route({
  method: 'GET',
  path: '/api/v1/responsibilities/answer',
  access: 'read:case-rule',
  tag,
  summary: { zh: '此处此类归谁', en: 'Who answers for a place and a class, and why' },
  query: Where.extend({ classes: CodeTableKey.optional(), category: Category.optional(), on: PlainDate.optional() }),
  reply: ResponsibilityAnswer.extend({ place: Located.omit({ inside: true }), person: z.string().max(100).nullable() }),
  errors: ['casework.place-wanted'],
})

export const getResponsibilityCoverage = route({
  method: 'GET',
  path: '/api/v1/responsibilities/coverage',
  access: 'read:case-rule',
  tag,
  summary: { zh: '责任网格覆盖情况', en: 'Which places and classes have nobody, and which have two' },
  query: z.object({ classes: CodeTableKey, street: StreetCode.optional(), on: PlainDate.optional() }),
  perMinute: 60,
  reply: z.object({
    on: PlainDate,
    cells: z.int().min(0),
    classCount: z.int().min(0),
    coveredPercent: z.int().min(0).max(100).nullable(),
    regions: z.array(RegionCoverage).max(2_000),
  }),
  errors: ['casework.no-such-class-table'],
})

export const importResponsibilities = route({
  method: 'POST',
  path: '/api/v1/responsibilities/imports',
  access: 'edit:case-rule',
  tag,
  summary: {
    zh: '责任网格表导入（.xlsx、.csv）：先预览，全部成功或全部不做',
    en: 'Take a table of the responsibility grid in, all of it or nothing; look at it first',
  },
  query: z.object({ do: z.enum(['preview', 'apply']).default('preview') }),
  accepts: 'multipart',
  bodyLimit: 8 * 1024 * 1024,
  perMinute: 30,
  reply: z.object({
    applied: z.boolean(),
    rows: z.int().min(0),
    added: z.int().min(0),
    changed: z.int().min(0),
    same: z.int().min(0),
    faults: z.array(TableFault).max(200),
  }),
  errors: [
    'casework.no-file',
    'casework.table-faults',
    'casework.row-changed',
    'table.empty',
    'table.unsupported',
    'table.unreadable',
    'table.encrypted',
  ],
})

export const exportResponsibilities = route({
  method: 'GET',
  path: '/api/v1/responsibilities/sheet',
  access: 'read:case-rule',
  tag,
  summary: {
    zh: '导出责任网格表（.xlsx，可改后再导入）',
    en: 'The responsibility grid as .xlsx, which can be taken in again',
  },
  gives: 'file',
  reply: z.unknown(),
})

/** A rule that would have come first and found nobody. */
const PassedOver = z.object({ rule: Id, because: Words })

export const whoGetsWork = route({
  method: 'GET',
  path: '/api/v1/case-rules/answer',
  access: 'read:case-rule',
  tag,
  summary: { zh: '此处的工作派给谁', en: 'Who would get a piece of work there, by which rule, and why' },
  query: Where.extend({
    type: TypeKey,
    step: StepKey,
    category: Category.optional(),
    hours: z.enum(['now', 'working', 'off']).default('now'),
  }),
  reply: z.object({
    rule: CaseRule.nullable(),
    department: DepartmentCode.nullable(),
    people: z.array(z.object({ id: Id, name: z.string().max(100) })).max(20),
    because: Words,
    passedOver: z.array(PassedOver).max(20),
  }),
  errors: ['casework.no-such-type', 'casework.bad-rule'],
})

export const RESPONSIBILITY_ROUTES = [
  listResponsibilities,
  whoAnswersHere,
  getResponsibilityCoverage,
  exportResponsibilities,
  importResponsibilities,
  saveResponsibility,
  withdrawResponsibility,
  listResponsibilityPast,
  whoGetsWork,
] as const

import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { CodeTableKey } from '../pack/code-table.ts'
import { DepartmentCode, PersonName } from './account.ts'
import { RegionKind } from './region.ts'

/** An area that somebody answers for: by its code, or a zone by its id, as zones have no code. */
export const ResponsibleArea = z
  .object({ kind: RegionKind, area: z.union([z.string().regex(/^\d{6}(\d{3}){0,3}$/), Id]) })
  .refine(({ kind, area }) => area.length === LENGTH_OF_AREA[kind], 'the code doesn’t fit the kind of area')
export type ResponsibleArea = z.infer<typeof ResponsibleArea>

const LENGTH_OF_AREA = { district: 6, street: 9, community: 12, grid: 15, zone: 36 } as const satisfies Record<
  RegionKind,
  number
>

const Draft = z.object({
  kind: RegionKind,
  area: z
    .union([z.string().regex(/^\d{6}(\d{3}){0,3}$/), Id])
    .describe('区域编码 · Code of the area, or id of the zone'),
  classes: CodeTableKey.nullable().describe('类别所在代码表 · Code table of the class; null with every class'),
  category: z
    .string()
    .regex(/^[0-9A-Z]{1,20}$/)
    .nullable()
    .describe('类别 · Of this class and those below it; null for every class'),
  department: DepartmentCode.describe('责任单位'),
  post: Id.nullable().describe('责任岗位'),
  assignee: Id.nullable().describe('责任人 · Account'),
  note: z.string().max(300).nullable().describe('依据或说明 · Why so, and where it was read'),
  effectiveFrom: PlainDate.nullable(),
  effectiveTo: PlainDate.nullable().describe('Last day'),
  sample: z.boolean().default(false).describe('Made up for the sample city'),
})

/** One row of the responsibility grid (责任网格): who answers for an area and a class of matter, and when. */
export const Responsibility = Draft.extend({ id: Id, revision: Revision })
export type Responsibility = z.infer<typeof Responsibility>

/** A row as it is entered. */
export const ResponsibilityDraft = Draft.omit({ sample: true })
  .refine(({ kind, area }) => ResponsibleArea.safeParse({ kind, area }).success, {
    error: 'the code doesn’t fit the kind of area',
    path: ['area'],
  })
  .refine(({ classes, category }) => (classes === null) === (category === null), {
    error: 'a class comes with its code table',
    path: ['classes'],
  })
  .refine(({ post, assignee }) => post === null || assignee === null, {
    error: 'a post or a person, not both',
    path: ['assignee'],
  })
  .refine(({ effectiveFrom: from, effectiveTo: to }) => from === null || to === null || from <= to, {
    error: 'the last day lies before the first',
    path: ['effectiveTo'],
  })
export type ResponsibilityDraft = z.infer<typeof ResponsibilityDraft>

/** Who answers for a place and a class, in words and as the rows that say so. */
export const ResponsibilityAnswer = z.object({
  found: z.enum(['one', 'several', 'nobody']),
  /** The row that counts, or those that contradict each other. */
  rows: z.array(Responsibility).max(20),
  because: Words,
})
export type ResponsibilityAnswer = z.infer<typeof ResponsibilityAnswer>

/** A state that a row had. */
export const ResponsibilityPast = z.object({
  revision: Revision,
  did: z.enum(['entered', 'changed', 'withdrawn', 'imported', 'loaded']),
  by: PersonName,
  at: Instant,
  row: Responsibility,
})
export type ResponsibilityPast = z.infer<typeof ResponsibilityPast>

/** What is wrong with a row of a table; 0 is the table as a whole. */
export const TableFault = z.object({ row: z.int().min(0), words: Words })
export type TableFault = z.infer<typeof TableFault>

/** How much of a region has somebody who answers, and what has nobody or two. */
export const RegionCoverage = z.object({
  kind: RegionKind,
  code: z.string().max(36),
  name: z.string().max(200),
  cells: z.int().min(0).describe('Places that were looked at'),
  /** Of all pairs of place and class; null where there are none. */
  coveredPercent: z.int().min(0).max(100).nullable(),
  nobody: z.array(z.object({ category: z.string().max(20), cells: z.int().min(1) })).max(500),
  two: z
    .array(z.object({ category: z.string().max(20), cells: z.int().min(1), rows: z.array(Id).min(2).max(20) }))
    .max(500),
})
export type RegionCoverage = z.infer<typeof RegionCoverage>

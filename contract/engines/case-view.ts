import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { DepartmentCode } from './account.ts'
import { CaseEvent, CaseState, EarlierCase } from './case.ts'
import { CaseCommand } from './case-command.ts'
import { RefusedErrand } from './errand.ts'
import { FieldValue } from './thing.ts'

/** A case as one line of a list. */
export const CaseSummary = z.object({
  id: Id,
  number: z.string().describe('案件编号 · By which people name it'),
  type: TypeKey,
  title: z.string().describe('标题 · What is said of it that is not personal'),
  source: z.string(),
  category: z.string().nullable(),
  department: DepartmentCode.nullable().describe('承办单位 · Department in charge'),
  street: z.string().nullable(),
  community: z.string().nullable(),
  position: z.tuple([z.number(), z.number()]).nullable(),
  openedAt: Instant,
  changedAt: Instant,
  endedAt: Instant.nullable(),
  end: StepKey.nullable(),
  dueAt: Instant.nullable().describe('最近到期 · When the next of its running clocks is due; null where none runs'),
  supervised: z.boolean().describe('督办 · It is under supervision'),
  recurs: EarlierCase.nullable().describe('复发 · The closed case whose problem has come back'),
  steps: z.array(StepKey).describe('当前环节 · Steps in which work is open'),
})
export type CaseSummary = z.infer<typeof CaseSummary>

/** A case that may be the same matter as one that is about to be reported. */
export const SimilarCase = CaseSummary.extend({
  metres: z.number().nullable().describe('距离 · Null where either has no position'),
  score: z.number().min(0).max(1).describe('相似度 · 1 for the same place, class and words'),
  reasons: z.array(Words).describe('理由 · As people would say it'),
})
export type SimilarCase = z.infer<typeof SimilarCase>

/** A piece of open work as one line of a desk. */
export const WorkSummary = CaseSummary.omit({ steps: true }).extend({
  item: z.int().describe('Number of the work item'),
  step: StepKey,
  enteredAt: Instant,
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  itemDepartment: DepartmentCode.nullable().describe('Department that has this work'),
  itemDueAt: Instant.nullable().describe('环节到期 · When the step’s own promise is due'),
  urgentAt: Instant.nullable().describe('最紧期限 · Whichever is due first, its own promise or a clock of its case'),
})
export type WorkSummary = z.infer<typeof WorkSummary>

/** A clock with its deadline worked out. */
export const ClockView = z.object({
  key: z.string(),
  title: Words,
  dueAt: Instant.nullable().describe('到期 · Null while it stands still'),
  lawDueAt: Instant.nullable().describe('法定到期'),
  state: z.enum(['running', 'paused', 'overdue', 'halted', 'kept']),
  explanation: Words.describe('时限说明 · How the deadline comes about, in words'),
  remaining: z.object({ amount: z.number(), unit: z.string() }).nullable(),
  provisional: z.boolean(),
})
export type ClockView = z.infer<typeof ClockView>

/** What the reader may do with one work item, and what hinders them. */
export const ItemActions = z.object({
  item: z.int(),
  hindrance: z.enum(['not-meant', 'somebody-elses', 'did-it-themselves']).nullable(),
  outcomes: z.array(z.object({ key: StepKey, open: z.boolean().describe('False: its guard holds it shut') })),
  mayClaim: z.boolean(),
  mayRelease: z.boolean(),
  mayAssign: z.boolean(),
  mayAsk: z.array(z.enum(['extension', 'suspension'])),
})
export type ItemActions = z.infer<typeof ItemActions>

/** All that the reader may do with the case as it stands; the server refuses the rest. */
export const CaseActions = z.object({
  items: z.array(ItemActions),
  commands: z.array(z.enum(CaseCommand.options.map((option) => option.shape.do.value))),
})
export type CaseActions = z.infer<typeof CaseActions>

/** A case as its reader may see it, with its clocks. */
export const CaseView = z.object({
  number: z.string(),
  title: z.string(),
  state: CaseState.extend({ data: z.record(z.string(), FieldValue) }),
  clocks: z.array(ClockView),
  actions: CaseActions,
  refusedErrands: z
    .array(RefusedErrand)
    .describe('未完成的后续事项 · What should have followed from it and can’t; a step may wait for it'),
})
export type CaseView = z.infer<typeof CaseView>

/** One entry of a case's history, as its reader may see it. */
export const CaseEntry = z.object({
  revision: z.int(),
  event: CaseEvent.extend({
    delta: CaseEvent.shape.delta.extend({ data: z.record(z.string(), FieldValue).optional() }),
  }),
})
export type CaseEntry = z.infer<typeof CaseEntry>

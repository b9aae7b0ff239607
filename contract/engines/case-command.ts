import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Limit } from '../kernel/limit.ts'
import { Instant } from '../kernel/time.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { DepartmentCode } from './account.ts'
import { CasePlace } from './case.ts'
import { ReporterDraft } from './reporter.ts'
import { StoredAttributes } from './thing.ts'

const Reason = z.string().trim().min(1).max(2000)
const Item = z.int().min(1).describe('Number of the work item')
const Attachments = z.array(Id).max(40)

/** A case as it is reported or applied for. */
export const NewCase = z.object({
  id: Id.describe('Made by whoever reports it, so that a repeated request opens nothing twice'),
  type: TypeKey,
  source: z.string().max(40),
  data: StoredAttributes,
  place: CasePlace.pick({ position: true, address: true }),
  about: Id.nullable(),
  category: z.string().max(20).nullable(),
  attachments: Attachments,
  reporter: ReporterDraft.optional().describe('Who reported it, where it wasn’t whoever opens it'),
})
export type NewCase = z.infer<typeof NewCase>

/** What is done to a case. Each changes it once, however often it is sent. */
export const CaseCommand = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('decide'),
    item: Item,
    outcome: StepKey,
    reason: Reason.nullable(),
    data: StoredAttributes.optional(),
    attachments: Attachments.optional(),
    category: z.string().max(20).optional(),
    standard: z.string().max(60).optional(),
    department: DepartmentCode.optional(),
    assignee: Id.optional(),
  }),
  z.object({ do: z.literal('claim'), item: Item }),
  z.object({ do: z.literal('release'), item: Item, reason: Reason }),
  z.object({ do: z.literal('assign'), item: Item, to: Id, reason: Reason.nullable() }),
  z.object({ do: z.literal('ask-extension'), item: Item, request: Id, limit: Limit, reason: Reason }),
  z.object({ do: z.literal('ask-suspension'), item: Item, request: Id, until: Instant.nullable(), reason: Reason }),
  z.object({ do: z.literal('answer'), request: Id, grant: z.boolean(), reason: Reason.nullable() }),
  z.object({ do: z.literal('resume'), item: Item, reason: Reason.nullable() }),
  z.object({ do: z.literal('go-on'), item: Item, reason: Reason }).describe('It waits no longer for other cases'),
  z.object({ do: z.literal('withdraw'), reason: Reason }),
  z.object({ do: z.literal('reopen'), reason: Reason }),
  z.object({ do: z.literal('merge'), into: Id, reason: Reason }),
  z.object({
    do: z.literal('correct'),
    reason: Reason,
    data: StoredAttributes.optional(),
    place: CasePlace.pick({ position: true, address: true }).optional(),
    category: z.string().max(20).nullable().optional(),
    about: Id.nullable().optional(),
  }),
  z.object({
    do: z.literal('comment'),
    text: Reason,
    mentions: z.array(Id).max(20),
    attachments: Attachments.optional(),
  }),
  z.object({ do: z.literal('urge'), reason: Reason }),
  z.object({ do: z.literal('supervise'), on: z.boolean(), reason: Reason }),
])
export type CaseCommand = z.infer<typeof CaseCommand>
export type CommandOf<D extends CaseCommand['do']> = Extract<CaseCommand, { do: D }>

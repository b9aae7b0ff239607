import { z } from 'zod'
import { DistrictCode, Id } from '../kernel/ids.ts'
import { Limit } from '../kernel/limit.ts'
import { Instant } from '../kernel/time.ts'
import { CodeEntry } from '../pack/code-table.ts'
import { FieldKey } from '../pack/field.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { DepartmentCode } from './account.ts'
import { Position } from './district.ts'
import { StoredAttributes, ThingPlace } from './thing.ts'

/** Somebody as the history names them; without an id it is the product itself, or whoever reported it. */
export const CasePerson = z.object({ id: Id.nullable(), name: z.string().max(100) })
export type CasePerson = z.infer<typeof CasePerson>

/** Where the matter lies. */
export const CasePlace = z.object({
  position: Position.nullable().describe('位置 · WGS 84'),
  address: z.string().max(300).nullable().describe('地址描述 · As people would say it'),
  ...ThingPlace.shape,
})
export type CasePlace = z.infer<typeof CasePlace>

/** A stretch in which a clock stood still; open while it still does. */
export const Pause = z.object({ from: Instant, to: Instant.nullable() })
export type Pause = z.infer<typeof Pause>

/** A running clock of a case: its budget, and when it stood still. Nothing stores "overdue". */
export const CaseClockState = z.object({
  /** `case:<key>`, `promise:<key>` or `step:<number of the work item>`. */
  key: z.string().max(60),
  /** Revision of the case that began it. */
  begunBy: z.int().min(1),
  startedAt: Instant,
  limit: Limit,
  law: Limit.nullable(),
  extensions: z.array(Limit).max(20),
  pauses: z.array(Pause).max(200),
  /** Rungs of its ladder that have been climbed. */
  rungs: z.int().min(0).max(10),
  department: DepartmentCode.nullable(),
  ladder: StepKey.nullable(),
  suspendable: z.boolean(),
  /**
   * `halted`: what it measures is done for now, and goes on with what is left should the same department get it back;
   * `kept`: the promise was kept before the work as a whole.
   */
  stand: z.enum(['runs', 'halted', 'kept']),
})
export type CaseClockState = z.infer<typeof CaseClockState>

/** A place in the flow where work is open. */
export const WorkItem = z.object({
  number: z.int().min(1),
  step: StepKey,
  enteredAt: Instant,
  /** Branches that it stands in, outermost first: `<fork>/<branch>`. */
  branches: z.array(z.string().max(90)).max(5),
  department: DepartmentCode.nullable(),
  /** Nobody: whoever may do the step may take it. */
  assignee: CasePerson.nullable(),
  /** Why it came here, where rules chose. */
  routedBy: z.string().max(80).nullable(),
})
export type WorkItem = z.infer<typeof WorkItem>

/** Something that was asked for and not answered yet. */
export const OpenRequest = z.object({
  id: Id,
  kind: z.enum(['extension', 'suspension']),
  item: z.int().min(1),
  by: CasePerson,
  at: Instant,
  reason: z.string().max(2000),
  /** More time, of an extension. */
  limit: Limit.nullable(),
  /** Of a suspension: when it is looked at again. */
  until: Instant.nullable(),
})
export type OpenRequest = z.infer<typeof OpenRequest>

/** Work that stands still because it can't be done now (挂账). */
export const Suspension = z.object({ item: z.int().min(1), since: Instant, until: Instant.nullable() })
export type Suspension = z.infer<typeof Suspension>

/** A case that was opened in the course of another one. */
export const CaseChild = z.object({
  id: Id,
  type: TypeKey,
  /** Work item that waits for it; null where none does. */
  item: z.int().min(1).nullable(),
  /** The end that it came to. */
  end: StepKey.nullable(),
})
export type CaseChild = z.infer<typeof CaseChild>

/** The closed case of a problem that has come back (复发). */
export const EarlierCase = z.object({ id: Id, number: z.string().max(40) })
export type EarlierCase = z.infer<typeof EarlierCase>

/** All that a decision on a case needs to know of it. */
export const CaseState = z.object({
  district: DistrictCode,
  id: Id,
  type: TypeKey,
  version: z.int().min(1),
  revision: z.int().min(0),
  openedAt: Instant,
  endedAt: Instant.nullable(),
  /** The end that it came to. */
  end: StepKey.nullable(),
  source: FieldKey,
  /** Account that opened it; null of the public. */
  opener: CasePerson,
  /** Digest of the request that opened it: the same again opens nothing. */
  openedBy: z.string().max(64),
  data: StoredAttributes,
  place: CasePlace,
  about: Id.nullable(),
  category: CodeEntry.shape.code.nullable(),
  standard: z.string().max(60).nullable(),
  /** In charge. */
  department: DepartmentCode.nullable(),
  items: z.array(WorkItem).max(60),
  lastItem: z.int().min(0),
  clocks: z.array(CaseClockState).max(120),
  requests: z.array(OpenRequest).max(20),
  suspensions: z.array(Suspension).max(20),
  counts: z.record(z.string().max(60), z.int().min(0)),
  /** Who did each step, the last one last. */
  doneBy: z.record(StepKey, z.array(CasePerson).max(20)),
  /** Branches of open forks that have arrived: `<fork>` → branches. */
  arrived: z.record(z.string().max(90), z.array(StepKey)),
  mergedInto: Id.nullable(),
  supervised: z.boolean(),
  /** Case in whose course it was opened. */
  parent: Id.nullable(),
  children: z.array(CaseChild).max(40),
  recurs: EarlierCase.nullable().default(null).describe('复发 · The closed case whose problem has come back'),
})
export type CaseState = z.infer<typeof CaseState>

/** What a clock is told. */
export const ClockDeed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), clock: CaseClockState }),
  z.object({ do: z.literal('stop'), key: z.string(), at: Instant }),
  z.object({ do: z.literal('pause'), key: z.string(), at: Instant }),
  z.object({ do: z.literal('resume'), key: z.string(), at: Instant }),
  z.object({ do: z.literal('extend'), key: z.string(), by: Limit }),
  /** What it measures turned out to be something else: it goes by another limit, from its beginning. */
  z.object({
    do: z.literal('limit'),
    key: z.string(),
    limit: Limit,
    law: Limit.nullable(),
    extensions: z.array(Limit).max(20),
  }),
  z.object({ do: z.literal('climb'), key: z.string(), rungs: z.int() }),
  z.object({ do: z.literal('stand'), key: z.string(), as: CaseClockState.shape.stand }),
])
export type ClockDeed = z.infer<typeof ClockDeed>

/** What an event changes of a case, said in full, so that folding needs no definition. */
export const CaseDelta = z.object({
  left: z.array(z.int()).optional(),
  entered: z.array(WorkItem).optional(),
  assigned: z.array(z.object({ item: z.int(), assignee: CasePerson.nullable() })).optional(),
  clocks: z.array(ClockDeed).optional(),
  data: StoredAttributes.optional(),
  place: CasePlace.optional(),
  about: Id.nullable().optional(),
  category: z.string().nullable().optional(),
  standard: z.string().nullable().optional(),
  department: DepartmentCode.nullable().optional(),
  counted: z.record(z.string(), z.int()).optional(),
  doneBy: z.record(StepKey, CasePerson).optional(),
  arrived: z.record(z.string(), z.array(StepKey)).optional(),
  asked: OpenRequest.optional(),
  answered: Id.optional(),
  suspended: Suspension.optional(),
  resumed: z.int().optional(),
  ended: z.object({ end: StepKey, at: Instant }).nullable().optional(),
  mergedInto: Id.optional(),
  supervised: z.boolean().optional(),
  child: CaseChild.optional(),
  childEnded: z.object({ id: Id, end: StepKey }).optional(),
  recurs: EarlierCase.optional(),
})
export type CaseDelta = z.infer<typeof CaseDelta>

export const CaseEventKind = z.enum([
  'case.opened',
  'case.decided',
  'case.claimed',
  'case.released',
  'case.assigned',
  'case.asked',
  'case.answered',
  'case.resumed',
  'case.withdrawn',
  'case.reopened',
  'case.merged',
  'case.corrected',
  'case.commented',
  'case.urged',
  'case.supervised',
  'case.climbed',
  'case.deemed',
  'case.child-opened',
  'case.child-ended',
  'case.went-on',
  'case.joined',
  'case.rated',
])
export type CaseEventKind = z.infer<typeof CaseEventKind>

/** One thing that happened to a case. */
export const CaseEvent = z.object({
  kind: CaseEventKind,
  at: Instant,
  by: CasePerson,
  step: StepKey.nullable(),
  outcome: StepKey.nullable(),
  reason: z.string().max(2000).nullable(),
  attachments: z.array(Id).max(40),
  delta: CaseDelta,
  /** Rungs that were climbed, comments, whom they mention: what is told and changes nothing. */
  told: z.record(z.string(), z.unknown()),
})
export type CaseEvent = z.infer<typeof CaseEvent>

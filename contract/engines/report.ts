import { z } from 'zod'
import { DistrictCode, Id } from '../kernel/ids.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { CodeEntry } from '../pack/code-table.ts'
import { Field, FieldKey } from '../pack/field.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { CasePlace } from './case.ts'
import { NewCase } from './case-command.ts'
import { Position } from './district.ts'
import { ReporterDraft } from './reporter.ts'

/** Drawn by the device: who shows it again with the same report gets the same code, and nobody else does. */
const Secret = z.string().regex(/^[\w-]{22,64}$/, 'expected 22 to 64 characters of base64url')

/** Read aloud, written by hand, typed with or without strokes; capitals or not. */
export const TrackingCode = z.string().trim().min(16).max(40).describe('查询码 · Given once to whoever reported it')

const Photos = z.array(Id).max(9)
const Text = z.string().trim().min(1).max(1000)

/** A case as somebody without an account reports it. */
export const NewReport = NewCase.pick({ id: true, type: true, source: true, data: true, category: true }).extend({
  secret: Secret,
  place: CasePlace.pick({ position: true, address: true }),
  photos: Photos,
  reporter: ReporterDraft,
})
export type NewReport = z.infer<typeof NewReport>

/** Somebody who met the same thing joins the case that is there. */
export const NewJoining = z.object({
  id: Id.describe('Made by the device, so that a repeated request joins once'),
  secret: Secret,
  case: Id,
  source: FieldKey,
  reporter: ReporterDraft,
})
export type NewJoining = z.infer<typeof NewJoining>

/** What whoever reports is given: the only time that the code is shown. */
export const Receipt = z.object({ number: z.string(), code: z.string() })
export type Receipt = z.infer<typeof Receipt>

/** What whoever reported a case may do with it. */
export const ReportCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('remark'), text: Text, photos: Photos }),
  z.object({ do: z.literal('rate'), stars: z.int().min(1).max(5), words: Text.nullable() }),
  z.object({ do: z.literal('reopen'), reason: Text }),
  z.object({ do: z.literal('withdraw'), reason: Text }),
  /** Their name and telephone are erased; the report goes on without. */
  z.object({ do: z.literal('erase') }),
])
export type ReportCommand = z.infer<typeof ReportCommand>

/** A step of the way as whoever reported it sees it. */
export const ReportStep = z.object({
  stage: StepKey,
  title: Words,
  at: Instant.nullable().describe('到达时间 · Null: still to come'),
})
export type ReportStep = z.infer<typeof ReportStep>

/** How a report stands, in plain words; nobody of the staff is named. */
export const TrackedReport = z.object({
  number: z.string(),
  type: TypeKey,
  title: Words,
  class: Words.nullable(),
  address: z.string().nullable(),
  openedAt: Instant,
  steps: z.array(ReportStep),
  next: Words.nullable().describe('接下来 · What happens now and then; null when it has ended'),
  dueAt: Instant.nullable().describe(
    '预计办结 · When it is to be done; null while that is not certain, and after the end',
  ),
  result: z
    .object({
      title: Words,
      told: Words.nullable(),
      at: Instant,
      facts: z.array(z.object({ title: Words, value: Words })),
      reason: z.string().nullable().describe('Why it was refused'),
    })
    .nullable(),
  photos: z.array(Id).describe('处置照片 · Taken when it was handled'),
  joined: z.boolean().describe('已并案 · The report goes on under this case'),
  stars: z.int().nullable(),
  may: z.array(z.enum(ReportCommand.options.map((option) => option.shape.do.value))),
  reopenUntil: Instant.nullable(),
})
export type TrackedReport = z.infer<typeof TrackedReport>

/** A type of cases as people without an account report it. */
export const ReportType = z.object({
  key: TypeKey,
  title: Words,
  hint: Words,
  placed: z.boolean().describe('需要位置 · A position must be given'),
  sources: z.array(z.object({ key: FieldKey, title: Words })).min(1),
  asks: z.array(z.object({ field: Field, required: z.boolean() })),
  photos: z.object({ least: z.int(), most: z.int() }),
  classes: z.array(CodeEntry.pick({ code: true, title: true })),
  published: z.boolean(),
})
export type ReportType = z.infer<typeof ReportType>

/** Ground of the public map. */
export const PortalGround = z.object({
  centre: Position,
  boundary: z.array(Position).describe('区界 · The district’s boundary, closed'),
  baseMap: z.object({ tiles: z.string(), approval: z.string(), attribution: z.string() }).nullable(),
})
export type PortalGround = z.infer<typeof PortalGround>

export const PortalView = z.object({
  district: z.object({ code: DistrictCode, name: Words }),
  today: PlainDate,
  types: z.array(ReportType),
  tells: z.boolean().describe('可短信告知进展 · Whether people can be told by SMS of acceptance and result'),
  ground: PortalGround,
})
export type PortalView = z.infer<typeof PortalView>

/** A case on the public map. */
export const PublicCase = z.object({
  id: Id,
  type: TypeKey,
  category: z.string().nullable(),
  position: Position.describe('位置，约百米 · Rounded to about a hundred metres'),
  state: z.enum(['open', 'done']),
  openedOn: PlainDate,
  endedOn: PlainDate.nullable(),
})
export type PublicCase = z.infer<typeof PublicCase>

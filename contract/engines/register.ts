import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Decimal } from '../kernel/quantity.ts'
import { Revision } from '../kernel/revision.ts'
import { TextSpan } from '../kernel/text.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { CommitmentKind, ExtractedCommitment, GivenPeriod } from './commitment.ts'

/** Where a row stands in review. */
export const ReviewState = z.enum(['proposed', 'accepted', 'rejected'])
export type ReviewState = z.infer<typeof ReviewState>

/** How a row came to be. */
export const RowOrigin = z.enum(['compiled', 'added', 'split', 'merged'])
export type RowOrigin = z.infer<typeof RowOrigin>

/** Who owns a commitment and what shows that it is kept: may change after approval, the target may not. */
export const Ledger = z.object({
  /** Department codes; the first one leads (牵头单位), the others lead with it. */
  leads: z.array(z.string().min(1).max(60)).max(40),
  /** Department codes (配合单位). */
  coOperating: z.array(z.string().min(1).max(60)).max(60),
  /** 牵头/分管区领导, by name and post. */
  leader: z.string().max(80).nullable(),
  /** What is to be reached first or last, in words. */
  milestone: z.string().max(200).nullable(),
  dueOn: PlainDate.nullable(),
  /** The day by which the lead department reports next. */
  nextReportOn: PlainDate.nullable(),
  /** What will prove it done. */
  evidence: z.string().max(200).nullable(),
  note: z.string().max(1000).nullable(),
})
export type Ledger = z.infer<typeof Ledger>

/** A row of the register (台账): a commitment as compiled or edited, its review state, and its owner. */
export const Commitment = ExtractedCommitment.extend(Ledger.shape).extend({
  id: Id,
  plan: Id,
  version: z.int(),
  /** Counts changes of this row; a change names the revision it was made upon. */
  revision: z.int(),
  state: ReviewState,
  origin: RowOrigin,
  /** Number of the section it stands in. */
  section: z.string(),
  /** Why these departments were suggested; null once a person has chosen. */
  ownerReason: Words.nullable(),
})
export type Commitment = z.infer<typeof Commitment>

const Short = z.string().max(200)
const Figure = Decimal.max(40)

/** What a planner may set by hand of a row's target. Texts are bounded, unlike what the compiler reads in a document. */
export const CommitmentEdit = ExtractedCommitment.pick({
  kind: true,
  subject: true,
  action: true,
  comparator: true,
  value: true,
  unit: true,
  measure: true,
  direction: true,
  strict: true,
  period: true,
  deadline: true,
  strength: true,
  baseline: true,
  assigner: true,
  role: true,
  phase: true,
  projectType: true,
  core: true,
})
  .extend({
    subject: z.string().min(1).max(500),
    action: Short.nullable(),
    value: z.union([Figure, z.tuple([Figure, Figure])]).nullable(),
    unit: z.string().max(40).nullable(),
    period: GivenPeriod,
    deadline: Short.nullable(),
    strength: Short.nullable(),
    baseline: Short.nullable(),
    assigner: Short.nullable(),
  })
  .extend(Ledger.shape)
  .partial()
export type CommitmentEdit = z.infer<typeof CommitmentEdit>

/** A row named together with the revision that the planner saw. */
export const RowRef = z.object({ id: Id, revision: Revision })
export type RowRef = z.infer<typeof RowRef>

const Rows = z.array(RowRef).min(1).max(500)

/** What a planner can do to the register. New rows get their ids from whoever asks, so that a retry makes none twice. */
export const RegisterCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('accept'), rows: Rows }),
  z.object({ do: z.literal('reject'), rows: Rows }),
  z.object({ do: z.literal('reopen'), rows: Rows }),
  z.object({ do: z.literal('edit'), row: RowRef, set: CommitmentEdit }),
  z.object({ do: z.literal('assign'), rows: Rows, set: Ledger.partial() }),
  z.object({
    do: z.literal('split'),
    row: RowRef,
    parts: z
      .array(z.object({ id: Id, set: CommitmentEdit, value: TextSpan.nullable() }))
      .min(2)
      .max(20),
  }),
  z.object({
    do: z.literal('merge'),
    rows: z.array(RowRef).min(2).max(20),
    into: Id,
    subject: z.string().min(1).max(200),
  }),
  z.object({
    do: z.literal('add'),
    id: Id,
    clause: TextSpan,
    value: TextSpan.nullable(),
    kind: CommitmentKind,
    set: CommitmentEdit.extend({ subject: z.string().min(1).max(200) }),
  }),
])
export type RegisterCommand = z.infer<typeof RegisterCommand>

/** One change of the register as it is kept: whole rows before and after, so that it can be undone. */
export const RegisterChange = z.object({
  id: Id,
  /** Place in the log, ascending. */
  seq: z.int(),
  did: z.enum(['accept', 'reject', 'reopen', 'edit', 'assign', 'split', 'merge', 'add', 'undo']),
  /** The change that this one takes back. */
  undoes: Id.nullable(),
  by: z.string(),
  at: Instant,
  before: z.array(Commitment),
  after: z.array(Commitment),
})
export type RegisterChange = z.infer<typeof RegisterChange>

/** One commitment of one side beside its counterpart on the other. */
export const ComparedRow = z.object({
  outcome: z.enum(['same', 'changed', 'only-left', 'only-right']),
  left: Commitment.nullable(),
  right: Commitment.nullable(),
  /** Names of the fields that differ. */
  fields: z.array(z.string()),
})
export type ComparedRow = z.infer<typeof ComparedRow>

/** One target across documents: which rows are the same promise. */
export const TargetLink = z.object({
  id: Id,
  title: z.string(),
  /** `confirmed` by a planner, or `proposed` by likeness of subject, measure and period. */
  state: z.enum(['proposed', 'confirmed']),
  members: z.array(Commitment),
  /** Names of the fields in which the members differ. */
  differs: z.array(z.string()),
})
export type TargetLink = z.infer<typeof TargetLink>

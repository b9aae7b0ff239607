import type { ExtractedCommitment } from '@citybrain/contract/engines/commitment.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Selectable } from 'kysely'
import type { CommitmentTable } from './tables.ts'

/** Columns of a commitment as `jsonb_to_recordset` reads them, in the order of RECORD_COLUMNS. */
export type RowRecord = Omit<Selectable<CommitmentTable>, 'district' | 'plan_id' | 'version'>

const TYPE_OF_COLUMN = {
  id: 'uuid',
  start_at: 'int',
  end_at: 'int',
  kind: 'text',
  section: 'text',
  period: 'text',
  state: 'text',
  origin: 'text',
  revision: 'int',
  subject: 'text',
  reading: 'jsonb',
  leads: 'text[]',
  co_operating: 'text[]',
  leader: 'text',
  milestone: 'text',
  due_on: 'date',
  next_report_on: 'date',
  evidence: 'text',
  note: 'text',
  owner_reason: 'jsonb',
  search: 'text',
} as const satisfies Record<keyof RowRecord, string>

export const RECORD_COLUMNS = Object.keys(TYPE_OF_COLUMN).join(', ')
export const RECORD_TYPES = Object.entries(TYPE_OF_COLUMN)
  .map(([column, type]) => `${column} ${type}`)
  .join(', ')
export const RECORD_ASSIGNMENTS = Object.keys(TYPE_OF_COLUMN)
  .filter((column) => column !== 'id')
  .map((column) => `${column} = r.${column}`)
  .join(', ')

/** Threads read rows too, so nothing is imported here that takes a while to load. */
export function fromRecord(record: Omit<Selectable<CommitmentTable>, 'district' | 'search'>): Commitment {
  // The reading was a checked commitment when it was written; nothing else writes this column.
  const reading = record.reading as Omit<ExtractedCommitment, 'kind' | 'start' | 'end' | 'subject' | 'period'>
  return {
    ...reading,
    id: record.id,
    plan: record.plan_id,
    version: record.version,
    revision: record.revision,
    state: record.state,
    origin: record.origin,
    kind: record.kind,
    start: record.start_at,
    end: record.end_at,
    subject: record.subject,
    period: record.period,
    section: record.section,
    leads: record.leads,
    coOperating: record.co_operating,
    leader: record.leader,
    milestone: record.milestone,
    dueOn: record.due_on,
    nextReportOn: record.next_report_on,
    evidence: record.evidence,
    note: record.note,
    ownerReason: record.owner_reason,
  }
}

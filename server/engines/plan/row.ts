import { ExtractedCommitment } from '@citybrain/contract/engines/commitment.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { pinyinKeys } from '@citybrain/rules/words/index.ts'
import type { RowRecord } from './record.ts'

const OWN_COLUMNS = new Set(['kind', 'start', 'end', 'subject', 'period'])
const READING_FIELDS = Object.keys(ExtractedCommitment.shape).filter((field) => !OWN_COLUMNS.has(field))

export function toRecord(row: Commitment): RowRecord {
  const fields = row as unknown as Record<string, unknown>
  return {
    id: row.id,
    start_at: row.start,
    end_at: row.end,
    kind: row.kind,
    section: row.section,
    period: row.period,
    state: row.state,
    origin: row.origin,
    revision: row.revision,
    subject: row.subject,
    reading: Object.fromEntries(READING_FIELDS.map((field) => [field, fields[field]])),
    leads: row.leads,
    co_operating: row.coOperating,
    leader: row.leader,
    milestone: row.milestone,
    due_on: row.dueOn,
    next_report_on: row.nextReportOn,
    evidence: row.evidence,
    note: row.note,
    owner_reason: row.ownerReason,
    search: searchText(row),
  }
}

/** What `q` looks in: subject and clause as written, and the subject's pinyin, whole and initials. */
function searchText(row: Commitment): string {
  const { full, initials } = pinyinKeys(row.subject)
  return [row.subject, row.quote, full, initials].join('\n').toLowerCase()
}

import type { AuditRecord } from '@citybrain/contract/api/operations.ts'
import type { Db } from '../platform/index.ts'

interface Asked {
  readonly before: number | null
  readonly limit: number
  readonly action?: string | undefined
  readonly account?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subject?: string | undefined
}

/** Audit records of the district, newest first, below a sequence number. */
export async function listAuditRecords(db: Db, asked: Asked): Promise<AuditRecord[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(asked.limit)
  if (asked.before !== null) query = query.where('seq', '<', asked.before)
  if (asked.action) query = query.where('action', '=', asked.action)
  if (asked.account) query = query.where('actor_id', '=', asked.account)
  if (asked.subjectKind) query = query.where('subject_kind', '=', asked.subjectKind)
  if (asked.subject) query = query.where('subject_id', '=', asked.subject)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: String(row.seq),
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    actor: { id: row.actor_id, name: row.actor_name, via: row.actor_via },
    at: row.system_at,
    address: row.actor_ip,
    requestId: row.request_id,
    before: row.before,
    after: row.after,
    reason: row.reason,
  }))
}

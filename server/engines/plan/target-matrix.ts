import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import type { Db } from '../../platform/index.ts'
import type { WrittenReply } from '../identity/index.ts'
import { listSummaries } from './document-store.ts'
import { replyFromThread } from './long-reply.ts'
import { targetPages } from './register-store.ts'
import { planTables } from './tables.ts'

/** Documents of one period that are set side by side; a district has a handful. */
const MOST_DOCUMENTS = 40

/** A target as a planner confirmed it, one entry for each member. */
export interface ConfirmedMember {
  id: string
  title: string
  commitment_id: string
}

/** What the thread is told: rows with a measure; and asked, with their documents, newest first. */
export type MatrixMessage = { records: string } | { documents: PlanSummary[]; confirmed: ConfirmedMember[] }

/** The targets of a period across documents: confirmed links first, then proposals. */
export function targetMatrix(db: Db, period: string, signal: AbortSignal): Promise<WrittenReply> {
  return replyFromThread(new URL('./target-matrix-worker.ts', import.meta.url), signal, async (tell) => {
    const documents = await listSummaries(db, { period, after: null, limit: MOST_DOCUMENTS })
    const plans = documents.map(({ id }) => id)
    for await (const records of targetPages(db, plans)) tell({ records } satisfies MatrixMessage)
    return { documents, confirmed: await listConfirmed(db) } satisfies MatrixMessage
  })
}

function listConfirmed(db: Db): Promise<ConfirmedMember[]> {
  return planTables(db)
    .selectFrom('target_link_member')
    .innerJoin('target_link', 'target_link.id', 'target_link_member.link_id')
    .select(['target_link.id', 'target_link.title', 'target_link_member.commitment_id'])
    .orderBy('target_link.linked_at')
    .execute()
}

import { sql } from 'kysely'
import { type Actor, type Db, save } from '../../platform/index.ts'

const REASON = '关联的条目已不存在'

/**
 * Takes back links of which a document's vanished rows left fewer than two: rows of a deleted document or a discarded
 * version, and rows split or merged once that is final. In a draft they stay, since an undo brings the rows back.
 */
export async function unlinkLost(tx: Db, actor: Actor, plan: string): Promise<void> {
  await sql`delete from target_link_member m where m.plan_id = ${plan}::uuid and not exists (
    select from commitment c where c.plan_id = m.plan_id and c.id = m.commitment_id)`.execute(tx)
  const { rows: lost } = await sql<{ id: string; title: string }>`
    select l.id, l.title from target_link l
    where (select count(*) from target_link_member m where m.link_id = l.id) < 2`.execute(tx)
  const ids = lost.map(({ id }) => id)
  if (ids.length === 0) return
  const subjectOf = (id: string) => ({ kind: 'target', id })
  await save(tx, {
    writes: [{ sql: sql`delete from target_link where id = any(${ids}::uuid[])`, rows: ids.length }],
    events: ids.map((id) => ({ kind: 'target.unlinked', subject: subjectOf(id), payload: {} })),
    audits: lost.map(({ id, title }) => ({
      ...{ action: 'target.unlink', subject: subjectOf(id), before: { title }, reason: REASON },
    })),
    actor,
  })
}

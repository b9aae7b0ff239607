import type { PlanDocument, PlanKind } from '@citybrain/contract/engines/plan.ts'
import { sql } from 'kysely'
import { type Actor, type Database, type Db, save } from '../../platform/index.ts'
import { findDocument, lockVersions } from './document-store.ts'
import { approvedIsFinal, changedMeanwhile, noSuchPlan } from './errors.ts'
import { unlinkLost } from './target-links.ts'

interface Rename {
  revision: number
  title?: string | undefined
  kind?: PlanKind | undefined
}

export async function getDocument(db: Db, id: string): Promise<PlanDocument> {
  const document = await findDocument(db, id)
  if (!document) throw noSuchPlan()
  return document
}

export async function renameDocument(actor: Actor, db: Db, id: string, set: Rename): Promise<PlanDocument> {
  const before = await getDocument(db, id)
  const { title = before.title, kind = before.kind } = set
  const subject = { kind: 'plan', id }
  await save(db, {
    writes: [
      {
        sql: sql`update plan_document set title = ${title}, kind = ${kind}, revision = revision + 1
          where id = ${id}::uuid and revision = ${set.revision}::int`,
        rows: 1,
        conflict: changedMeanwhile({ title: before.title, kind: before.kind, revision: before.revision }),
      },
    ],
    events: [{ kind: 'plan.renamed', subject, payload: { title, kind } }],
    audits: [
      { action: 'plan.rename', subject, before: { title: before.title, kind: before.kind }, after: { title, kind } },
    ],
    actor,
  })
  return getDocument(db, id)
}

/** Deletes a document that was never approved, with its register and the links that it leaves with one member. */
export async function deleteDocument(actor: Actor, database: Database, id: string): Promise<void> {
  await database.transaction(actor.district, async (tx) => {
    // An approval under way comes first, and is then seen.
    await lockVersions(tx, id)
    const before = await getDocument(tx, id)
    if (before.versions.some(({ state }) => state === 'approved' || state === 'adjusted')) throw approvedIsFinal()
    const subject = { kind: 'plan', id }
    await save(tx, {
      writes: [{ sql: sql`delete from plan_document where id = ${id}::uuid`, rows: 1, conflict: noSuchPlan() }],
      events: [{ kind: 'plan.deleted', subject, payload: { title: before.title } }],
      audits: [{ action: 'plan.delete', subject, before: { title: before.title, sha256: before.sha256 } }],
      actor,
    })
    await unlinkLost(tx, actor, id)
  })
}

import type { PlanDocument, PlanKind, PlanSummary, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { type PlanDb, type PlanDocumentTable, type PlanVersionTable, planTables } from './tables.ts'

type VersionRow = Selectable<PlanVersionTable> & { proposed: number; accepted: number; rejected: number }
type SummaryRow = Pick<
  Selectable<PlanDocumentTable>,
  | 'id'
  | 'title'
  | 'kind'
  | 'period'
  | 'file_name'
  | 'format'
  | 'character_count'
  | 'imported_at'
  | 'imported_by'
  | 'sample'
>

const SUMMARY = [
  'id',
  'title',
  'kind',
  'period',
  'file_name',
  'format',
  'character_count',
  'imported_at',
  'imported_by',
  'sample',
] as const

export interface PlanFilter {
  q?: string | undefined
  period?: string | undefined
  kind?: PlanKind | undefined
  /** Of the last one on the page before. */
  after: { importedAt: string; id: string } | null
  limit: number
}

/** Documents that are there: one that is still being imported has no version yet. */
function known(db: Db) {
  return planTables(db)
    .selectFrom('plan_document')
    .where(
      sql<boolean>`exists (select from plan_version v
        where v.district = plan_document.district and v.plan_id = plan_document.id)`,
    )
}

/** Documents, newest first, each with its newest version: two queries whatever the number of documents. */
export async function listSummaries(db: Db, filter: PlanFilter): Promise<PlanSummary[]> {
  const plan = planTables(db)
  let query = known(db).select(SUMMARY)
  if (filter.q) query = query.where('title', 'ilike', `%${escapeLike(filter.q)}%`)
  if (filter.period) query = query.where('period', '=', filter.period)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.after) {
    const { importedAt, id } = filter.after
    query = query.where(sql<boolean>`(imported_at, id) < (${importedAt}::timestamptz, ${id}::uuid)`)
  }
  const documents = await query.orderBy('imported_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute()
  const versions = await versionsOf(
    plan,
    documents.map(({ id }) => id),
  )
  return documents.flatMap((row) => {
    const version = versions.filter(({ plan_id }) => plan_id === row.id).at(-1)
    return version ? [{ ...summaryOf(row), version: versionOf(version) }] : []
  })
}

/** A document with its outline and versions, or null. */
export async function findDocument(db: Db, id: string): Promise<PlanDocument | null> {
  const plan = planTables(db)
  const row = await known(db)
    .select([
      ...SUMMARY,
      'media_type',
      'encoding',
      'sha256',
      'byte_count',
      'published_on',
      'boilerplate',
      'sections',
      'revision',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const versions = await versionsOf(plan, [id])
  return {
    ...summaryOf(row),
    mediaType: row.media_type,
    encoding: row.encoding,
    sha256: row.sha256,
    byteCount: row.byte_count,
    publishedOn: row.published_on,
    boilerplate: row.boilerplate,
    sections: row.sections,
    revision: row.revision,
    versions: versions.map(versionOf),
  }
}

/** The stored text, or null. */
export async function findText(db: Db, id: string): Promise<string | null> {
  const row = await known(db).select('content').where('id', '=', id).executeTakeFirst()
  return row?.content ?? null
}

export async function findOriginal(db: Db, id: string) {
  const row = await known(db)
    .select(['original', 'media_type', 'file_name', 'title', 'format'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** One version with its counts, or null. */
export async function findVersion(db: Db, id: string, number: number): Promise<PlanVersion | null> {
  const versions = await versionsOf(planTables(db), [id])
  const row = versions.find((version) => version.number === number)
  return row ? versionOf(row) : null
}

/** Whoever changes a version's state, or removes it, waits here for those who change its rows. */
export async function lockVersions(tx: Db, plan: string): Promise<void> {
  await planTables(tx)
    .selectFrom('plan_version')
    .select('number')
    .where('plan_id', '=', plan)
    .orderBy('number')
    .forUpdate()
    .execute()
}

async function versionsOf(plan: PlanDb, ids: readonly string[]): Promise<VersionRow[]> {
  if (!ids.length) return []
  return (
    plan
      .selectFrom('plan_version')
      // By version, so that an index with the states answers it, whatever else the district has.
      .innerJoinLateral(
        (from) =>
          from
            .selectFrom('commitment')
            .select([countOf('proposed'), countOf('accepted'), countOf('rejected')])
            .whereRef('commitment.district', '=', 'plan_version.district')
            .whereRef('commitment.plan_id', '=', 'plan_version.plan_id')
            .whereRef('commitment.version', '=', 'plan_version.number')
            .as('counted'),
        (join) => join.onTrue(),
      )
      .selectAll()
      .where('plan_version.plan_id', 'in', ids)
      .orderBy('plan_version.plan_id')
      .orderBy('plan_version.number')
      .execute()
  )
}

const countOf = (state: 'proposed' | 'accepted' | 'rejected') =>
  sql<number>`(count(*) filter (where commitment.state = ${sql.lit(state)}))::int`.as(state)

function versionOf(row: VersionRow): PlanVersion {
  return {
    number: row.number,
    state: row.state,
    adjusts: row.adjusts,
    reason: row.reason,
    approvedOn: row.approved_on,
    approvedBy: row.approved_by,
    basis: row.basis,
    revision: row.revision,
    createdAt: row.created_at,
    createdBy: row.created_by,
    counts: { proposed: row.proposed, accepted: row.accepted, rejected: row.rejected },
  }
}

function summaryOf(row: SummaryRow): Omit<PlanSummary, 'version'> {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    period: row.period,
    fileName: row.file_name,
    format: row.format,
    characterCount: row.character_count,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    sample: row.sample,
  }
}

/** A search text in which `%` and `_` mean themselves. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

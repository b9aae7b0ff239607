import { sql } from 'kysely'
import { type Actor, type Db, save } from '../../platform/index.ts'
import type { PlanReading, RowChunk } from './compile.ts'
import type { NewDocument, ReadDocument } from './new-document.ts'
import { insertRecords, type VersionRef } from './register-store.ts'

/** A document on its way in. Until it has a version, no query of this engine finds it. */
export type Arriving = NewDocument & ReadDocument & { plan: string; title: string; period: string }

/** An import that has taken longer than this has ended with its process; what it left behind is removed. */
const ABANDONED = sql`interval '1 hour'`

/** Writes the document itself, and removes what imports cut short by the end of their process left behind. */
export async function beginDocument(db: Db, actor: Actor, arriving: Arriving): Promise<void> {
  await sql`delete from plan_document d where begun_at < statement_timestamp() - ${ABANDONED}
    and not exists (select from plan_version v where v.district = d.district and v.plan_id = d.id)`.execute(db)
  await sql`insert into plan_document (district, id, title, kind, period, file_name, format, media_type, encoding,
      sha256, byte_count, character_count, original, content, published_on, boilerplate, sections, clauses, results,
      sample, imported_at, imported_by)
    values (${actor.district}, ${arriving.plan}::uuid, ${arriving.title}, ${arriving.kind}, ${arriving.period},
      ${arriving.fileName}, ${arriving.format}, ${arriving.mediaType}, ${arriving.encoding}, ${arriving.sha256},
      ${arriving.bytes.byteLength}::int, char_length(${arriving.text}::text), ${arriving.bytes}::bytea,
      ${arriving.text}::text, ${arriving.publishedOn}::date, ${JSON.stringify(arriving.boilerplate)}::jsonb,
      '[]', '[]', '[]', ${arriving.sample}, citybrain.city_now(), ${actor.name})`.execute(db)
}

/** The outline's lists, one statement each: parsing one takes the database half a second at two million characters. */
export const LISTS = ['sections', 'clauses', 'results'] as const satisfies readonly (keyof PlanReading)[]

export async function keepList(db: Db, plan: string, list: (typeof LISTS)[number], json: string): Promise<void> {
  await sql`update plan_document set ${sql.ref(list)} = ${json}::jsonb where id = ${plan}::uuid`.execute(db)
}

export async function keepRows(db: Db, district: string, ref: VersionRef, { records }: RowChunk): Promise<void> {
  await insertRecords(ref, records, district).execute(db)
}

/** Gives the document its first version, and with it makes it known: state, event and audit in one statement. */
export async function finishDocument(db: Db, actor: Actor, arriving: Arriving, rows: number): Promise<void> {
  const { plan, title, sha256, fileName } = arriving
  const subject = { kind: 'plan', id: plan }
  await save(db, {
    writes: [
      {
        sql: sql`insert into plan_version (district, plan_id, number, state, changed_at, created_at, created_by)
          values (${actor.district}, ${plan}::uuid, 1, 'draft', citybrain.city_now(), citybrain.city_now(), ${actor.name})`,
        rows: 1,
      },
    ],
    events: [{ kind: 'plan.imported', subject, payload: { title, sha256, commitments: rows } }],
    audits: [{ action: 'plan.import', subject, after: { title, fileName, sha256 } }],
    actor,
  })
}

/** Removes a document that never got a version. */
export async function discardDocument(db: Db, plan: string): Promise<void> {
  await sql`delete from plan_document d where id = ${plan}::uuid
    and not exists (select from plan_version v where v.district = d.district and v.plan_id = d.id)`.execute(db)
}

import type { Coverage } from '@citybrain/contract/engines/plan.ts'
import type { TextSpan } from '@citybrain/contract/kernel/text.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import type { WrittenReply } from '../identity/index.ts'
import { coverageOfParts } from './coverage.ts'
import { findVersion } from './document-store.ts'
import { noSuchClause, noSuchPlan, notInDraft } from './errors.ts'
import { replyFromThread } from './long-reply.ts'
import type { VersionRef } from './register-store.ts'
import { planTables } from './tables.ts'

/** Up to here the work takes less time than the start of a thread: 30 ms at 200 000 characters. */
const SHORT = 200_000

/** What the thread is given for a long document, as JSON but for the text. */
export interface CoverageParts {
  content: string
  clauses: string
  rows: string
  confirmed: string
}

/** Coverage of a version's body: two queries, whatever the size. */
export async function coverageOfVersion(
  db: Db,
  ref: VersionRef,
  signal: AbortSignal,
): Promise<Coverage | WrittenReply> {
  if (!(await findVersion(db, ref.plan, ref.version))) throw noSuchPlan()
  const { character_count, ...parts } = await partsOf(db, ref)
  if (character_count <= SHORT) return coverageOfParts(parts)
  return replyFromThread(new URL('./coverage-worker.ts', import.meta.url), signal, async () => parts)
}

async function partsOf(db: Db, { plan, version }: VersionRef): Promise<CoverageParts & { character_count: number }> {
  const { rows } = await sql<CoverageParts & { character_count: number }>`
    select d.character_count, d.content, d.clauses::text as clauses,
      (select coalesce(json_agg(json_build_object('start', start_at, 'end', end_at, 'state', state)), '[]')::text
        from commitment where plan_id = d.id and version = ${version}::int) as rows,
      (select coalesce(json_agg(json_build_object('start', start_at, 'end', end_at)), '[]')::text
        from confirmed_clause where plan_id = d.id and version = ${version}::int) as confirmed
    from plan_document d where d.id = ${plan}::uuid`.execute(db)
  const parts = rows[0]
  if (!parts) throw noSuchPlan()
  return parts
}

/** Confirms clauses as promising nothing, or takes that back; doing it twice changes nothing. */
export async function markClauses(
  { actor, db, ref, signal }: { actor: Actor; db: Db; ref: VersionRef; signal: AbortSignal },
  clauses: readonly TextSpan[],
  promisesNothing: boolean,
): Promise<Coverage | WrittenReply> {
  if (!(await findVersion(db, ref.plan, ref.version))) throw noSuchPlan()
  if (promisesNothing) await refuseOthers(db, ref.plan, clauses)
  const subject = { kind: 'plan', id: ref.plan }
  const action = promisesNothing ? 'register.clauses-confirmed' : 'register.clauses-reopened'
  await save(db, {
    writes: [
      {
        sql: sql`update plan_version set changed_at = citybrain.city_now()
          where plan_id = ${ref.plan}::uuid and number = ${ref.version}::int and state = 'draft'`,
        rows: 1,
        conflict: notInDraft(),
      },
      promisesNothing ? confirm(actor, ref, clauses) : reopen(ref, clauses),
    ],
    events: [{ kind: action, subject, payload: { version: ref.version, clauses: clauses.length } }],
    audits: [{ action, subject, after: { version: ref.version, clauses } }],
    actor,
  })
  return coverageOfVersion(db, ref, signal)
}

/** Only clauses of the body can be confirmed: a stretch across many of them would cover what nobody has read. */
async function refuseOthers(db: Db, plan: string, clauses: readonly TextSpan[]): Promise<void> {
  const document = await planTables(db)
    .selectFrom('plan_document')
    .select('clauses')
    .where('id', '=', plan)
    .executeTakeFirstOrThrow()
  const keyOf = ({ start, end }: TextSpan) => `${start}-${end}`
  const body = new Set(document.clauses.filter(({ role }) => role === 'body').map(keyOf))
  if (!clauses.every((clause) => body.has(keyOf(clause)))) throw noSuchClause()
}

function confirm(actor: Actor, { plan, version }: VersionRef, clauses: readonly TextSpan[]): Write {
  return {
    sql: sql`insert into confirmed_clause
        (district, plan_id, version, start_at, end_at, confirmed_by, confirmed_at)
      select distinct ${actor.district}, ${plan}::uuid, ${version}::int, r.start, r."end", ${actor.name},
        citybrain.city_now()
      from jsonb_to_recordset(${JSON.stringify(clauses)}::jsonb) as r(start int, "end" int)
      on conflict do nothing`,
  }
}

function reopen({ plan, version }: VersionRef, clauses: readonly TextSpan[]): Write {
  return {
    sql: sql`delete from confirmed_clause c using jsonb_to_recordset(${JSON.stringify(clauses)}::jsonb) as r(start int, "end" int)
      where c.plan_id = ${plan}::uuid and c.version = ${version}::int and c.start_at = r.start and c.end_at = r."end"`,
  }
}

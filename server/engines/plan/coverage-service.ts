import type { Coverage } from '@citybrain/contract/engines/plan.ts'
import type { TextSpan } from '@citybrain/contract/kernel/text.ts'
import { coverageOf } from '@citybrain/rules/register/index.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import { findVersion } from './document-store.ts'
import { noSuchClause, noSuchPlan, notInDraft } from './errors.ts'
import type { VersionRef } from './register-store.ts'
import { planTables } from './tables.ts'

/** Coverage of a version's body: three queries, whatever the size. */
export async function coverageOfVersion(db: Db, { plan, version }: VersionRef): Promise<Coverage> {
  if (!(await findVersion(db, plan, version))) throw noSuchPlan()
  const tables = planTables(db)
  const document = await tables
    .selectFrom('plan_document')
    .select(['content', 'clauses'])
    .where('id', '=', plan)
    .executeTakeFirst()
  if (!document) throw noSuchPlan()
  const rows = await tables
    .selectFrom('commitment')
    .select(['start_at as start', 'end_at as end', 'state'])
    .where('plan_id', '=', plan)
    .where('version', '=', version)
    .execute()
  const confirmed = await tables
    .selectFrom('confirmed_clause')
    .select(['start_at as start', 'end_at as end'])
    .where('plan_id', '=', plan)
    .where('version', '=', version)
    .execute()
  const points = Array.from(document.content)
  return coverageOf(document.clauses, rows, confirmed, ({ start, end }) => points.slice(start, end).join(''))
}

/** Confirms clauses as promising nothing, or takes that back; doing it twice changes nothing. */
export async function markClauses(
  { actor, db, ref }: { actor: Actor; db: Db; ref: VersionRef },
  clauses: readonly TextSpan[],
  promisesNothing: boolean,
): Promise<Coverage> {
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
  return coverageOfVersion(db, ref)
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

import { sql } from 'kysely'
import type { CaseworkDeps } from '../../server/engines/casework/index.ts'
import type { Database } from '../../server/platform/index.ts'
import { fillCases } from '../cases/fill.ts'
import { makeModels } from '../cases/models.ts'
import { DISTRICT } from '../support/register.ts'

/** A minute between one case and the next: a month of thirty-one days has 44 640. */
export async function fillMonths(database: Database, deps: CaseworkDeps, cases: number): Promise<void> {
  await fillCases(database, await makeModels(deps), cases)
  await database.owner.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    for (const change of AS_INCIDENTS) await change.execute(tx)
  })
  // Until rows are known to be visible to all, an index answers nothing alone.
  for (const table of ['case_file', 'case_item', 'case_clock'])
    await sql`vacuum (analyze) ${sql.id(table)}`.execute(database.owner)
}

/** The same as cases of city management: of twelve streets and nine departments, some late, returned or done again. */
const AS_INCIDENTS = [
  sql`create temp table shape on commit drop as select id, opened_at, ('x' || substr(md5(id::text), 1, 6))::bit(24)::int as roll,
    row_number() over (order by id) * interval '1 minute' as ago from case_file`,
  sql`create unique index on shape (id)`,
  sql`update case_file f set type = 'incident', street = ${DISTRICT} || lpad((1 + s.roll % 12)::text, 3, '0'),
      department = 'unit-' || s.roll % 9, departments = array['unit-' || s.roll % 9],
      source = case when s.roll % 5 = 0 then 'hotline' else 'collector' end,
      ending = case when f.ended_at is null then null else 'closed' end,
      counts = jsonb_build_object('filed', 1, 'dispatches', 1)
        || case when s.roll % 7 = 0 then '{"rework": 1}'::jsonb else '{}' end
        || case when s.roll % 23 = 0 then '{"granted.extension": 1}'::jsonb else '{}' end,
      state = jsonb_set(f.state, '{data}', f.state->'data' || jsonb_build_object('solved', 'yes', 'satisfaction', 'fair'))
    from shape s where s.id = f.id`,
  sql`update case_item i set type = 'incident', street = ${DISTRICT} || lpad((1 + s.roll % 12)::text, 3, '0'),
      department = case when i.department is null then null else 'unit-' || s.roll % 9 end, due_at = i.due_at - s.ago
    from shape s where s.id = i.case_id`,
  sql`update case_clock k set type = 'incident', street = ${DISTRICT} || lpad((1 + s.roll % 12)::text, 3, '0'),
      department = case when k.department is null then null else 'unit-' || s.roll % 9 end,
      halted_at = k.halted_at + case when s.roll % 6 = 0 then interval '3 days' else interval '1 hour' end,
      due_at = k.due_at - s.ago
    from shape s where s.id = k.case_id`,
  // Of twenty cases one was returned: its clock ended as that of another department began.
  sql`insert into case_clock select k.district, k.case_id, k.key, 1, k.type, k.street, 'unit-8', k.started_at - interval '2 hours',
      'stopped', k.due_at - interval '2 hours', null, k.started_at
    from case_clock k join shape s on s.id = k.case_id where k.key = 'case:handling' and s.roll % 20 = 0`,
]

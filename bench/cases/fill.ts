import { sql } from 'kysely'
import type { Database } from '../../server/platform/index.ts'

const CHUNK = 20_000
/** Like an identifier of version 7: those made after each other stand side by side. */
const IN_ORDER = sql`('018a0000-' || lpad(to_hex(n >> 16), 4, '0') || '-7' || lpad(to_hex((n >> 4) & 4095), 3, '0')
  || '-8' || lpad(to_hex(n & 15), 3, '0') || '-' || left(md5(n::text), 12))::uuid`
/** Of ten cases nine have ended. */
const ENDED_OF_TEN = 9

interface Models {
  readonly ended: string
  readonly open: string
}

/** Makes cases in the image of two, with all that belongs to them; each opened a minute before the one after it. */
export async function fillCases(database: Database, models: Models, count: number): Promise<void> {
  const indexes = await takeIndexes(database)
  for (let from = 0; from < count; from += CHUNK) await fillChunk(database, models, from, Math.min(count, from + CHUNK))
  await database.owner.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx)
    for (const index of indexes) await sql.raw(index).execute(tx)
  })
  // As autovacuum leaves tables that have stood for a day.
  await sql`vacuum analyze case_file, case_entry, case_item, case_clock`.execute(database.owner)
}

/** Takes away the indexes that are no keys, and gives what makes them anew: row by row they would take the most time. */
async function takeIndexes({ owner }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`select i.indexname as name, i.indexdef as definition
    from pg_indexes i where i.tablename in ('case_file', 'case_entry', 'case_item', 'case_clock')
      and not exists (select from pg_constraint c where c.conname = i.indexname)`.execute(owner)
  for (const { name } of rows) await sql`drop index citybrain.${sql.id(name)}`.execute(owner)
  return rows.map(({ definition }) => definition)
}

async function fillChunk(database: Database, { ended, open }: Models, from: number, to: number): Promise<void> {
  await database.owner.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`create temp table fresh on commit drop as select n, ${IN_ORDER} as id, n * interval '1 minute' as ago,
        case when n % 10 < ${ENDED_OF_TEN} then ${ended}::uuid else ${open}::uuid end as model
      from generate_series(${from}::int, ${to - 1}::int) n`.execute(tx)
    await sql`insert into case_file select c.district, f.id, 'F' || lpad(f.n::text, 9, '0'), c.type, c.version, c.revision,
        c.opened_at - f.ago, c.changed_at - f.ago, c.ended_at - f.ago, c.ending, c.title, c.source, c.category, c.department,
        c.departments, c.street, c.community, c.grid, c.geometry, c.about, c.opener_id, c.due_at, c.next_at, c.supervised,
        jsonb_set(c.state, '{id}', to_jsonb(f.id))
      from fresh f join case_file c on c.id = f.model`.execute(tx)
    await sql`insert into case_entry select c.district, f.id, c.revision, c.event, c.at - f.ago
      from fresh f join case_entry c on c.case_id = f.model`.execute(tx)
    await sql`insert into case_item select c.district, f.id, c.number, c.type, c.step, c.entered_at - f.ago,
        c.left_at - f.ago, c.outcome, c.street, c.department, c.assignee_id, c.assignee_name, c.done_by, c.due_at,
        c.law_due_at, c.urgent_at, c.routed_by
      from fresh f join case_item c on c.case_id = f.model`.execute(tx)
    await sql`insert into case_clock select c.district, f.id, c.key, c.begun_by, c.type, c.street, c.department,
        c.started_at - f.ago, c.stand, c.due_at, c.law_due_at, c.halted_at - f.ago
      from fresh f join case_clock c on c.case_id = f.model`.execute(tx)
  })
}

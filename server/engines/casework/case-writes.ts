import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Write } from '../../platform/index.ts'
import { type Changed, clockRows, entryRows, fileOf, itemRows } from './changing.ts'
import { changedMeanwhile, existsAlready } from './errors.ts'

/** The files of new cases. */
export function insertFiles(opened: readonly { readonly number: string; readonly changed: Changed }[]): Write {
  const rows = opened.map(({ number, changed }) => ({ number, ...fileOf(changed) }))
  return {
    sql: sql`insert into case_file (district, id, number, type, version, revision, opened_at, changed_at, ended_at, ending,
        title, source, category, department, departments, street, community, grid, geometry, about, opener_id, due_at,
        next_at, supervised, recurs, terms, counts, state)
      select f.district, f.id, f.number, f.type, f.version, f.revision, f.opened_at, (select at from moment), f.ended_at,
        f.ending, f.title, f.source, f.category, f.department, f.departments, f.street, f.community, f.grid, ${GROUND},
        f.about, f.opener_id, f.due_at, f.next_at, f.supervised, f.recurs, f.terms, f.counts, f.state
      from ${rowsOf(rows)} as f ${FILE}`,
    rows: rows.length,
    conflicts: { case_file_pkey: existsAlready(rows.map(({ id }) => id).join(' ')) },
  }
}

/** Files of cases that were there. Who may not write one, or was overtaken, touches a row less. Departments are only added. */
export function updateFiles(changed: readonly Changed[]): Write {
  const ids = changed.map(({ before }) => before.id)
  return {
    sql: sql`update case_file c set revision = f.revision, changed_at = (select at from moment), ended_at = f.ended_at,
        ending = f.ending, title = f.title, category = f.category, department = f.department,
        departments = array(select distinct unnest(c.departments || f.departments) order by 1),
        street = f.street, community = f.community, grid = f.grid, geometry = ${GROUND}, about = f.about,
        due_at = f.due_at, next_at = f.next_at, supervised = f.supervised, recurs = f.recurs, terms = f.terms,
        counts = f.counts, state = f.state
      from ${rowsOf(changed.map(fileOf))} as f ${FILE}
      where c.district = f.district and c.id = f.id and c.revision = f.upon`,
    rows: changed.length,
    conflict: changedMeanwhile(ids.join(' ')),
  }
}

/** Everything that is written of changes of one district beside files, events and audit: entries, work, clocks. */
export function writesBeside(district: DistrictCode, changed: readonly Changed[]): Write[] {
  const [items, clocks] = [changed.flatMap(itemRows), changed.flatMap(clockRows)]
  return [
    insertEntries(district, changed),
    ...(items.length > 0 ? [upsertItems(district, items)] : []),
    ...(clocks.length > 0 ? [upsertClocks(district, clocks)] : []),
  ]
}

const rowsOf = (rows: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`

const FILE = sql`(district text, id uuid, number text, type text, version int, revision int, upon int, opened_at timestamptz,
  ended_at timestamptz, ending text, title text, source text, category text, department text, departments text[], street text,
  community text, grid text, about uuid, opener_id uuid, supervised boolean, recurs uuid,
  terms text[], counts jsonb, state jsonb, due_at timestamptz,
  next_at timestamptz, longitude float8, latitude float8)`
const GROUND = sql`case when f.longitude is null then null
  else ST_SetSRID(ST_MakePoint(f.longitude, f.latitude), 4490) end`

function insertEntries(district: DistrictCode, changed: readonly Changed[]): Write {
  return {
    sql: sql`insert into case_entry (district, case_id, revision, event, at)
      select ${district}, e.case_id, e.revision, e.event, e.at from ${rowsOf(changed.flatMap(entryRows))}
        as e (case_id uuid, revision int, event jsonb, at timestamptz)`,
    conflicts: { case_entry_pkey: changedMeanwhile(changed.map(({ before }) => before.id).join(' ')) },
  }
}

function upsertItems(district: DistrictCode, rows: ReturnType<typeof itemRows>): Write {
  return {
    sql: sql`insert into case_item (district, case_id, number, type, step, entered_at, left_at, outcome, street,
        department, assignee_id, assignee_name, done_by, due_at, law_due_at, urgent_at, routed_by)
      select ${district}, i.case_id, i.number, i.type, i.step, i.entered_at, i.left_at, i.outcome, i.street, i.department,
        i.assignee_id, i.assignee_name, i.done_by, i.due_at, i.law_due_at, i.urgent_at, i.routed_by
      from ${rowsOf(rows)} as i (case_id uuid, number int, type text, street text, step text, entered_at timestamptz,
        left_at timestamptz, outcome text, department text, assignee_id uuid, assignee_name text, done_by uuid,
        due_at timestamptz, law_due_at timestamptz, urgent_at timestamptz, routed_by text)
      on conflict (district, case_id, number) do update set street = excluded.street, left_at = excluded.left_at, outcome = excluded.outcome,
        assignee_id = excluded.assignee_id, assignee_name = excluded.assignee_name, done_by = excluded.done_by,
        due_at = coalesce(excluded.due_at, case_item.due_at), urgent_at = excluded.urgent_at,
        law_due_at = coalesce(excluded.law_due_at, case_item.law_due_at)`,
    rows: rows.length,
  }
}

function upsertClocks(district: DistrictCode, rows: ReturnType<typeof clockRows>): Write {
  return {
    sql: sql`insert into case_clock (district, case_id, key, begun_by, type, street, department, started_at, stand, due_at,
        law_due_at, halted_at, paused, taken_over)
      select ${district}, k.case_id, k.key, k.begun_by, k.type, k.street, k.department, k.started_at, k.stand, k.due_at,
        k.law_due_at, k.halted_at, k.paused, k.taken_over
      from ${rowsOf(rows)} as k (case_id uuid, type text, street text, key text, begun_by int, department text,
        started_at timestamptz, stand text, due_at timestamptz, law_due_at timestamptz, halted_at timestamptz,
        paused boolean, taken_over boolean)
      on conflict (district, case_id, key, begun_by) do update set stand = excluded.stand,
        due_at = coalesce(excluded.due_at, case_clock.due_at), law_due_at = coalesce(excluded.law_due_at, case_clock.law_due_at),
        halted_at = case when excluded.stand = 'runs' then null else coalesce(case_clock.halted_at, excluded.halted_at) end,
        paused = excluded.paused,
        taken_over = excluded.stand <> 'runs' and (case_clock.taken_over
          or excluded.taken_over and coalesce(case_clock.halted_at, excluded.halted_at) = excluded.halted_at)`,
    rows: rows.length,
  }
}

import type { CaseEvent, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { dueOf, lawDueOf, nextMoment, titleOf } from '@citybrain/rules/casework/index.ts'
import type { CompiledCalendar } from '@citybrain/rules/clock/index.ts'
import { sql } from 'kysely'
import type { Write } from '../../platform/index.ts'
import { changedMeanwhile, existsAlready } from './errors.ts'

/** What happened to a case, and how it stood before and stands now. */
export interface Changed {
  readonly type: CaseType
  readonly calendar: CompiledCalendar
  readonly before: CaseState
  readonly after: CaseState
  readonly events: readonly CaseEvent[]
}

/** Everything that is written of a change beside its events and audit: the file, its entries, its work, its clocks. */
export function writesOf(changed: Changed, opening: { readonly number: string } | null): Write[] {
  const file = opening ? insertFile(changed, opening.number) : updateFile(changed)
  return [file, insertEntries(changed), ...upsertItems(changed), ...upsertClocks(changed)]
}

const earliest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((first, one) => (one !== null && (first === null || one < first) ? one : first), null)

const runningOf = ({ after }: Changed) => after.clocks.filter(({ stand }) => stand === 'runs')

function departmentsOf({ after, before, events }: Changed): string[] {
  const entered = events.flatMap(({ delta }) => delta.entered ?? [])
  const all = [...before.items, ...after.items, ...entered].flatMap(({ department }) => department ?? [])
  return [...new Set([...all, ...(after.department === null ? [] : [after.department])])].sort()
}

/** Columns of the file, as JSON for a record of the table's type. */
function fileOf(changed: Changed) {
  const { type, calendar, after } = changed
  return {
    ...{ district: after.district, id: after.id, type: after.type, version: after.version, revision: after.revision },
    ...{ opened_at: after.openedAt, ended_at: after.endedAt, ending: after.end, title: titleOf(type, after) },
    ...{
      source: after.source,
      category: after.category,
      department: after.department,
      departments: departmentsOf(changed),
    },
    ...{ street: after.place.street, community: after.place.community, grid: after.place.grid },
    ...{ about: after.about, opener_id: after.opener.id, supervised: after.supervised, state: after },
    due_at: earliest(runningOf(changed).map((clock) => dueOf(calendar, clock))),
    next_at: nextMoment(type, after, calendar),
    ...{ longitude: after.place.position?.[0] ?? null, latitude: after.place.position?.[1] ?? null },
  }
}

const FILE = sql`(district text, id uuid, type text, version int, revision int, opened_at timestamptz, ended_at timestamptz,
  ending text, title text, source text, category text, department text, departments text[], street text, community text,
  grid text, about uuid, opener_id uuid, supervised boolean, state jsonb, due_at timestamptz, next_at timestamptz,
  longitude float8, latitude float8)`
const GROUND = sql`case when f.longitude is null then null
  else ST_SetSRID(ST_MakePoint(f.longitude, f.latitude), 4490) end`

function insertFile(changed: Changed, number: string): Write {
  return {
    sql: sql`insert into case_file (district, id, number, type, version, revision, opened_at, changed_at, ended_at, ending,
        title, source, category, department, departments, street, community, grid, geometry, about, opener_id, due_at,
        next_at, supervised, state)
      select f.district, f.id, ${number}, f.type, f.version, f.revision, f.opened_at, (select at from moment), f.ended_at,
        f.ending, f.title, f.source, f.category, f.department, f.departments, f.street, f.community, f.grid, ${GROUND},
        f.about, f.opener_id, f.due_at, f.next_at, f.supervised, f.state
      from jsonb_to_record(${JSON.stringify(fileOf(changed))}::jsonb) as f ${FILE}`,
    rows: 1,
    conflicts: { case_file_pkey: existsAlready(changed.after.id) },
  }
}

/** Who may not write the case, or was overtaken, touches no row. Departments are only added. */
function updateFile(changed: Changed): Write {
  const { before } = changed
  return {
    sql: sql`update case_file c set revision = f.revision, changed_at = (select at from moment), ended_at = f.ended_at,
        ending = f.ending, title = f.title, category = f.category, department = f.department,
        departments = array(select distinct unnest(c.departments || f.departments) order by 1),
        street = f.street, community = f.community, grid = f.grid, geometry = ${GROUND}, about = f.about,
        due_at = f.due_at, next_at = f.next_at, supervised = f.supervised, state = f.state
      from jsonb_to_record(${JSON.stringify(fileOf(changed))}::jsonb) as f ${FILE}
      where c.district = ${before.district} and c.id = ${before.id}::uuid and c.revision = ${before.revision}::int`,
    rows: 1,
    conflict: changedMeanwhile(before.id),
  }
}

function insertEntries({ before, events }: Changed): Write {
  const rows = events.map((event, place) => ({ revision: before.revision + place + 1, event, at: event.at }))
  return {
    sql: sql`insert into case_entry (district, case_id, revision, event, at)
      select ${before.district}, ${before.id}::uuid, e.revision, e.event, e.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (revision int, event jsonb, at timestamptz)`,
    conflicts: { case_entry_pkey: changedMeanwhile(before.id) },
  }
}

/** All work that was or is open: what is most urgent of it goes by the clocks of the whole case. */
function upsertItems(changed: Changed): Write[] {
  const { before, after, events } = changed
  const entered = events.flatMap(({ delta }) => delta.entered ?? [])
  const items = [...new Map([...before.items, ...entered, ...after.items].map((item) => [item.number, item])).values()]
  if (items.length === 0) return []
  const rows = items.map((item) => itemRow(item, changed))
  return [
    {
      sql: sql`insert into case_item (district, case_id, number, type, step, entered_at, left_at, outcome, street,
          department, assignee_id, assignee_name, done_by, due_at, law_due_at, urgent_at, routed_by)
        select ${after.district}, ${after.id}::uuid, i.number, ${after.type}, i.step, i.entered_at, i.left_at, i.outcome,
          ${after.place.street}, i.department, i.assignee_id, i.assignee_name, i.done_by, i.due_at, i.law_due_at,
          i.urgent_at, i.routed_by
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i (number int, step text, entered_at timestamptz,
          left_at timestamptz, outcome text, department text, assignee_id uuid, assignee_name text, done_by uuid,
          due_at timestamptz, law_due_at timestamptz, urgent_at timestamptz, routed_by text)
        on conflict (district, case_id, number) do update set left_at = excluded.left_at, outcome = excluded.outcome,
          assignee_id = excluded.assignee_id, assignee_name = excluded.assignee_name, done_by = excluded.done_by,
          due_at = coalesce(excluded.due_at, case_item.due_at), urgent_at = excluded.urgent_at,
          law_due_at = coalesce(excluded.law_due_at, case_item.law_due_at)`,
      rows: rows.length,
    },
  ]
}

/** Deadlines of an open case by a calendar, as its rows hold them. */
export function projectionOf({
  type,
  calendar,
  state,
}: Pick<Changed, 'type' | 'calendar'> & { readonly state: CaseState }) {
  const changed = { type, calendar, before: state, after: state, events: [] }
  const { due_at, next_at } = fileOf(changed)
  return {
    ...{ due_at, next_at },
    items: state.items.map((item) => {
      const { number, due_at, law_due_at, urgent_at } = itemRow(item, changed)
      return { number, due_at, law_due_at, urgent_at }
    }),
    clocks: state.clocks.map((clock) => ({
      ...{ key: clock.key, begun_by: clock.begunBy },
      ...{ due_at: dueOf(calendar, clock), law_due_at: lawDueOf(calendar, clock) },
    })),
  }
}

function itemRow(item: WorkItem, changed: Changed) {
  const { before, after, events, calendar } = changed
  const leaving = events.find(({ delta }) => delta.left?.includes(item.number))
  const own = [...after.clocks, ...before.clocks].find(({ key }) => key === `step:${item.number}`)
  const chose = leaving?.step === item.step && leaving.told.item === item.number
  return {
    ...{ number: item.number, step: item.step, entered_at: item.enteredAt, left_at: leaving?.at ?? null },
    ...{ outcome: chose ? leaving.outcome : null, done_by: leaving?.by.id ?? null, department: item.department },
    ...{ assignee_id: item.assignee?.id ?? null, assignee_name: item.assignee?.name ?? null, routed_by: item.routedBy },
    due_at: own ? dueOf(calendar, own) : null,
    law_due_at: own ? lawDueOf(calendar, own) : null,
    urgent_at: earliest(urgentClocks(changed, item).map((clock) => dueOf(calendar, clock))) ?? 'infinity',
  }
}

/** Clocks that press a piece of work: its own, and those of the case; not the own clocks of other work beside it. */
const urgentClocks = (changed: Changed, { number }: WorkItem) =>
  runningOf(changed).filter(({ key }) => key.startsWith('case:') || key === `step:${number}`)

function upsertClocks({ before, after, events, calendar }: Changed): Write[] {
  const deeds = events.flatMap(({ delta, at }) => (delta.clocks ?? []).map((deed) => ({ deed, at })))
  const keyOf = (deed: (typeof deeds)[number]['deed']) => (deed.do === 'start' ? deed.clock.key : deed.key)
  const told = new Set(deeds.map(({ deed }) => keyOf(deed)).filter((key) => key.startsWith('case:')))
  if (told.size === 0) return []
  const rows = [
    ...before.clocks,
    ...deeds.flatMap(({ deed }) => (deed.do === 'start' ? [deed.clock] : [])),
    ...after.clocks,
  ]
    .filter(({ key }) => told.has(key))
    .map((clock) => {
      const now = after.clocks.find(({ key, begunBy }) => key === clock.key && begunBy === clock.begunBy)
      const stand = now?.stand ?? ('stopped' as const)
      const at = deeds.findLast(({ deed }) => keyOf(deed) === clock.key)?.at ?? null
      return {
        ...{
          key: clock.key,
          begun_by: clock.begunBy,
          department: clock.department,
          started_at: clock.startedAt,
          stand,
        },
        ...{
          due_at: dueOf(calendar, clock),
          law_due_at: lawDueOf(calendar, clock),
          halted_at: stand === 'runs' ? null : at,
        },
      }
    })
  const last = [...new Map(rows.map((row) => [`${row.key} ${row.begun_by}`, row])).values()]
  return [
    {
      sql: sql`insert into case_clock (district, case_id, key, begun_by, type, street, department, started_at, stand, due_at,
          law_due_at, halted_at)
        select ${after.district}, ${after.id}::uuid, k.key, k.begun_by, ${after.type}, ${after.place.street}, k.department,
          k.started_at, k.stand, k.due_at, k.law_due_at, k.halted_at
        from jsonb_to_recordset(${JSON.stringify(last)}::jsonb) as k (key text, begun_by int, department text,
          started_at timestamptz, stand text, due_at timestamptz, law_due_at timestamptz, halted_at timestamptz)
        on conflict (district, case_id, key, begun_by) do update set stand = excluded.stand,
          due_at = coalesce(excluded.due_at, case_clock.due_at), law_due_at = coalesce(excluded.law_due_at, case_clock.law_due_at),
          halted_at = case when excluded.stand = 'runs' then null else coalesce(case_clock.halted_at, excluded.halted_at) end`,
      rows: last.length,
    },
  ]
}

import type { CaseSummary, WorkSummary } from '@citybrain/contract/engines/case-view.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/index.ts'
import { MadePlace } from '../identity/index.ts'

/** What lists are asked for; each condition that is left out lets everything through. */
export interface CaseConditions {
  readonly type: string
  readonly state: 'open' | 'ended' | 'any'
  readonly street?: string | undefined
  readonly department?: string | undefined
  readonly category?: string | undefined
  readonly source?: string | undefined
  readonly number?: string | undefined
  readonly overdue?: boolean | undefined
  readonly supervised?: boolean | undefined
  readonly recurs?: boolean | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Place in a list: by when the last one was opened or is due, and its id. */
export const InstantPlace = MadePlace
export const WorkPlace = z.tuple([z.union([MadePlace.def.items[0], z.literal('infinity')]), z.uuid(), z.int().min(1)])

interface Asked<P> {
  readonly district: string
  readonly now: string
  readonly after: P | null
  readonly limit: number
}

const instant = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A case as lists show it, out of the row `c`. */
const summary = sql`'id', c.id, 'number', c.number, 'type', c.type, 'title', c.title, 'source', c.source,
  'category', c.category, 'department', c.department, 'street', c.street, 'community', c.community,
  'position', case when c.geometry is null then null
    else jsonb_build_array(ST_X(c.geometry), ST_Y(c.geometry)) end,
  'openedAt', ${instant(sql`c.opened_at`)}, 'changedAt', ${instant(sql`c.changed_at`)},
  'endedAt', ${instant(sql`c.ended_at`)}, 'end', c.ending, 'dueAt', ${instant(sql`c.due_at`)}, 'supervised', c.supervised,
  'recurs', c.state->'recurs'`

/** Cases, the newest first; overdue ones by their deadline. */
export async function listCaseRows(
  db: Db,
  wanted: CaseConditions,
  { district, now, after, limit }: Asked<z.infer<typeof InstantPlace>>,
): Promise<CaseSummary[]> {
  const byDue = wanted.overdue === true
  const key = byDue ? sql`c.due_at` : sql`c.opened_at`
  const behind = byDue ? sql`>` : sql`<`
  const order = byDue ? sql`asc` : sql`desc`
  const page = after ? sql`and (${key}, c.id) ${behind} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<{ one: CaseSummary }>`
    select ${wholeSummary} as one
    from case_file c
    where c.district = ${district} and c.type = ${wanted.type} ${conditionsOf(wanted, now)} ${page}
    order by ${key} ${order}, c.id ${order} limit ${limit}`.execute(db)
  return rows.map(({ one }) => one)
}

/** A case as lists show it with the steps in which it stands. */
const wholeSummary = sql`jsonb_build_object(${summary}, 'steps',
  (select coalesce(jsonb_agg(i->>'step'), '[]') from jsonb_array_elements(c.state->'items') i))`

/** Cases of these ids as lists show them. */
export async function findSummaries(db: Db, district: string, ids: readonly string[]): Promise<CaseSummary[]> {
  const { rows } = await sql<{ one: CaseSummary }>`select ${wholeSummary} as one
    from jsonb_to_recordset(${JSON.stringify(ids.map((id) => ({ id })))}::jsonb) as given (id uuid)
      join case_file c on c.district = ${district} and c.id = given.id`.execute(db)
  return rows.map(({ one }) => one)
}

function conditionsOf(wanted: CaseConditions, now: string): RawBuilder<unknown> {
  const { state, department, overdue, recurs, from, to } = wanted
  return joined([
    state === 'open' ? sql`c.ended_at is null` : state === 'ended' ? sql`c.ended_at is not null` : null,
    department === undefined ? null : sql`c.department = ${department}`,
    ...ofFile(wanted),
    overdue === undefined
      ? null
      : overdue
        ? sql`c.ended_at is null and c.due_at < ${now}::timestamptz`
        : sql`(c.due_at is null or c.due_at >= ${now}::timestamptz)`,
    recurs === undefined ? null : recurs ? sql`c.recurs is not null` : sql`c.recurs is null`,
    from === undefined ? null : sql`c.opened_at >= ${from}::timestamptz`,
    to === undefined ? null : sql`c.opened_at < ${to}::timestamptz`,
  ])
}

/** What both lists ask of the row `c`. */
const ofFile = (wanted: Pick<CaseConditions, 'street' | 'category' | 'source' | 'number' | 'supervised'>) => {
  const { street, category, source, number, supervised } = wanted
  return [
    street === undefined ? null : sql`c.street = ${street}`,
    category === undefined ? null : sql`starts_with(c.category, ${category})`,
    source === undefined ? null : sql`c.source = ${source}`,
    // The sign behind every digit and letter: a range that the unique index answers.
    number === undefined ? null : sql`c.number >= ${number} and c.number < ${`${number}~`}`,
    supervised === undefined ? null : sql`c.supervised = ${supervised}`,
  ]
}

function joined(parts: readonly (RawBuilder<unknown> | null)[]): RawBuilder<unknown> {
  const said = parts.filter((part) => part !== null)
  return said.length === 0 ? sql`` : sql`and ${sql.join(said, sql` and `)}`
}

export interface WorkConditions {
  readonly whose: 'mine' | 'unclaimed' | 'any'
  /** Theirs and of whoever they cover for. */
  readonly accounts: readonly string[]
  readonly type?: string | undefined
  readonly step?: string | undefined
  readonly department?: string | undefined
  readonly street?: string | undefined
  readonly category?: string | undefined
  readonly source?: string | undefined
  readonly number?: string | undefined
  readonly overdue?: boolean | undefined
  readonly supervised?: boolean | undefined
}

/** Open work, what is due first before the rest. */
export async function listWorkRows(
  db: Db,
  wanted: WorkConditions,
  { district, now, after, limit }: Asked<z.infer<typeof WorkPlace>>,
): Promise<WorkSummary[]> {
  const page = after
    ? sql`and (w.urgent_at, w.case_id, w.number) > (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int)`
    : sql``
  const { rows } = await sql<{ one: WorkSummary }>`
    select jsonb_build_object(${summary}, 'item', w.number, 'step', w.step, 'enteredAt', ${instant(sql`w.entered_at`)},
      'assignee', case when w.assignee_id is null then null
        else jsonb_build_object('id', w.assignee_id, 'name', w.assignee_name) end,
      'itemDepartment', w.department, 'itemDueAt', ${instant(sql`w.due_at`)},
      'urgentAt', case when w.urgent_at = 'infinity' then null else ${instant(sql`w.urgent_at`)} end) as one
    from case_item w join case_file c on c.district = w.district and c.id = w.case_id
    where w.district = ${district} and w.left_at is null ${workConditions(wanted, now)} ${page}
    order by w.urgent_at, w.case_id, w.number limit ${limit}`.execute(db)
  return rows.map(({ one }) => one)
}

function workConditions(wanted: WorkConditions, now: string) {
  const { whose, accounts, type, step, department, overdue } = wanted
  return joined([
    ...ofFile(wanted),
    whose === 'mine'
      ? sql`w.assignee_id = any(${[...accounts]}::uuid[])`
      : whose === 'unclaimed'
        ? sql`w.assignee_id is null`
        : null,
    type === undefined ? null : sql`w.type = ${type}`,
    step === undefined ? null : sql`w.step = ${step}`,
    department === undefined ? null : sql`w.department = ${department}`,
    overdue === undefined
      ? null
      : overdue
        ? sql`w.urgent_at < ${now}::timestamptz`
        : sql`w.urgent_at >= ${now}::timestamptz`,
  ])
}

/** The place behind a piece of work in a list of open work. */
export const placeOfWork = (work: WorkSummary): z.infer<typeof WorkPlace> => [
  work.urgentAt ?? 'infinity',
  work.id,
  work.item,
]

interface WorkCounts {
  readonly mine: number
  readonly steps: {
    readonly type: string
    readonly step: string
    readonly open: number
    readonly unclaimed: number
    readonly overdue: number
  }[]
}

/** How much open work there is by type and step, as far as the caller sees it. */
export async function countWorkRows(
  db: Db,
  {
    district,
    now,
    accounts,
  }: { readonly district: string; readonly now: string; readonly accounts: readonly string[] },
): Promise<WorkCounts> {
  const { rows } = await sql<{ mine: number; steps: WorkCounts['steps'] }>`
    with counted as (
      select w.type, w.step, count(*)::int as open, count(*) filter (where w.assignee_id is null)::int as unclaimed,
        count(*) filter (where w.urgent_at < ${now}::timestamptz)::int as overdue,
        count(*) filter (where w.assignee_id = any(${[...accounts]}::uuid[]))::int as mine
      from case_item w where w.district = ${district} and w.left_at is null group by w.type, w.step)
    select coalesce(sum(mine), 0)::int as mine, coalesce(jsonb_agg(jsonb_build_object('type', type, 'step', step,
      'open', open, 'unclaimed', unclaimed, 'overdue', overdue) order by type, step), '[]') as steps from counted`.execute(
    db,
  )
  return rows[0] ?? { mine: 0, steps: [] }
}

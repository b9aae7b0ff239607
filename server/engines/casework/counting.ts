import type { FigureGroup } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseCount } from '@citybrain/contract/pack/case-figure.ts'
import { type RawBuilder, sql } from 'kysely'

/** Which cases are counted: of what, in which period, and where. */
export interface Counting {
  readonly district: string
  readonly type: string
  readonly from: string
  /** The first moment behind the period, or now: what comes later is nobody's debt yet. */
  readonly until: string
  readonly department: string | undefined
  readonly street: string | undefined
}

type Sql = RawBuilder<unknown>
type Over<K extends CaseCount['over']> = Extract<CaseCount, { over: K }>

/** Rows of what is counted: case_id, part, department, street, person, at. */
export function membersOf(count: CaseCount, asked: Counting): Sql {
  const all =
    count.over === 'cases'
      ? casesOf(count, asked)
      : count.over === 'items'
        ? itemsOf(count, asked)
        : clocksOf(count, asked)
  return sql`select m.* from (${all}) m where true
    ${asked.department === undefined ? sql`` : sql`and m.department = ${asked.department}`}
    ${asked.street === undefined ? sql`` : sql`and m.street = ${asked.street}`}`
}

/** The column by which rows are told apart. */
export const COLUMN = {
  none: sql`null::text`,
  department: sql`m.department`,
  street: sql`m.street`,
  person: sql`m.person::text`,
} as const satisfies Record<FigureGroup, Sql>

const within = (column: Sql, { from, until }: Counting) =>
  sql`${column} >= ${from}::timestamptz and ${column} < ${until}::timestamptz`

/** The earlier of two moments lies in the period; each half is answered by an index. */
const settled = (due: Sql, done: Sql, asked: Counting) =>
  sql`((${within(due, asked)} and (${done} is null or ${done} >= ${due}))
    or (${within(done, asked)} and (${due} is null or ${done} < ${due})))`

function casesOf({ when, ...rest }: Over<'cases'>, asked: Counting): Sql {
  if (typeof when === 'object')
    return sql`select k.case_id, 0 as part, k.department, k.street, null::uuid as person, min(k.at) as at
      from (${clocksOf({ over: 'clocks', clock: when.clock }, asked)}) k
        join case_file f on f.district = ${asked.district} and f.id = k.case_id
      where true ${ofFile(rest)} group by k.case_id, k.department, k.street`
  const column = when === 'opened' ? sql`f.opened_at` : sql`f.ended_at`
  return sql`select f.id as case_id, 0 as part, f.department, f.street, f.opener_id as person, ${column} as at
    from case_file f
    where f.district = ${asked.district} and f.type = ${asked.type} and ${within(column, asked)} ${ofFile(rest)}`
}

function ofFile({ end, source, counted, said }: Omit<Over<'cases'>, 'over' | 'when'>): Sql {
  return sql`${end === undefined ? sql`` : sql`and f.ending = ${end}`} ${fromSource(source)}
    ${counted === undefined ? sql`` : sql`and (f.state->'counts'->>${counted}::text)::int > 0`}
    ${said === undefined ? sql`` : sql`and f.state->'data'->>${said.field}::text in (${sql.join(said.in)})`}`
}

const fromSource = (source: string | undefined) => (source === undefined ? sql`` : sql`and f.source = ${source}`)

function itemsOf(count: Over<'items'>, asked: Counting): Sql {
  const { when, step, outcome, source, onTime, unlessBack } = count
  // What ended with its case, as by a withdrawal, was done by nobody.
  const period =
    when === 'left'
      ? sql`${within(sql`i.left_at`, asked)} and i.outcome is not null`
      : sql`${settled(sql`i.due_at`, sql`i.left_at`, asked)} and (i.left_at is null or i.outcome is not null)`
  return sql`select i.case_id, i.number as part, i.department, i.street, i.done_by as person,
      ${when === 'left' ? sql`i.left_at` : sql`least(i.due_at, i.left_at)`} as at
    from case_item i ${source === undefined ? sql`` : sql`join case_file f on f.district = i.district and f.id = i.case_id`}
    where i.district = ${asked.district} and i.type = ${asked.type} and i.step = ${step} and ${period} ${fromSource(source)}
      ${when === 'due' ? sql`and i.due_at is not null` : sql``}
      ${outcome === undefined ? sql`` : sql`and i.outcome = ${outcome}`}
      ${onTime ? sql`and i.left_at <= i.due_at` : sql``}
      ${unlessBack ? sql`and not ${cameBack(unlessBack)}` : sql``}`
}

/** Work of that step behind it was left by that outcome before its own step was done again. */
const cameBack = ({ step, outcome }: NonNullable<Over<'items'>['unlessBack']>) => sql`exists (
  select from case_item b where b.district = i.district and b.case_id = i.case_id and b.number > i.number
    and b.step = ${step} and b.outcome = ${outcome} and not exists (
      select from case_item a where a.district = i.district and a.case_id = i.case_id and a.step = i.step
        and a.number > i.number and a.number < b.number))`

function clocksOf({ clock, done, onTime }: Over<'clocks'>, asked: Counting): Sql {
  return sql`select k.case_id, k.begun_by as part, k.department, k.street, null::uuid as person,
      least(k.due_at, k.halted_at) as at
    from case_clock k
    where k.district = ${asked.district} and k.type = ${asked.type} and k.key = ${`case:${clock}`}
      and ${settled(sql`k.due_at`, sql`k.halted_at`, asked)} and not ${TAKEN_OVER} and not ${STANDS}
      ${done === undefined ? sql`` : done ? sql`and k.halted_at is not null` : sql`and k.halted_at is null`}
      ${onTime === undefined ? sql`` : onTime ? sql`and k.halted_at <= k.due_at` : sql`and (k.halted_at is null or k.halted_at > k.due_at)`}`
}

/** Another department's clock began as this one stopped: what was returned was nobody's to do. */
const TAKEN_OVER = sql`exists (
  select from case_clock n where n.district = k.district and n.case_id = k.case_id and n.key = k.key
    and n.begun_by > k.begun_by and n.started_at = k.halted_at)`

/** Not done, and its time stands still: others are at it, or the work is suspended. */
const STANDS = sql`(k.halted_at is null and exists (
  select from case_file f, jsonb_array_elements(f.state->'clocks') c
  where f.district = k.district and f.id = k.case_id and c->>'key' = k.key and (c->>'begunBy')::int = k.begun_by
    and c->'pauses'->-1->'to' = 'null'::jsonb))`

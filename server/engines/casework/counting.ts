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
export const membersOf = (count: CaseCount, asked: Counting, by: FigureGroup): Sql =>
  sql`select m.* from (${rowsOf(count, asked, by)}) m where ${conditionOf(count, asked)}`

/** Counts of the same name ask conditions of the same rows, which then are read once for all of them. */
export function nameOfRows(count: CaseCount): string {
  if (count.over === 'clocks') return `clock ${count.clock}`
  if (count.over === 'items') return `work ${count.step} ${count.when} ${count.source === undefined ? '' : 'by source'}`
  const when = typeof count.when === 'object' ? `by clock ${count.when.clock}` : count.when
  return `case ${when} ${count.said === undefined ? '' : 'said'}`
}

/** Of clocks a case may have several, and is counted once. */
export const isCaseByClock = (count: CaseCount) => count.over === 'cases' && typeof count.when === 'object'

/** All rows that counts of that name choose from, with what their conditions ask for; with their class where it is asked for. */
export function rowsOf(count: CaseCount, asked: Counting, by: FigureGroup): Sql {
  const all =
    count.over === 'cases'
      ? casesOf(count, asked)
      : count.over === 'items'
        ? itemsOf(count, asked)
        : clocksOf(count.clock, asked)
  const ofClass = by === 'class'
  return sql`select m.* ${ofClass ? sql`, g.category as class` : sql``} from (${all}) m
    ${ofClass ? sql`join case_file g on g.district = ${asked.district} and g.id = m.case_id` : sql``} where true
    ${asked.department === undefined ? sql`` : sql`and m.department = ${asked.department}`}
    ${asked.street === undefined ? sql`` : sql`and m.street = ${asked.street}`}`
}

/** Which of the rows `m` are counted. */
export function conditionOf(count: CaseCount, asked: Counting): Sql {
  const parts =
    count.over === 'cases' ? casesWhere(count) : count.over === 'items' ? itemsWhere(count, asked) : clocksWhere(count)
  const said = parts.filter((part) => part !== null)
  return said.length === 0 ? sql`true` : sql.join(said, sql` and `)
}

/** The column by which rows are told apart. */
export const COLUMN = {
  none: sql`null::text`,
  department: sql`m.department`,
  street: sql`m.street`,
  person: sql`m.person::text`,
  class: sql`m.class`,
  day: sql`to_char(m.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  month: sql`to_char(m.at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
} as const satisfies Record<FigureGroup, Sql>

const within = (column: Sql, { from, until }: Counting) =>
  sql`${column} >= ${from}::timestamptz and ${column} < ${until}::timestamptz`

/** The earlier of two moments lies in the period; each half is answered by an index. */
const settled = (due: Sql, done: Sql, asked: Counting) =>
  sql`((${within(due, asked)} and (${done} is null or ${done} >= ${due}))
    or (${within(done, asked)} and (${due} is null or ${done} < ${due})))`

/** What was said is taken out of the state only for those who ask: it is long. */
const ofFile = ({ said }: Over<'cases'>) =>
  sql`f.ending, f.source, f.counts ${said === undefined ? sql`` : sql`, f.state->'data' as said`}`

function casesOf(count: Over<'cases'>, asked: Counting): Sql {
  const { when } = count
  if (typeof when === 'object')
    return sql`select k.*, ${ofFile(count)}
      from (select c.case_id, 0 as part, c.department, c.street, c.person, min(c.at) as at
        from (${clocksOf(when.clock, asked)}) c group by c.case_id, c.department, c.street, c.person) k
        join case_file f on f.district = ${asked.district} and f.id = k.case_id`
  const column = when === 'opened' ? sql`f.opened_at` : sql`f.ended_at`
  return sql`select f.id as case_id, 0 as part, f.department, f.street, f.opener_id as person, ${column} as at, ${ofFile(count)}
    from case_file f where f.district = ${asked.district} and f.type = ${asked.type} and ${within(column, asked)}`
}

const casesWhere = ({ end, source, counted, said }: Over<'cases'>) => [
  end === undefined ? null : sql`m.ending = ${end}`,
  fromSource(source),
  counted === undefined ? null : sql`(m.counts->>${counted}::text)::int > 0`,
  said === undefined ? null : sql`m.said->>${said.field}::text in (${sql.join(said.in)})`,
]

const fromSource = (source: string | undefined) => (source === undefined ? null : sql`m.source = ${source}`)

function itemsOf({ when, step, source }: Over<'items'>, asked: Counting): Sql {
  // What ended with its case, as by a withdrawal, was done by nobody.
  const period =
    when === 'left'
      ? sql`${within(sql`i.left_at`, asked)} and i.outcome is not null`
      : sql`i.due_at is not null and ${settled(sql`i.due_at`, sql`i.left_at`, asked)}
          and (i.left_at is null or i.outcome is not null)`
  return sql`select i.case_id, i.number as part, i.department, i.street, i.done_by as person,
      ${when === 'left' ? sql`i.left_at` : sql`least(i.due_at, i.left_at)`} as at, i.outcome, i.due_at, i.left_at
      ${source === undefined ? sql`` : sql`, f.source`}
    from case_item i ${source === undefined ? sql`` : sql`join case_file f on f.district = i.district and f.id = i.case_id`}
    where i.district = ${asked.district} and i.type = ${asked.type} and i.step = ${step} and ${period}`
}

const itemsWhere = (count: Over<'items'>, asked: Counting) => [
  fromSource(count.source),
  count.outcome === undefined ? null : sql`m.outcome = ${count.outcome}`,
  count.onTime ? sql`m.left_at <= m.due_at` : null,
  count.unlessBack ? sql`not ${cameBack(count, count.unlessBack, asked)}` : null,
]

/** Work of that step behind it was left by that outcome before its own step was done again. */
const cameBack = (own: Over<'items'>, back: NonNullable<Over<'items'>['unlessBack']>, { district }: Counting) =>
  sql`exists (select from case_item b where b.district = ${district} and b.case_id = m.case_id and b.number > m.part
    and b.step = ${back.step} and b.outcome = ${back.outcome} and not exists (
      select from case_item a where a.district = ${district} and a.case_id = m.case_id and a.step = ${own.step}
        and a.number > m.part and a.number < b.number))`

/** What was returned was nobody's to do; and while time stands still, others are at it, or the work is suspended. */
const clocksOf = (clock: string, asked: Counting): Sql =>
  sql`select k.case_id, k.begun_by as part, k.department, k.street, null::uuid as person,
      least(k.due_at, k.halted_at) as at, k.due_at, k.halted_at
    from case_clock k
    where k.district = ${asked.district} and k.type = ${asked.type} and k.key = ${`case:${clock}`}
      and ${settled(sql`k.due_at`, sql`k.halted_at`, asked)} and not k.taken_over and not k.paused`

const clocksWhere = ({ done, onTime }: Over<'clocks'>) => [
  done === undefined ? null : done ? sql`m.halted_at is not null` : sql`m.halted_at is null`,
  onTime === undefined
    ? null
    : onTime
      ? sql`m.halted_at <= m.due_at`
      : sql`(m.halted_at is null or m.halted_at > m.due_at)`,
]

import type { CountedCase, FigureGroup, FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseCount, CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
import { figuresOf, gradeOf, rateOf, scoreOf } from '@citybrain/rules/casework/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/index.ts'
import { findHolders } from '../identity/index.ts'
import { COLUMN, type Counting, conditionOf, isCaseByClock, membersOf, nameOfRows, rowsOf } from './counting.ts'
import type { Caller, FigureDeps } from './deps.ts'
import { noSuchEvaluation, noSuchFigure } from './errors.ts'
import { findSummaries } from './lists.ts'

export interface FiguresAsked {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly by: FigureGroup
  readonly department?: string | undefined
  readonly street?: string | undefined
}

export function getEvaluation({ evaluations }: FigureDeps, type: string): CaseEvaluation {
  const found = evaluations.find((one) => one.type === type)
  if (!found)
    throw noSuchEvaluation(
      type,
      evaluations.map((one) => one.type),
    )
  return found
}

const DAY_MS = 86_400_000
const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

/** The period as moments; it ends now at the latest. */
function countingOf(
  deps: FigureDeps,
  district: string,
  { type, from, to, department, street }: FiguresAsked,
): Counting {
  const until = Math.min(startOf(to) + DAY_MS, Date.parse(deps.clock.cityNow()) + 1)
  return {
    ...{ district, type, department, street },
    ...{ from: new Date(startOf(from)).toISOString(), until: new Date(until).toISOString() },
  }
}

const MOST_ROWS = 500

/** Figures of a period over the cases that the caller sees: all together, and each by what they are told apart. */
export async function computeFigures(
  deps: FigureDeps,
  { actor, db }: Caller,
  asked: FiguresAsked,
): Promise<{ rows: FigureRow[]; more: boolean }> {
  const evaluation = getEvaluation(deps, asked.type)
  const counting = countingOf(deps, actor.district, asked)
  const counted = await countAll(db, evaluation, { counting, by: asked.by })
  const groups = [...new Set(counted.flatMap(({ total, key }) => (total || key === null ? [] : key)))].sort()
  const shown = groups.slice(0, MOST_ROWS)
  const named = asked.by === 'person' ? shown : []
  const today = deps.clock.cityToday()
  const people = await findHolders(deps.database.district(actor.district), { district: actor.district, today }, named)
  const lost = counted.some(({ total, key }) => !total && key === null)
  const timesOf = lookUp(evaluation, counted)
  const rowFor = (of: Pick<FigureRow, 'key' | 'unknown'>) =>
    rowOf(evaluation, asked.by, { ...of, name: people.get(of.key ?? '')?.name ?? null }, timesOf)
  const rows = [
    rowFor({ key: null, unknown: false }),
    ...(asked.by === 'none' ? [] : shown.map((key) => rowFor({ key, unknown: false }))),
    ...(lost && asked.by !== 'none' ? [rowFor({ key: null, unknown: true })] : []),
  ]
  return { rows, more: groups.length > shown.length }
}

interface Count {
  readonly place: number
  readonly total: boolean
  readonly key: string | null
  readonly times: number
}

const nameOf = (count: CaseCount) => JSON.stringify(count)

/** What the figures of an evaluation count, each thing once. */
const countsOf = ({ figures }: CaseEvaluation): CaseCount[] => {
  const all = figures.flatMap(({ numerator, denominator }) => (denominator ? [numerator, denominator] : [numerator]))
  return [...new Map(all.map((count) => [nameOf(count), count])).values()]
}

/** All counts of an evaluation in one statement, which reads the rows that several of them choose from once. */
async function countAll(
  db: Db,
  evaluation: CaseEvaluation,
  { counting, by }: { readonly counting: Counting; readonly by: FigureGroup },
): Promise<Count[]> {
  const ofRows = Map.groupBy([...countsOf(evaluation).entries()], ([, count]) => nameOfRows(count))
  const parts = [...ofRows.values()].flatMap(([first, ...more]) =>
    first ? [countTogether([first, ...more], counting, by)] : [],
  )
  const { rows } = await sql<{ total: boolean; key: string | null; counted: [number, number][] }>`${sql.join(
    parts,
    sql` union all `,
  )}`.execute(db)
  return rows.flatMap(({ total, key, counted }) => counted.map(([place, times]) => ({ place, total, key, times })))
}

type Placed = readonly [place: number, count: CaseCount]

/** Counts over the same rows: all together, and by key. */
function countTogether(counts: readonly [Placed, ...Placed[]], counting: Counting, by: FigureGroup) {
  const [[, first]] = counts
  const key = COLUMN[by]
  const timesWhere = (once: RawBuilder<unknown>) =>
    sql`jsonb_build_array(${sql.join(
      counts.map(
        ([place, count]) =>
          sql`jsonb_build_array(${place}::int, count(*) filter (where ${once} and ${conditionOf(count, counting)}))`,
      ),
    )})`
  if (!isCaseByClock(first))
    return sql`select grouping(m.key) = 1 as total, m.key, ${timesWhere(sql`true`)} as counted
      from (select m.*, ${key} as key from (${rowsOf(first, counting, by)}) m) m group by grouping sets ((), (m.key))`
  // Of a clock nobody is the person, so that there is one key for all.
  const keyless = by === 'none' || by === 'person'
  // One order for both numbers, by bytes: dictionaries' order takes longer.
  const bytes = sql`${key} collate "C"`
  return sql`select grouping(m.key) = 1 as total, m.key,
      case when grouping(m.key) = 1 then ${timesWhere(sql`m.nth = 1`)} else ${timesWhere(keyless ? sql`m.nth = 1` : sql`m.nth_of_key = 1`)} end as counted
    from (select m.*, ${key} as key, row_number() over (partition by m.case_id ${keyless ? sql`` : sql`order by ${bytes}`}) as nth
        ${keyless ? sql`` : sql`, row_number() over (partition by m.case_id, ${bytes}) as nth_of_key`}
      from (${rowsOf(first, counting, by)}) m) m group by grouping sets ((), (m.key))`
}

/** How often something was counted in a row; each is found at once, however many rows there are. */
type TimesOf = (row: Pick<FigureRow, 'key' | 'unknown'>, count: CaseCount) => number

function lookUp(evaluation: CaseEvaluation, counted: readonly Count[]): TimesOf {
  const places = new Map(countsOf(evaluation).map((count, place) => [nameOf(count), place]))
  const nameOfCell = (total: boolean, key: string | null, place: number | undefined) =>
    JSON.stringify([total, key, place])
  const times = new Map(counted.map((one) => [nameOfCell(one.total, one.key, one.place), one.times]))
  return ({ key, unknown }, count) =>
    times.get(nameOfCell(key === null && !unknown, key, places.get(nameOf(count)))) ?? 0
}

function rowOf(
  evaluation: CaseEvaluation,
  by: FigureGroup,
  of: Pick<FigureRow, 'key' | 'unknown' | 'name'>,
  timesOf: TimesOf,
): FigureRow {
  const times = (count: CaseCount) => timesOf(of, count)
  const values = evaluation.figures.map(({ key, numerator, denominator }) => {
    const both = { numerator: times(numerator), denominator: denominator && times(denominator) }
    return { figure: key, ...both, rate: rateOf(both) }
  })
  const told = new Set(figuresOf(evaluation, by).map(({ key }) => key))
  const score = scoreOf(evaluation, (figure) => values.find((one) => one.figure === figure))
  return { ...of, values: values.filter(({ figure }) => told.has(figure)), score, grade: gradeOf(evaluation, score) }
}

/** Where a list of counted cases goes on. */
export const CountedPlace = z.tuple([z.uuid(), z.int().min(0)])

export interface MembersAsked extends FiguresAsked {
  readonly figure: string
  readonly part: 'numerator' | 'denominator'
  readonly group?: string | undefined
  readonly after: z.infer<typeof CountedPlace> | null
  readonly limit: number
}

/** The cases that a figure counts, in the order of their ids. */
export async function listMembers(
  deps: FigureDeps,
  { actor, db }: Caller,
  asked: MembersAsked,
): Promise<CountedCase[]> {
  const evaluation = getEvaluation(deps, asked.type)
  const figure = evaluation.figures.find(({ key }) => key === asked.figure)
  const count = figure?.[asked.part]
  if (!count) throw noSuchFigure(asked.figure, evaluation, asked.part)
  const { group, after, limit } = asked
  const column = COLUMN[asked.by]
  const { rows } = await sql<Omit<CountedCase, 'case'> & { caseId: string }>`
    select distinct on (m.case_id, m.part) m.case_id as "caseId", m.part, m.department, m.street, m.person,
      to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from (${membersOf(count, countingOf(deps, actor.district, asked), asked.by)}) m
    where true ${group === undefined ? sql`` : group === '' ? sql`and ${column} is null` : sql`and ${column} = ${group}`}
      ${after ? sql`and (m.case_id, m.part) > (${after[0]}::uuid, ${after[1]}::int)` : sql``}
    order by m.case_id, m.part limit ${limit}`.execute(db)
  const summaries = await findSummaries(db, actor.district, [...new Set(rows.map(({ caseId }) => caseId))])
  const byId = new Map(summaries.map((one) => [one.id, one]))
  return rows.flatMap(({ caseId, ...rest }) => {
    const found = byId.get(caseId)
    return found ? [{ case: found, ...rest }] : []
  })
}

import type { listPublicCases } from '@citybrain/contract/api/reports.ts'
import type { RouteQuery, RouteReply } from '@citybrain/contract/api/route.ts'
import type { PublicCase } from '@citybrain/contract/engines/report.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type RawBuilder, sql } from 'kysely'
import type { CaseworkDeps } from './deps.ts'
import { badExtent } from './errors.ts'

type Asked = RouteQuery<typeof listPublicCases>
type Reply = RouteReply<typeof listPublicCases>

const MOST = 200
const CELLS_ACROSS = 24
const MOST_CELLS = 600
const YEAR_DAYS = 366
const DAY_MS = 86_400_000
/** A thousandth of a degree is about a hundred metres. */
const ROUNDED = 0.001
/** Of whoever took it back, or said it twice, nothing is shown. */
const SHOWN_ENDS: readonly string[] = ['done', 'refused']

/** Cases that their packs let the public see: no word of anybody, rounded places, and sums where there are many. */
export async function mapPublicCases(deps: CaseworkDeps, district: DistrictCode, asked: Asked): Promise<Reply> {
  checkExtent(asked)
  const published = deps.portals.filter((one) => one.published && (asked.type === undefined || one.type === asked.type))
  const types = published.flatMap((one) => deps.types.newest.find(({ key }) => key === one.type) ?? [])
  if (types.length === 0) return { total: 0, cases: [], cells: [] }
  const which = condition(district, types, asked)
  const db = deps.database.district(district)
  const { rows } = await sql<PublicCase>`select c.id, c.type, c.category, ${PLACE},
      case when c.ended_at is null then 'open' else 'done' end as state,
      to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "openedOn",
      to_char(c.ended_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "endedOn"
    from case_file c where ${which} order by c.opened_at desc, c.id desc limit ${MOST + 1}::int`.execute(db)
  if (rows.length <= MOST) return { total: rows.length, cases: rows, cells: [] }
  const cells = await sumUp(db, which, asked)
  return { total: cells.reduce((sum, { count }) => sum + count, 0), cases: rows.slice(0, MOST), cells }
}

const PLACE = sql`json_build_array(round((ST_X(c.geometry) / ${ROUNDED}::float8)::numeric) * ${ROUNDED}::numeric,
  round((ST_Y(c.geometry) / ${ROUNDED}::float8)::numeric) * ${ROUNDED}::numeric) as position`

function checkExtent({ west, south, east, north, from, to }: Asked): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS
  if (west >= east || south >= north || !(days >= 0 && days <= YEAR_DAYS)) throw badExtent()
}

function condition(district: DistrictCode, types: readonly CaseType[], asked: Asked): RawBuilder<boolean> {
  const { west, south, east, north, from, to, state } = asked
  const ofType = types.map((type) => {
    const ends = type.steps.flatMap((step) =>
      step.kind === 'end' && SHOWN_ENDS.includes(step.result) ? [step.key] : [],
    )
    const done = sql`(c.ended_at is not null and c.ending = any(${ends}::text[]))`
    const stands =
      state === 'open' ? sql`c.ended_at is null` : state === 'done' ? done : sql`(c.ended_at is null or ${done})`
    return sql`(c.type = ${type.key} and ${stands})`
  })
  return sql<boolean>`c.district = ${district} and (${sql.join(ofType, sql` or `)})
    and c.geometry && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4490)
    and c.opened_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'
    and c.opened_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
}

/** Sums by cells of the part that is shown; a cell's middle, not the middle of what lies in it. */
async function sumUp(
  db: ReturnType<CaseworkDeps['database']['district']>,
  which: RawBuilder<boolean>,
  { west, east, south }: Asked,
): Promise<Reply['cells']> {
  const size = Math.max((east - west) / CELLS_ACROSS, ROUNDED)
  const { rows } = await sql<{ x: number; y: number; count: number }>`
    select floor((ST_X(c.geometry) - ${west}::float8) / ${size}::float8)::int as x,
      floor((ST_Y(c.geometry) - ${south}::float8) / ${size}::float8)::int as y, count(*)::int as count
    from case_file c where ${which} group by 1, 2 order by 3 desc limit ${MOST_CELLS}::int`.execute(db)
  return rows.map(({ x, y, count }) => ({ position: [west + (x + 0.5) * size, south + (y + 0.5) * size], count }))
}

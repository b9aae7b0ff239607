import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { SimilarCase } from '@citybrain/contract/engines/case-view.ts'
import type { Position } from '@citybrain/contract/engines/district.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Instant, PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import {
  type Closed,
  type Likeness,
  likenessOf,
  type Matter,
  mayRecur,
  sinceOf,
  termsOf,
} from '@citybrain/rules/casework/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Db, toChinaDate } from '../../platform/index.ts'
import { distanceFrom, isAroundAbove, isNear } from '../space/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { findSummaries } from './lists.ts'

const MOST_NEAR = 200
const MOST_WORDED = 50
const SHOWN = 10

interface Spot {
  readonly position: Position
  readonly metres: number
  readonly since: Instant
}

/** What lies round a position and is open, or ended later than that: one index knows both. */
function around({ position: [longitude, latitude], metres, since }: Spot): RawBuilder<unknown> {
  const near = { longitude, latitude, metres }
  const height = sql`case_height(${since}::timestamptz)`
  return sql`c.geometry is not null and ${isAroundAbove(sql`c.spot`, near, height)} and ${isNear(sql`c.geometry`, near)}`
}

const metresFrom = ([longitude, latitude]: Position) =>
  distanceFrom(sql`c.geometry`, { longitude, latitude, metres: 0 })

const instant = (column: RawBuilder<unknown>) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Closed cases of the type near the position, as far as their problems may count as come back. */
export async function findClosedNearby(
  { database, clock }: CaseworkDeps,
  { type, state, spot }: { readonly type: CaseType; readonly state: CaseState; readonly spot: Position },
): Promise<Closed[]> {
  const { recurrence } = type
  if (recurrence === null || !mayRecur(type, state)) return []
  const asked = { position: spot, metres: recurrence.metres, since: sinceOf(clock.cityNow(), recurrence.within) }
  const { rows } = await sql<Closed>`select c.id, c.number, c.category, c.ending as end, ${metresFrom(spot)} as metres,
      ${instant(sql`c.ended_at`)} as "endedAt"
    from case_here c where ${around(asked)} and c.type = ${type.key} and c.ended_at is not null and c.id <> ${state.id}::uuid
    order by c.ended_at desc limit ${MOST_NEAR}`.execute(database.district(state.district))
  return rows
}

interface Found {
  readonly id: string
  readonly category: string | null
  readonly title: string
  readonly openedAt: Instant
  readonly endedAt: Instant | null
  readonly metres: number | null
  readonly position: Position | null
}

const FOUND = sql`c.id, c.category, c.title, ${instant(sql`c.opened_at`)} as "openedAt",
  ${instant(sql`c.ended_at`)} as "endedAt",
  case when c.geometry is not null then jsonb_build_array(ST_X(c.geometry), ST_Y(c.geometry)) end as position`

/** Near cases by place; where the matter has no position, or there is room, open ones by words. */
async function findCandidates(db: Db, { key, similar }: CaseType, matter: Matter): Promise<Found[]> {
  if (similar === null) return []
  const { position, at } = matter
  if (position !== null) {
    const spot = { position, metres: similar.metres, since: sinceOf(at, similar.within) }
    const { rows } = await sql<Found>`select ${FOUND}, ${metresFrom(position)} as metres from case_here c
      where ${around(spot)} and c.type = ${key} order by metres, c.id limit ${MOST_NEAR}`.execute(db)
    return rows
  }
  const terms = sql`${termsOf(matter.text)}::text[]`
  const { rows } = await sql<Found>`select ${FOUND}, null::float8 as metres from case_here c
    where c.ended_at is null and c.terms && ${terms} and c.type = ${key}
    order by cardinality(array(select unnest(c.terms) intersect select unnest(${terms}))) desc, c.id
    limit ${MOST_WORDED}`.execute(db)
  return rows
}

/** Cases that may be the same matter, as far as the caller sees them, the likeliest first. */
async function judge(deps: CaseworkDeps, db: Db, asked: Asked): Promise<(Found & Likeness)[]> {
  const type = deps.types.get(asked.type)
  const calendar = await deps.calendarOf(asked.district, type.calendar)
  const found = await findCandidates(db, type, asked)
  return found
    .flatMap((one) => {
      const like = likenessOf(type, asked, one, calendar)
      return like ? { ...one, ...like } : []
    })
    .sort((one, other) => other.score - one.score || (one.metres ?? 0) - (other.metres ?? 0))
    .slice(0, SHOWN)
}

interface Asked extends Matter {
  readonly district: DistrictCode
  readonly type: string
}

/** Up to ten open or lately ended cases that may be the same matter, with reasons; none where the type says nothing of it. */
export async function findSimilar(deps: CaseworkDeps, db: Db, asked: Asked): Promise<SimilarCase[]> {
  const judged = await judge(deps, db, asked)
  const summaries = await findSummaries(
    db,
    asked.district,
    judged.map(({ id }) => id),
  )
  return judged.flatMap(({ id, metres, score, reasons }) => {
    const summary = summaries.find((one) => one.id === id)
    return summary ? { ...summary, metres: metres && Math.round(metres * 10) / 10, score, reasons } : []
  })
}

/** What anybody may know of a case that is being handled: nothing by which whoever reported it is found. */
export interface PublicSimilar {
  readonly category: string | null
  /** Rounded to about a hundred metres. */
  readonly position: Position | null
  readonly state: 'open' | 'ended'
  /** On which it was reported, or ended. */
  readonly on: PlainDate
  readonly score: number
}

/** The same for whoever isn't signed in, over the whole district. */
export async function findSimilarForPublic(deps: CaseworkDeps, asked: Asked): Promise<PublicSimilar[]> {
  const judged = await judge(deps, deps.database.district(asked.district), asked)
  return judged.map(({ category, position, openedAt, endedAt, score }) => ({
    ...{
      category,
      state: endedAt === null ? 'open' : 'ended',
      on: toChinaDate(Date.parse(endedAt ?? openedAt)),
      score,
    },
    position: position && [rounded(position[0]), rounded(position[1])],
  }))
}

const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { type Around, degreesFrom, distanceFrom, leastMetres } from '../space/index.ts'
import type { StoredRow } from './row.ts'
import { THING_COLUMNS } from './thing-store.ts'

/** A thing with its metres from the position. */
export type NearRow = StoredRow & { readonly distance_m: number }

interface NearAsked {
  readonly near: Around
  readonly conditions: RawBuilder<boolean>
  /** Questions with the same words are expected to find as many things in the same area. */
  readonly words: string
  readonly count: number
}

/** Where so many times what is asked for is to be expected, the nearest are taken from the index one by one. */
const CROWD = 4
/** So many times what is asked for is looked at then, and the larger number where that didn't hold enough. */
const ROOMS = [12, 64] as const

/**
 * The nearest things that meet the conditions, by metres and then by id. Where few lie around, all of them are looked
 * at; where many do, as such questions have found before, no more than it takes: the answer is the same.
 */
export async function findNearest(db: Db, asked: NearAsked): Promise<NearRow[]> {
  const crowds = crowdsOf(db)
  const expected = (crowds.get(asked.words) ?? 0) * areaOf(asked.near)
  for (const room of expected > CROWD * asked.count ? ROOMS : []) {
    const rows = await lookAt(db, asked, room * asked.count)
    if (rows) return rows
  }
  const { rows, matched } = await lookAtAll(db, asked)
  if (crowds.size >= MOST_CROWDS) crowds.clear()
  crowds.set(asked.words, matched / areaOf(asked.near))
  return rows
}

/** Things in a square metre that questions found the last time they looked at all. */
type Crowds = Map<string, number>
const MOST_CROWDS = 1000
const known = new WeakMap<Db, Crowds>()

function crowdsOf(db: Db): Crowds {
  const crowds = known.get(db) ?? new Map()
  known.set(db, crowds)
  return crowds
}

const areaOf = ({ metres }: Around) => Math.max(1, Math.PI * metres ** 2)

async function lookAtAll(db: Db, { near, conditions, count }: NearAsked) {
  const { rows } = await sql<NearRow & { matched: number }>`select ${THING_COLUMNS},
      ${distanceFrom(sql`geometry`, near)} as distance_m, count(*) over ()::int as matched
    from thing_here where ${conditions} order by distance_m, id limit ${count}::int`.execute(db)
  return { rows, matched: rows[0]?.matched ?? 0 }
}

/** Null where one that wasn't looked at might be nearer than one that was: the index goes by degrees. */
async function lookAt(db: Db, { near, conditions, count }: NearAsked, room: number): Promise<NearRow[] | null> {
  const { rows } = await sql<NearRow & { furthest: number }>`select ${THING_COLUMNS},
      ${distanceFrom(sql`geometry`, near)} as distance_m, furthest
    from (
      select *, max(degrees) over () as furthest
      from (
        select *, ${degreesFrom(sql`geometry`, near)} as degrees from thing_here where geometry is not null
        order by degrees limit ${room}::int
      ) as taken
    ) as thing
    where ${conditions} order by distance_m, id limit ${count}::int`.execute(db)
  const last = rows.at(-1)
  if (last === undefined) return null
  const reached = rows.length === count ? last.distance_m : near.metres
  return reached < leastMetres(last.furthest, near) ? rows : null
}

import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { type Around, degreesFrom, distanceFrom, isAround, leastMetres } from '../space/index.ts'
import type { StoredRow } from './row.ts'
import { THING_COLUMNS } from './thing-store.ts'

/** A thing with its metres from the position. */
export type NearRow = StoredRow & { readonly distance_m: number; readonly seen: number; readonly furthest: number }

/** So many times what is asked for is taken: most of it may not meet the conditions, or lie nearer by degrees only. */
const ROOM = 6

/**
 * The nearest things that meet the conditions, by metres and then by id, at a cost that doesn't grow with what lies
 * around: the index hands things out by degrees, and so many of them are looked at. Null where one beyond them might be
 * nearer than one of these.
 */
export async function findNearest(
  db: Db,
  { near, conditions, count }: { near: Around; conditions: RawBuilder<boolean>; count: number },
): Promise<NearRow[] | null> {
  const geometry = sql`geometry`
  const { rows } =
    await sql<NearRow>`select ${THING_COLUMNS}, ${distanceFrom(geometry, near)} as distance_m, seen, furthest
    from (
      select *, count(*) over ()::int as seen, max(degrees) over () as furthest
      from (
        select *, ${degreesFrom(geometry, near)} as degrees from thing_here where ${isAround(geometry, near)}
        order by degrees limit ${ROOM * count}::int
      ) as taken
    ) as thing
    where ${conditions} order by distance_m, id limit ${count}::int`.execute(db)
  const last = rows.at(-1)
  if (last === undefined) return null
  if (last.seen < ROOM * count) return rows
  return rows.length === count && last.distance_m < leastMetres(last.furthest, near) ? rows : null
}

import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { type Around, degreesFrom, distanceFrom, leastMetres, roomForNearest } from '../space/index.ts'
import type { StoredRow } from './row.ts'
import { THING_COLUMNS } from './thing-store.ts'

/** A thing with its metres from the position. */
export type NearRow = StoredRow & { readonly distance_m: number; readonly seen: number; readonly furthest: number }

/**
 * The nearest things that meet the conditions, by metres and then by id. The index hands them out by degrees: a few more
 * than are asked for are taken and sorted anew, so that the cost doesn't grow with what lies around. Null where one that
 * was not taken might be nearer than one that was.
 */
export async function findNearest(
  db: Db,
  { near, conditions, count }: { near: Around; conditions: RawBuilder<boolean>; count: number },
): Promise<NearRow[] | null> {
  const room = roomForNearest(count, near)
  const { rows } = await sql<NearRow>`select *, count(*) over ()::int as seen, max(degrees) over () as furthest
    from (
      select ${THING_COLUMNS}, ${distanceFrom(sql`geometry`, near)} as distance_m, ${degreesFrom(sql`geometry`, near)} as degrees
      from thing_here where ${conditions} order by ${degreesFrom(sql`geometry`, near)} limit ${room}::int
    ) as taken
    order by distance_m, id limit ${count}::int`.execute(db)
  const last = rows.at(-1)
  const allSeen = last === undefined || last.seen < room
  return allSeen || last.distance_m < leastMetres(last.furthest, near) ? rows : null
}

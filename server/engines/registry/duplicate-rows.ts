import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { type Comparable, type Compared, comparable } from '@citybrain/rules/duplicates/index.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { positionOf } from '../space/index.ts'

/** What pairs are compared by, in the order of names: places in it are stable while a search goes on. */
const COMPARED = sql`id, name, aliases, code, attributes, ${positionOf(sql`geometry`)} as position`

const PAGE = 2000

export type NamePlace = readonly [order: string, id: string]

export type OrderedRow = Compared & { readonly name_order: string; readonly passed: boolean }

/** Every present thing of a type, page by page; `passed` says which were compared before a search was interrupted. */
export async function* presentThings(
  db: Db,
  type: ThingType,
  { reached, most }: { reached: NamePlace | null; most: number },
): AsyncGenerator<readonly OrderedRow[]> {
  let after: NamePlace | null = null
  for (let read = 0; read < most; read += PAGE) {
    const passed =
      reached === null ? sql`false` : sql`(name_order, id) <= (${reached[0]} collate "C", ${reached[1]}::uuid)`
    const begin: RawBuilder<unknown> =
      after === null ? sql`true` : sql`(name_order, id) > (${after[0]} collate "C", ${after[1]}::uuid)`
    const query = sql<OrderedRow>`select ${COMPARED}, name_order, ${passed} as passed from thing
      where type = ${type.key} and state = 'present' and ${begin}
      order by name_order, id limit ${PAGE}::int`
    const { rows }: { rows: OrderedRow[] } = await query.execute(db)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = [last.name_order, last.id]
  }
}

/** Those of these things that are still present, as they are compared. */
export async function comparables(
  db: Db,
  type: ThingType,
  ids: readonly string[],
): Promise<Map<string, Comparable & { readonly name_order: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Compared & { name_order: string }>`select ${COMPARED}, name_order from thing
    where id = any(${[...ids]}::uuid[]) and state = 'present'`.execute(db)
  return new Map(rows.map((row) => [row.id, { ...comparable(type, row), name_order: row.name_order }]))
}

import type { MatchKey } from '@citybrain/contract/engines/thing-import.ts'
import { pinyinKeys } from '@citybrain/rules/words/index.ts'
import { sql } from 'kysely'
import type { Database, Db } from '../../platform/index.ts'
import type { MappedRow } from './import-rows.ts'
import type { StoredRow } from './row.ts'
import { THING_COLUMNS } from './thing-store.ts'

/** A present thing that a row may speak of, and whether this very import has said something of it before. */
export interface Candidate extends StoredRow {
  readonly told: boolean
}

/** What a row is known by; null where the row doesn't say it. */
export function keyOf(match: MatchKey, { id, values }: Pick<MappedRow, 'id' | 'values'>): string | null {
  switch (match) {
    case 'id':
      return id
    case 'code':
      return text(values.$code)
    case 'name':
      return text(values.$name)
    case 'name-address': {
      const [name, address] = [text(values.$name), text(values.address)]
      return name === null || address === null ? null : `${name}\n${address}`
    }
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const keyOfThing = (match: MatchKey, thing: StoredRow): string | null =>
  keyOf(match, {
    id: thing.id,
    values: { $code: thing.code, $name: thing.name, address: thing.attributes.address },
  })

export interface Matching {
  readonly type: string
  readonly match: MatchKey
  readonly importId: string
}

/**
 * Tells the planner how large the table has become: what it believes to be small it reads from end to end for each key.
 * The server itself looks once a minute at best, the embedded database never.
 */
export async function countAnew({ owner }: Database): Promise<void> {
  await sql`analyze thing (district, type, state, code, name, name_order)`.execute(owner)
}

/** Present things by the keys of a chunk's rows: one query. `offset 0` keeps the look-ups apart, each by an index. */
export async function findCandidates(
  db: Db,
  { type, match, importId }: Matching,
  keys: readonly string[],
): Promise<Map<string, Candidate[]>> {
  const found = new Map<string, Candidate[]>()
  if (keys.length === 0) return found
  const { asked, meets } = lookUp(match, keys)
  const { rows } = await sql<Candidate>`select found.* from ${asked} cross join lateral (
      select ${THING_COLUMNS}, exists (select from thing_fact f
        where f.district = thing.district and f.import_id = ${importId}::uuid and f.thing_id = thing.id) as told
      from thing where type = ${type} and state = 'present' and ${meets} offset 0) as found`.execute(db)
  for (const row of rows) {
    const key = keyOfThing(match, row)
    if (key === null) continue
    const list = found.get(key)
    if (list) list.push(row)
    else found.set(key, [row])
  }
  return found
}

/** Each of these is answered by an index; names by that of their pinyin. */
function lookUp(match: MatchKey, keys: readonly string[]) {
  if (match === 'id') return { asked: sql`unnest(${[...keys]}::uuid[]) as asked (key)`, meets: sql`id = asked.key` }
  if (match === 'code') return { asked: sql`unnest(${[...keys]}::text[]) as asked (key)`, meets: sql`code = asked.key` }
  const names = [...new Set(keys.map((key) => key.split('\n')[0] ?? ''))]
  const orders = names.map((name) => pinyinKeys(name).full.slice(0, 200))
  return {
    asked: sql`unnest(${names}::text[], ${orders}::text[]) as asked (key, spoken)`,
    meets: sql`name_order = asked.spoken and name = asked.key`,
  }
}

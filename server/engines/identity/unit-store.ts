import { Unit } from '@citybrain/contract/engines/organisation.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Clock, createGathering, type Database, type Db } from '../../platform/index.ts'
import { patternOf } from './pattern.ts'

interface Row {
  code: string
  kind: string
  name_zh: string
  name_en: string
  short_zh: string
  short_en: string
  street: string | null
  effective_from: string | null
  effective_to: string | null
  revision: number
  posts: number
  vacant: number
}

const fromRow = (row: Row): Unit =>
  Unit.parse({
    code: row.code,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en },
    short: { zh: row.short_zh, en: row.short_en },
    street: row.street,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    revision: row.revision,
    posts: row.posts,
    vacant: row.vacant,
  })

/** Units on a day with how many posts they have then and how many of these nobody holds. */
export async function listUnitRows(
  db: Db,
  asked: { on: PlainDate; after: string | null; q?: string | undefined; limit: number; code?: string },
): Promise<Unit[]> {
  const pattern = patternOf(asked.q)
  const { rows } = await sql<Row>`
    select u.*, count(p.id) as posts, count(p.id) filter (where not exists (
        select from appointment a where a.district = p.district and a.post_id = p.id and not a.acting
          and a.from_on <= ${asked.on}::date and (a.to_on is null or a.to_on >= ${asked.on}::date))) as vacant
    from (select * from unit where code > ${asked.after ?? ''} and (${asked.code ?? null}::text is null or code = ${asked.code ?? null})
        and (effective_from is null or effective_from <= ${asked.on}::date or ${asked.code ?? null}::text is not null)
        and (effective_to is null or effective_to >= ${asked.on}::date or ${asked.code ?? null}::text is not null)
        and (${pattern}::text is null or lower(name_zh || ' ' || short_zh || ' ' || name_en || ' ' || short_en) like ${pattern})
      order by code limit ${asked.limit}) u
    left join post p on p.district = u.district and p.unit = u.code
      and (p.effective_from is null or p.effective_from <= ${asked.on}::date)
      and (p.effective_to is null or p.effective_to >= ${asked.on}::date)
    group by u.district, u.code, u.kind, u.name_zh, u.name_en, u.short_zh, u.short_en, u.street, u.effective_from,
      u.effective_to, u.edited, u.revision
    order by u.code`.execute(db)
  return rows.map(fromRow)
}

interface Asked {
  readonly code: string
  readonly on: PlainDate
}
const askers = new WeakMap<Db, (asked: Asked) => Promise<boolean>>()

/** Whether there is a unit of that code on the day; those who ask together are answered by one statement. */
export function isUnitOn(db: Db, asked: Asked): Promise<boolean> {
  const asker = askers.get(db) ?? createGathering({ most: 100, run: (all) => areUnits(db, all) })
  askers.set(db, asker)
  return asker(asked)
}

/** Tells whether a district has a department of that code today. */
export const departmentsOf =
  (database: Database, clock: Pick<Clock, 'cityToday'>) =>
  (district: DistrictCode, code: string): Promise<boolean> =>
    isUnitOn(database.district(district), { code, on: clock.cityToday() })

async function areUnits(db: Db, all: readonly Asked[]): Promise<boolean[]> {
  const wanted = JSON.stringify(all.map((one, place) => ({ place, ...one })))
  const { rows } = await sql<{ place: number }>`select w.place
    from jsonb_to_recordset(${wanted}::jsonb) as w (place int, code text, "on" date) join unit u on u.code = w.code
    where (u.effective_from is null or u.effective_from <= w."on") and (u.effective_to is null or u.effective_to >= w."on")`.execute(
    db,
  )
  const found = new Set(rows.map(({ place }) => place))
  return all.map((_, place) => found.has(place))
}

type Described = Pick<Unit, 'code' | 'kind' | 'name' | 'short' | 'street' | 'effectiveFrom'>

/** Writes nothing where the code is taken. */
export function insertUnit(district: string, unit: Described): RawBuilder<unknown> {
  return sql`insert into unit (district, code, kind, name_zh, name_en, short_zh, short_en, street, effective_from, edited)
    values (${district}, ${unit.code}, ${unit.kind}, ${unit.name.zh}, ${unit.name.en}, ${unit.short.zh},
      ${unit.short.en}, ${unit.street}, ${unit.effectiveFrom}::date, true)
    on conflict (district, code) do nothing`
}

export function updateUnitRow(district: string, unit: Unit): RawBuilder<unknown> {
  return sql`update unit set name_zh = ${unit.name.zh}, name_en = ${unit.name.en}, short_zh = ${unit.short.zh},
      short_en = ${unit.short.en}, effective_from = ${unit.effectiveFrom}::date,
      effective_to = ${unit.effectiveTo}::date, edited = true, revision = revision + 1
    where district = ${district} and code = ${unit.code} and revision = ${unit.revision}`
}

/** Whether the unit has a post that goes on after the day. */
export async function hasPostAfter(db: Db, unit: string, day: PlainDate): Promise<boolean> {
  const { rows } = await sql`select from post where unit = ${unit}
    and (effective_to is null or effective_to > ${day}::date) limit 1`.execute(db)
  return rows.length > 0
}

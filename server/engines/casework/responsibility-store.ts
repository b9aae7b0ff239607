import { Responsibility, type ResponsibilityPast } from '@citybrain/contract/engines/responsibility.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Actor, Database, Db, Write } from '../../platform/index.ts'
import { gridChanged } from './responsibility-errors.ts'

/** The whole responsibility grid of a district, in the state that its version counts. */
export interface ResponsibilityGrid {
  readonly version: number
  readonly rows: readonly Responsibility[]
}

export const MOST_ROWS = 20_000
const TRUSTED_MS = 1_000

/** Grids as they stand, remembered: a change by another process shows after a second, one by this process at once. */
export interface ResponsibilityGrids {
  of(district: DistrictCode): Promise<ResponsibilityGrid>
  forget(district: DistrictCode): void
}

export function createResponsibilityGrids(database: Database): ResponsibilityGrids {
  const kept = new Map<DistrictCode, { grid: Promise<ResponsibilityGrid>; readMs: number }>()
  return {
    of(district) {
      const now = performance.now()
      const found = kept.get(district)
      if (found && now - found.readMs < TRUSTED_MS) return found.grid
      const grid = readAnew(database.district(district), found?.grid ?? null)
      grid.catch(() => kept.delete(district))
      kept.set(district, { grid, readMs: now })
      return grid
    },
    forget: (district) => void kept.delete(district),
  }
}

/** What is unchanged isn't read again: it may be thousands of rows. */
async function readAnew(db: Db, before: Promise<ResponsibilityGrid> | null): Promise<ResponsibilityGrid> {
  const known = before === null ? null : await before.catch(() => null)
  if (known !== null && (await readVersion(db)) === known.version) return known
  return readGrid(db)
}

async function readVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from responsibility_set`.execute(db)
  return rows[0]?.version ?? 0
}

export async function readGrid(db: Db): Promise<ResponsibilityGrid> {
  // The version first: should somebody change the grid in between, saving upon it is refused.
  const version = await readVersion(db)
  const { rows } = await sql<{ id: string; revision: number; row: object }>`select id, revision, row
    from responsibility order by id limit ${MOST_ROWS}::int`.execute(db)
  return { version, rows: rows.map(({ id, revision, row }) => Responsibility.parse({ ...row, id, revision })) }
}

export interface GridChange {
  readonly put: readonly { readonly row: Responsibility; readonly did: ResponsibilityPast['did'] }[]
  readonly withdrawn: readonly Responsibility[]
}

/** The writes of a change upon the version that was checked; another one by then undoes it all. */
export function writesOf({ district, name }: Actor, version: number, { put, withdrawn }: GridChange): Write[] {
  const past = [
    ...put.map(({ row, did }) => ({ ...keyOf(row), did, row })),
    ...withdrawn.map((row) => ({ id: row.id, revision: row.revision + 1, did: 'withdrawn', row })),
  ]
  const writes: Write[] = [
    {
      sql: sql`insert into responsibility_set as s (district, version) values (${district}, 1)
        on conflict (district) do update set version = s.version + 1 where s.version = ${version}::int`,
      ...{ rows: 1, conflict: gridChanged() },
    },
    {
      sql: sql`insert into responsibility_past (district, id, revision, did, row, by_name, at)
        select ${district}, id, revision, did, row, ${name}, (select at from moment)
        from jsonb_to_recordset(${JSON.stringify(past)}::jsonb) as p (id uuid, revision int, did text, row jsonb)`,
      ...{ rows: past.length, conflict: gridChanged() },
    },
  ]
  if (put.length > 0)
    writes.push({
      sql: sql`insert into responsibility as r (district, id, revision, row)
        select ${district}, id, revision, row
        from jsonb_to_recordset(${JSON.stringify(put.map(({ row }) => ({ ...keyOf(row), row })))}::jsonb)
          as p (id uuid, revision int, row jsonb)
        on conflict (district, id) do update set revision = excluded.revision, row = excluded.row`,
    })
  if (withdrawn.length > 0)
    writes.push({
      sql: sql`delete from responsibility where district = ${district}
        and id in (select jsonb_array_elements_text(${JSON.stringify(withdrawn.map(({ id }) => id))}::jsonb)::uuid)`,
    })
  return writes
}

const keyOf = ({ id, revision }: Responsibility) => ({ id, revision })

const MOST_PAST = 200

export async function listPast(db: Db, id: string): Promise<ResponsibilityPast[]> {
  const { rows } = await sql<ResponsibilityPast>`select revision, did, by_name as by, at, row
    from responsibility_past where id = ${id}::uuid order by revision desc limit ${MOST_PAST}::int`.execute(db)
  return rows.map(({ row, ...rest }) => ({ ...rest, row: Responsibility.parse(row) }))
}

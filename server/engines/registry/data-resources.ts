import type { DataResource, DataUse, UpdateFrequency } from '@citybrain/contract/engines/catalogue.ts'
import type { SharingClass } from '@citybrain/contract/pack/thing.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Db, save } from '../../platform/index.ts'
import { entryChanged } from './catalogue-errors.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { listReports } from './quality-reading.ts'

interface EntryRow {
  readonly type: string
  readonly things: number
  readonly changed_at: string | null
  readonly sharing: SharingClass | null
  readonly department: string | null
  readonly frequency: UpdateFrequency | null
  readonly revision: number | null
  readonly known: Record<string, number> | null
}

/** Every type with what the district says of it, and what there is of it. */
export async function listResources(deps: RegistryDeps, { db }: Pick<Caller, 'db'>): Promise<DataResource[]> {
  const types = deps.catalogue.types
  const [rows, reports] = await Promise.all([
    entries(
      db,
      types.map((type) => type.key),
    ),
    listReports(deps, { db }),
  ])
  const byType = new Map(rows.map((row) => [row.type, row]))
  return types.map((type, place) => {
    const row = byType.get(type.key)
    const own = row?.sharing ?? null
    return {
      ...{ type: type.key, sharing: own ?? type.sharing, ownSharing: own !== null && own !== type.sharing },
      ...{ department: row?.department ?? null, frequency: row?.frequency ?? null },
      ...{ things: row?.things ?? 0, changedAt: row?.changed_at ?? null, revision: row?.revision ?? 0 },
      ...{ score: reports[place]?.score ?? null, measured: reports[place]?.things ?? 0, known: row?.known ?? {} },
    }
  })
}

async function entries(db: Db, types: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`select t.type, coalesce(c.things, 0)::int as things, c.changed_at, e.sharing,
      e.department, e.frequency, e.revision, q.known
    from unnest(${[...types]}::text[]) as t (type)
    left join catalogue_entry e on e.type = t.type
    left join quality_run q on q.type = t.type
    left join (select type, count(*) as things, max(updated_at) as changed_at from thing where state = 'present'
      group by type) c on c.type = t.type`.execute(db)
  return rows
}

export interface EntryGiven {
  readonly revision: number
  readonly sharing: SharingClass | null
  readonly department: string | null
  readonly frequency: UpdateFrequency | null
}

/** Says how a resource is shared, who answers for it and how often it is brought up to date. */
export async function editEntry(
  deps: RegistryDeps,
  { actor, db }: Caller,
  key: string,
  given: EntryGiven,
): Promise<void> {
  const { key: type } = deps.catalogue.get(key)
  const { revision, ...said } = given
  const { sharing, department, frequency } = said
  const fresh = sql`insert into catalogue_entry (district, type, sharing, department, frequency, updated_by)
    values (${actor.district}, ${type}, ${sharing}, ${department}, ${frequency}, ${actor.name})
    on conflict do nothing`
  const changed = sql`update catalogue_entry set sharing = ${sharing}, department = ${department},
      frequency = ${frequency}, updated_by = ${actor.name}, updated_at = citybrain.city_now(), revision = revision + 1
    where district = ${actor.district} and type = ${type} and revision = ${revision}::int`
  const write: RawBuilder<unknown> = revision === 0 ? fresh : changed
  const subject = { kind: 'catalogue', id: type }
  await save(db, {
    writes: [{ sql: write, rows: 1, conflict: entryChanged() }],
    events: [{ kind: 'catalogue.edited', subject, payload: said }],
    audits: [{ action: 'catalogue.edit', subject, after: said }],
    actor,
  })
}

const DAYS_SHOWN = 30
const MOST_SHOWN = 1000

export async function listUse({ clock, catalogue }: RegistryDeps, db: Db, key: string): Promise<DataUse[]> {
  const { key: type } = catalogue.get(key)
  const { rows } = await sql<DataUse>`select used_on as "on", reader, via, requests, things from data_use
    where type = ${type} and used_on > ${clock.cityToday()}::date - ${DAYS_SHOWN}::int
    order by used_on desc, things desc, reader, via limit ${MOST_SHOWN}::int`.execute(db)
  return rows
}

import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Db, save } from '../../platform/index.ts'
import { areaOf, geometryOf } from './geometry-sql.ts'
import { bumpVersion } from './region-store.ts'

/** A region that the district's own data brings. */
export interface GivenRegion {
  readonly id: string
  readonly kind: RegionKind
  readonly code: string | null
  readonly name: string
  readonly parent: string | null
  /** GeoJSON text. */
  readonly geometry: string | null
  readonly source: string
  readonly sample: boolean
}

/** Adds those that were never recorded, by id; the transaction holds the lock on the set. Gives how many. */
export async function addMissing(tx: Db, actor: Actor, given: readonly GivenRegion[]): Promise<number> {
  const known = await knownOf(tx, given)
  const missing = given.filter(({ id, code }) => !known.has(id) && (code === null || !known.has(code)))
  if (missing.length === 0) return 0
  const json = JSON.stringify(missing)
  await save(tx, {
    writes: [
      { sql: bumpVersion(), rows: 1 },
      { sql: insertRegions(actor.district, json), rows: missing.length },
      { sql: insertStates(actor, json), rows: missing.length },
    ],
    events: missing.map(({ id, kind, code, name, parent, geometry }) => ({
      kind: 'region.added',
      subject: { kind: 'region', id },
      payload: { kind, code, name, parent, validFrom: null, validTo: null, bounded: geometry !== null },
    })),
    audits: [
      {
        action: 'region.load',
        subject: { kind: 'district', id: actor.district },
        after: { regions: missing.length, sources: [...new Set(missing.map(({ source }) => source))] },
      },
    ],
    actor,
  })
  return missing.length
}

/** Ids and codes that are taken already, also by regions that were taken back: those are not brought again. */
async function knownOf(tx: Db, given: readonly GivenRegion[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string; code: string | null }>`select id, code from region
    where id = any(${given.map(({ id }) => id)}::uuid[])
      or (withdrawn_at is null and code = any(${given.flatMap(({ code }) => code ?? [])}::text[]))`.execute(tx)
  return new Set(rows.flatMap(({ id, code }) => (code === null ? [id] : [id, code])))
}

const GIVEN = sql`(id uuid, kind text, code text, name text, parent uuid, geometry text, source text, sample boolean)`

const insertRegions = (district: string, json: string): RawBuilder<unknown> => sql`
  insert into region (district, id, kind, code, sample)
  select ${district}, id, kind, code, sample from jsonb_to_recordset(${json}::jsonb) as given ${GIVEN}`

const insertStates = ({ district, name }: Actor, json: string): RawBuilder<unknown> => sql`
  insert into region_version (district, region_id, number, name, parent_id, geometry, area_m2, source, recorded_by)
  select ${district}, id, 1, name, parent, shape, ${areaOf(sql`shape`)}, source, ${name}
  from jsonb_to_recordset(${json}::jsonb) as given ${GIVEN},
    lateral (select ${geometryOf(sql`geometry`)} as shape) drawn`

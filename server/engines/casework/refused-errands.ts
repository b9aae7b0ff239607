import type { RefusedErrand } from '@citybrain/contract/engines/errand.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Db, save } from '../../platform/index.ts'
import { noSuchErrand } from './errors.ts'

export type ErrandKey = Pick<RefusedErrand, 'case' | 'revision' | 'place'>

interface Asked {
  readonly district: string
  /** Only of this case. */
  readonly of?: string
  readonly after: readonly [string, string, number, number] | null
  readonly limit: number
}

/** Errands that were refused, the oldest first. */
export async function listRefused(db: Db, { district, of, after, limit }: Asked): Promise<RefusedErrand[]> {
  const begin = after
    ? sql`and (e.noted_at, e.case_id, e.revision, e.place) > (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int, ${after[3]}::int)`
    : sql``
  const { rows } = await sql<RefusedErrand>`select e.case_id as "case", c.number, e.revision, e.place, e.errand,
      e.refused as code, e.refusal as why,
      to_char(e.noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "notedAt"
    from case_errand e join case_file c on c.district = e.district and c.id = e.case_id
    where e.district = ${district} and e.refused is not null
      ${of === undefined ? sql`` : sql`and (e.case_id = ${of}::uuid or e.errand->>'parent' = ${of})`} ${begin}
    order by e.noted_at, e.case_id, e.revision, e.place limit ${limit}::int`.execute(db)
  return rows
}

/** Has a refused errand tried again with the next look; throws NotFound where there is none. */
export const retryRefused = (db: Db, actor: Actor, key: ErrandKey, reason: string): Promise<void> =>
  decide(db, actor, {
    ...{ action: 'case-errand.retry', key, reason },
    write: (which) =>
      sql`update case_errand set refused = null, refusal = null, noted_at = clock_timestamp() where ${which}`,
  })

/** Gives it up for good. */
export const dropRefused = (db: Db, actor: Actor, key: ErrandKey, reason: string): Promise<void> =>
  decide(db, actor, {
    ...{ action: 'case-errand.drop', key, reason },
    write: (which) => sql`delete from case_errand where ${which}`,
  })

interface Deed {
  readonly action: string
  readonly key: ErrandKey
  readonly reason: string
  write(which: RawBuilder<unknown>): RawBuilder<unknown>
}

async function decide(db: Db, actor: Actor, { action, key, reason, write }: Deed): Promise<void> {
  const which = sql`district = ${actor.district} and case_id = ${key.case}::uuid and revision = ${key.revision}::int
    and place = ${key.place}::int and refused is not null`
  const { rows } = await sql<object>`select errand, refused from case_errand where ${which}`.execute(db)
  await save(db, {
    ...{ actor, writes: [{ sql: write(which), rows: 1, conflict: noSuchErrand() }], events: [] },
    audits: [{ action, subject: { kind: 'case', id: key.case }, before: rows[0] ?? null, reason }],
  })
}

import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { projectionOf } from './changing.ts'
import type { CaseworkDeps } from './deps.ts'
import { type Asked, askAnewForNotice, listAsked, listOpen } from './projection-store.ts'

const CHUNK = 200

/**
 * Works the deadlines of open cases out anew where their calendar was changed, chunk by chunk; whoever is killed in
 * between is followed by the next look. What a command changes meanwhile it works out by the new calendar itself.
 */
export async function reproject(deps: CaseworkDeps, district: DistrictCode): Promise<number> {
  const db = deps.database.district(district)
  let done = 0
  for (const asked of await listAsked(db, district)) done += await reprojectAll(deps, db, district, asked)
  return done
}

/** At the start: a new version of the product may know a newer notice. */
export function noteNotice({ database, types }: CaseworkDeps, district: DistrictCode): Promise<void> {
  return askAnewForNotice(database.district(district), district, [
    ...new Set(types.newest.map(({ calendar }) => calendar)),
  ])
}

async function reprojectAll(
  deps: CaseworkDeps,
  db: Db,
  district: DistrictCode,
  { calendar, afterId }: Asked,
): Promise<number> {
  const compiled = await deps.calendarOf(district, calendar)
  const types = deps.types.newest.filter((type) => type.calendar === calendar).map(({ key }) => key)
  let after: string | null = afterId
  let done = 0
  while (after !== null) {
    const states = await listOpen(db, { district, types, after, limit: CHUNK })
    const rows = states.map((state) => {
      const type = deps.types.at(state.type, state.version)
      return { id: state.id, revision: state.revision, ...projectionOf({ type, calendar: compiled, state }) }
    })
    const next: string | null = states.length < CHUNK ? null : (states.at(-1)?.id ?? null)
    await writeChunk(db, { district, calendar, from: after, next }, rows)
    done += rows.length
    after = next
  }
  return done
}

type Row = { readonly id: string; readonly revision: number } & ReturnType<typeof projectionOf>

interface Step {
  readonly district: string
  readonly calendar: string
  readonly from: string
  readonly next: string | null
}

/** A chunk and how far it has come, in one statement; one that another process has done already changes nothing. */
async function writeChunk(db: Db, { district, calendar, from, next }: Step, rows: readonly Row[]): Promise<void> {
  await sql`with step as (
      update case_projection set after_id = ${next}::uuid
      where district = ${district} and calendar = ${calendar} and after_id = ${from}::uuid returning 1
    ), given as (
      select g.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, revision int, due_at timestamptz,
          next_at timestamptz, items jsonb, clocks jsonb)
        join case_file c on c.district = ${district} and c.id = g.id and c.revision = g.revision
      where exists (select from step) for update of c
    ), files as (
      update case_file c set due_at = g.due_at, next_at = g.next_at from given g
      where c.district = ${district} and c.id = g.id and c.revision = g.revision returning 1
    ), items as (
      update case_item i set due_at = coalesce(r.due_at, i.due_at), law_due_at = coalesce(r.law_due_at, i.law_due_at),
        urgent_at = r.urgent_at
      from given g, jsonb_to_recordset(g.items) as r (number int, due_at timestamptz, law_due_at timestamptz, urgent_at timestamptz)
      where i.district = ${district} and i.case_id = g.id and i.number = r.number returning 1
    ), clocks as (
      update case_clock k set due_at = coalesce(r.due_at, k.due_at), law_due_at = coalesce(r.law_due_at, k.law_due_at)
      from given g, jsonb_to_recordset(g.clocks) as r (key text, begun_by int, due_at timestamptz, law_due_at timestamptz)
      where k.district = ${district} and k.case_id = g.id and k.key = r.key and k.begun_by = r.begun_by returning 1
    ) select (select count(*) from files) as files, (select count(*) from items) as items, (select count(*) from clocks) as clocks`.execute(
    db,
  )
}

import type { DuplicateReason } from '@citybrain/contract/engines/duplicate.ts'
import { sql } from 'kysely'
import { type Db, save } from '../../platform/index.ts'
import type { Caller } from './deps.ts'
import { searchRunning } from './duplicate-errors.ts'
import type { NamePlace } from './duplicate-rows.ts'

/** A search for duplicates of a type that a job has taken on. */
export interface Search {
  readonly type: string
  readonly number: number
  readonly job: string
  readonly reached: NamePlace | null
  readonly things: number
  readonly pairs: number
}

export interface FoundPair {
  readonly one: string
  readonly other: string
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** The job that searches one of these types now. */
export async function findRunning(db: Db, types: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ job: string }>`select s.job from duplicate_search s
    join job j on j.district = s.district and j.id = s.job
    where j.state = 'running' and not s.done and s.type = any(${[...types]}::text[]) limit 1`.execute(db)
  return rows[0]?.job ?? null
}

/** Takes a search on where it was interrupted, or begins a new one; of two jobs at once one is refused. */
export async function claimSearch({ actor, db }: Caller, type: string, job: string): Promise<Search> {
  await save(db, {
    writes: [
      {
        sql: sql`insert into duplicate_search as s (district, type, number, done, job)
          values (${actor.district}, ${type}, 1, false, ${job}::uuid)
          on conflict (district, type) do update set job = excluded.job, done = false,
            number = s.number + s.done::int, cut = s.cut and not s.done,
            reached_order = case when s.done then null else s.reached_order end,
            reached_id = case when s.done then null else s.reached_id end,
            things = case when s.done then 0 else s.things end, pairs = case when s.done then 0 else s.pairs end,
            started_at = case when s.done then citybrain.city_now() else s.started_at end, ended_at = null
          where s.job = excluded.job or s.done
            or not exists (select from job j where j.district = s.district and j.id = s.job and j.state = 'running')`,
        rows: 1,
        conflict: searchRunning(),
      },
    ],
    events: [],
    audits: [],
    actor,
  })
  const { rows } = await sql<Omit<Search, 'reached'> & { reached_order: string | null; reached_id: string | null }>`
    select type, number, job, things, pairs, reached_order, reached_id from duplicate_search where type = ${type}`.execute(
    db,
  )
  const [row] = rows
  if (!row || row.job !== job) throw searchRunning()
  const { reached_order, reached_id, ...search } = row
  return { ...search, reached: reached_order !== null && reached_id !== null ? [reached_order, reached_id] : null }
}

interface Chunk {
  readonly found: readonly FoundPair[]
  readonly reached: NamePlace | null
  readonly things: number
  readonly pairs: number
}

/** Pairs and how far the search has come, together. What was decided of a pair stays. */
export async function writeChunk({ actor, db }: Caller, search: Search, chunk: Chunk): Promise<void> {
  const { found, reached, things, pairs } = chunk
  const pairsWrite = {
    sql: sql`insert into duplicate_pair as p (district, type, one_id, other_id, score, reasons, search)
      select ${actor.district}, ${search.type}, g.one, g.other, g.score, g.reasons, ${search.number}::int
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as g (one uuid, other uuid, score smallint, reasons jsonb)
      on conflict (district, one_id, other_id) do update set score = excluded.score, reasons = excluded.reasons,
        search = excluded.search, state = case p.state when 'same' then 'open' else p.state end`,
  }
  await save(db, {
    writes: [
      ...(found.length > 0 ? [pairsWrite] : []),
      progressWrite(actor.district, search, { reached, things, pairs }),
    ],
    events: [],
    audits: [],
    actor,
  })
}

function progressWrite(district: string, { type, job }: Search, { reached, things, pairs }: Omit<Chunk, 'found'>) {
  return {
    sql: sql`update duplicate_search set things = ${things}::int, pairs = ${pairs}::int,
        reached_order = coalesce(${reached?.[0] ?? null}, reached_order),
        reached_id = coalesce(${reached?.[1] ?? null}::uuid, reached_id)
      where district = ${district} and type = ${type} and job = ${job}::uuid`,
    rows: 1,
    conflict: searchRunning(),
  }
}

/** The end of a search: open pairs that it didn't find any more go, unless it couldn't look at everything. */
export async function closeSearch(
  { actor, db }: Caller,
  search: Search,
  { cut, things, pairs }: { cut: boolean; things: number; pairs: number },
): Promise<void> {
  const subject = { kind: 'duplicate-search', id: search.type }
  const { district } = actor
  const gone = {
    sql: sql`delete from duplicate_pair where district = ${district} and type = ${search.type} and state = 'open'
      and search < ${search.number}::int`,
  }
  await save(db, {
    writes: [
      {
        sql: sql`update duplicate_search set done = true, cut = ${cut}, ended_at = citybrain.city_now()
          where district = ${district} and type = ${search.type} and job = ${search.job}::uuid`,
        rows: 1,
        conflict: searchRunning(),
      },
      ...(cut ? [] : [gone]),
    ],
    events: [{ kind: 'duplicates.searched', subject, payload: { things, pairs, cut } }],
    audits: [{ action: 'duplicates.search', subject, after: { things, pairs, cut } }],
    actor,
  })
}

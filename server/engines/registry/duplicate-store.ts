import type { DuplicateReason, DuplicateSearch, DuplicateState } from '@citybrain/contract/engines/duplicate.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { noSuchPair } from './duplicate-errors.ts'

export interface StoredPair {
  readonly id: string
  readonly type: string
  readonly one_id: string
  readonly other_id: string
  readonly score: number
  readonly reasons: DuplicateReason[]
  readonly state: DuplicateState
  readonly found_at: string
  readonly decided_at: string | null
  readonly decided_by: string | null
  readonly note: string | null
  readonly revision: number
}

/** A merge that somebody took back elsewhere leaves the pair open again; one whose thing has ended waits for nobody. */
const STATE = sql<DuplicateState>`case when p.state = 'different' then 'different'
  when p.state = 'same' and 'merged' in (a.state, b.state) then 'same' else 'open' end`

const PAIRS = sql`duplicate_pair p
  join thing a on a.district = p.district and a.id = p.one_id
  join thing b on b.district = p.district and b.id = p.other_id`

const COLUMNS = sql`p.id, p.type, p.one_id, p.other_id, p.score, p.reasons, ${STATE} as state, p.found_at, p.decided_at,
  p.decided_by, p.note, p.revision`

/** The first part lets the index choose, the second is what holds. */
const IN_STATE = {
  open: sql`p.state in ('open', 'same') and a.state = 'present' and b.state = 'present'`,
  same: sql`p.state = 'same' and 'merged' in (a.state, b.state)`,
  different: sql`p.state = 'different'`,
} as const satisfies Record<DuplicateState, RawBuilder<unknown>>

export type PairPlace = readonly [by: number | string, id: string]

export interface PairsAsked {
  readonly type?: string | undefined
  readonly state: DuplicateState
  readonly least: number
  readonly after: PairPlace | null
  readonly limit: number
}

/** Open pairs by score, decided ones newest first. */
export async function listPairs(db: Db, asked: PairsAsked): Promise<StoredPair[]> {
  const { type, state, least, after, limit } = asked
  const by = state === 'open' ? sql`p.score` : sql`p.decided_at`
  const cast = state === 'open' ? sql`::int` : sql`::timestamptz`
  const begin =
    after === null
      ? sql`true`
      : sql`(${by} < ${after[0]}${cast} or (${by} = ${after[0]}${cast} and p.id > ${after[1]}::uuid))`
  const { rows } = await sql<StoredPair>`select ${COLUMNS} from ${PAIRS}
    where ${IN_STATE[state]} and ${type === undefined ? sql`true` : sql`p.type = ${type}`} and p.score >= ${least}::int
      and ${begin}
    order by ${by} desc, p.id limit ${limit}::int`.execute(db)
  return rows
}

export async function getPair(db: Db, id: string): Promise<StoredPair> {
  const { rows } = await sql<StoredPair>`select ${COLUMNS} from ${PAIRS} where p.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw noSuchPair()
  return found
}

const MOST_COUNTED = 10_000

/** One for each type, in the order given. */
export async function listSearches(db: Db, types: readonly string[]): Promise<DuplicateSearch[]> {
  const { rows } =
    await sql<DuplicateSearch>`select t.type, coalesce(s.things, 0) as things, coalesce(s.cut, false) as cut,
      s.started_at as "startedAt", s.ended_at as "endedAt", s.job,
      case when s.type is null then 'never' when s.done then 'done' when j.state = 'running' then 'running'
        else 'interrupted' end as state, coalesce(o.open, 0)::int as open
    from unnest(${[...types]}::text[]) with ordinality as t (type, place)
    left join duplicate_search s on s.type = t.type
    left join job j on j.district = s.district and j.id = s.job
    left join (select type, count(*) as open from (select p.type from ${PAIRS} where ${IN_STATE.open}
      limit ${MOST_COUNTED}::int) counted group by type) o on o.type = t.type
    order by t.place`.execute(db)
  return rows
}

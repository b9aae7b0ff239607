import type { Link, Provenance } from '@citybrain/contract/engines/thing.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Moment } from '@citybrain/rules/registry/index.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Db, Write } from '../../platform/index.ts'
import { changedMeanwhile } from './errors.ts'
import type { ThingLinkTable } from './tables.ts'

/** What is said of a relation. */
export interface NewLink {
  readonly from: string
  readonly kind: string
  readonly to: string
  readonly revision: number
  readonly linked: boolean
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  readonly source: Provenance
  readonly reason: string | null
}

export function insertLinks(actor: Actor, links: readonly NewLink[]): Write {
  return {
    sql: sql`insert into thing_link (district, from_id, kind, to_id, revision, linked, valid_from, valid_to,
        source_system, source_document, actor_id, actor_name, reason)
      select ${actor.district}, l."from", l.kind, l."to", l.revision, l.linked, l."validFrom", l."validTo",
        l.source->>'system', l.source->>'document', ${actor.accountId}::uuid, ${actor.name}, l.reason
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l ("from" uuid, kind text, "to" uuid, revision int,
        linked boolean, "validFrom" date, "validTo" date, source jsonb, reason text)`,
    rows: links.length,
    conflicts: { thing_link_pkey: changedMeanwhile(null) },
  }
}

type LinkRow = Pick<
  ThingLinkTable,
  'from_id' | 'kind' | 'to_id' | 'revision' | 'linked' | 'valid_from' | 'valid_to' | 'source_system' | 'source_document'
> & { readonly known_at: string }

export interface StoredLink extends Link {
  readonly revision: number
  readonly linked: boolean
}

const COLUMNS = sql`from_id, kind, to_id, revision, linked, valid_from, valid_to, known_at, source_system, source_document`
const MOST_OF_ONE_KIND = 5_000

/** All that was said of a thing's own relations of one kind, oldest first. */
export async function linksOf(db: Db, from: string, kind: string): Promise<StoredLink[]> {
  const { rows } = await sql<LinkRow>`select ${COLUMNS} from thing_link
    where from_id = ${from}::uuid and kind = ${kind} order by to_id, revision limit ${MOST_OF_ONE_KIND}::int`.execute(
    db,
  )
  return rows.map(toLink)
}

export interface Around {
  readonly direction: 'out' | 'in' | 'both'
  readonly kinds: readonly string[]
  readonly moment: Moment
  readonly limit: number
}

/** Relations of some things that hold at a moment: of each the newest that was said and known, where it says linked. */
export async function linksAround(db: Db, ids: readonly string[], around: Around): Promise<StoredLink[]> {
  if (ids.length === 0) return []
  const list = sql`any(${[...ids]}::uuid[])`
  const sides = [
    ...(around.direction === 'in' ? [] : [side(sql`from_id = ${list}`, sql`from_id, kind, to_id`, around)]),
    ...(around.direction === 'out' ? [] : [side(sql`to_id = ${list}`, sql`to_id, kind, from_id`, around)]),
  ]
  const { rows } = await sql<LinkRow>`select distinct on (from_id, kind, to_id) ${COLUMNS}
    from (${sql.join(sides, sql` union all `)}) as sides
    order by from_id, kind, to_id, revision desc limit ${around.limit}::int`.execute(db)
  return rows.map(toLink)
}

function side(where: RawBuilder<unknown>, order: RawBuilder<unknown>, { kinds, moment, limit }: Around) {
  const { on, knownBefore } = moment
  const known = knownBefore === null ? sql`true` : sql`known_at < ${knownBefore}::timestamptz`
  const ofKinds = kinds.length === 0 ? sql`true` : sql`kind = any(${[...kinds]}::text[])`
  // Ordered as an index is, so that of a thing with very many relations only the first ones are read.
  return sql`(select * from (
    select distinct on (${order}) ${COLUMNS} from thing_link
    where ${where} and ${ofKinds} and ${known} and (valid_from is null or valid_from <= ${on}::date)
      and (valid_to is null or valid_to >= ${on}::date)
    order by ${order}, revision desc) as newest where linked limit ${limit}::int)`
}

function toLink(row: LinkRow): StoredLink {
  return {
    ...{ from: row.from_id, kind: row.kind, to: row.to_id, revision: row.revision, linked: row.linked },
    ...{ validFrom: row.valid_from, validTo: row.valid_to, knownAt: row.known_at },
    source: { system: row.source_system, document: row.source_document },
  }
}

/** Each thing with what was merged into it, by whatever steps: the relations of a duplicate are those of its survivor. */
export async function withDuplicates(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; root: string }>`with recursive gathered (id, root) as (
      select id, id from unnest(${[...ids]}::uuid[]) as given (id)
      union
      select thing.id, gathered.root from thing join gathered on thing.merged_into = gathered.id)
    select id, root from gathered limit 20000`.execute(db)
  return new Map(rows.map(({ id, root }) => [id, root]))
}

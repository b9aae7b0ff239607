import type { Fact, FactKind, Provenance } from '@citybrain/contract/engines/thing.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { sql } from 'kysely'
import { type Actor, type Db, listActors, type Write } from '../../platform/index.ts'
import { changedMeanwhile } from './errors.ts'
import { registryTables } from './tables.ts'
import { withoutNulls } from './without-nulls.ts'

/** A fact about to be recorded. */
export interface NewFact {
  readonly thing: string
  readonly revision: number
  readonly kind: FactKind
  readonly typeVersion: number
  readonly patch: Readonly<Record<string, unknown>>
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  readonly source: Provenance
  readonly reason: string | null
  readonly importId: string | null
}

/** A fact and who says it. */
export interface Said {
  readonly actor: Actor
  readonly fact: NewFact
}

const OVERTAKEN = { thing_fact_pkey: changedMeanwhile(null) }

export function insertFacts(district: string, said: readonly Said[]): Write {
  const actors = listActors(said.map(({ actor }) => actor))
  const facts = said.map(({ actor, fact }) => withoutNulls({ ...fact, by: actors.numberOf(actor) }))
  return {
    sql: sql`insert into thing_fact (district, thing_id, revision, kind, type_version, valid_from, valid_to,
        source_system, source_document, actor_id, actor_name, reason, import_id, patch, known_at)
      select ${district}, f.thing, f.revision, f.kind, f."typeVersion", f."validFrom", f."validTo",
        f.source->>'system', f.source->>'document', actor.id, actor.name, f.reason, f."importId", f.patch,
        (select at from moment)
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f (thing uuid, revision int, kind text,
        "typeVersion" int, "validFrom" date, "validTo" date, source jsonb, reason text, "importId" uuid, patch jsonb, "by" int)
        join ${actors.rows} on actor."by" = f."by"`,
    rows: said.length,
    conflicts: OVERTAKEN,
  }
}

export interface StoredFact extends Fact {
  readonly thing: string
}

const LIMIT_PER_THING = 10_000

/** Every fact about some things, oldest first. */
export async function factsOf(db: Db, things: readonly string[]): Promise<Map<string, StoredFact[]>> {
  const byThing = new Map<string, StoredFact[]>(things.map((id) => [id, []]))
  if (things.length === 0) return byThing
  const rows = await registryTables(db)
    .selectFrom('thing_fact')
    .selectAll()
    .where('thing_id', '=', sql<string>`any(${[...things]}::uuid[])`)
    .orderBy('thing_id')
    .orderBy('revision')
    .limit(LIMIT_PER_THING * things.length)
    .execute()
  for (const row of rows) byThing.get(row.thing_id)?.push(toFact(row))
  return byThing
}

/** Facts of one thing, newest first, below a revision. */
export async function pageOfFacts(
  db: Db,
  thing: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<StoredFact[]> {
  let query = registryTables(db)
    .selectFrom('thing_fact')
    .selectAll()
    .where('thing_id', '=', thing)
    .orderBy('revision', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('revision', '<', before)
  return (await query.execute()).map(toFact)
}

type FactRow = Awaited<ReturnType<ReturnType<typeof selectFacts>['execute']>>[number]
const selectFacts = (db: Db) => registryTables(db).selectFrom('thing_fact').selectAll()

function toFact(row: FactRow): StoredFact {
  return {
    thing: row.thing_id,
    revision: row.revision,
    // The table's own check allows these kinds only; patches were checked when they were recorded.
    kind: row.kind as FactKind,
    typeVersion: row.type_version,
    patch: row.patch as Fact['patch'],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    knownAt: row.known_at,
    source: { system: row.source_system, document: row.source_document },
    by: { id: row.actor_id, name: row.actor_name },
    reason: row.reason,
    importId: row.import_id,
  }
}

import type { ImportCounts } from '@citybrain/contract/engines/thing-import.ts'
import { sql } from 'kysely'
import { readySave, type Write } from '../../platform/index.ts'
import type { Catalogue } from './catalogue.ts'
import { newsOf, rewritten } from './commit.ts'
import type { Caller } from './deps.ts'
import { insertFacts } from './fact-store.ts'
import { importChanged } from './import-errors.ts'
import type { Planned } from './import-plan.ts'
import { insertThings, updateThings } from './thing-store.ts'

/** Faults kept of one pass; the rest are counted. */
export const MOST_FAULTS = 20_000

export interface Chunk {
  readonly importId: string
  /** Chunks written before it: it is written only upon exactly that number. */
  readonly number: number
  readonly planned: readonly Planned[]
  /** First row of the sheet, from 0, behind the chunk. */
  readonly nextRow: number
  readonly faultsBefore: number
}

export function countOutcomes(planned: readonly Planned[]): ImportCounts {
  const counts = { rows: planned.length, create: 0, update: 0, unchanged: 0, refused: 0, skipped: 0 }
  for (const { outcome } of planned) counts[outcome] += 1
  return counts
}

/**
 * Makes a chunk ready; the function it gives writes it: things, facts, events, one audit record, and how far the import
 * is, in one statement. A chunk that is there already is refused by its number, so that a process that comes after a
 * killed one writes none twice.
 */
export function readyChunk(catalogue: Catalogue, { actor, db }: Caller, chunk: Chunk): () => Promise<unknown> {
  const drafts = chunk.planned.flatMap(({ draft }) => draft ?? [])
  const fresh = drafts.filter((draft) => draft.before === null)
  const changed = drafts.filter((draft) => draft.before !== null)
  const told = drafts.flatMap((draft) => draft.facts.map((fact) => ({ draft, fact })))
  const counts = countOutcomes(chunk.planned)
  const writes: Write[] = [advance(actor.district, chunk, counts)]
  if (fresh.length > 0)
    writes.push(
      insertThings(
        actor.district,
        fresh.map(({ row }) => row),
      ),
    )
  if (changed.length > 0) writes.push(updateThings(actor.district, changed.map(rewritten)))
  if (told.length > 0)
    writes.push(
      insertFacts(
        actor.district,
        told.map(({ fact }) => ({ actor, fact })),
      ),
    )
  const faults = keepFaults(actor.district, chunk.importId, {
    pass: 'run',
    planned: chunk.planned,
    before: chunk.faultsBefore,
  })
  if (faults) writes.push(faults)
  const subject = { kind: 'import', id: chunk.importId }
  return readySave(db, {
    writes,
    events: told.map(({ draft, fact }) => newsOf(catalogue, draft, fact)),
    audits: [{ action: 'import.chunk', subject, after: { chunk: chunk.number + 1, ...counts } }],
    actor,
  })
}

function advance(district: string, { importId, number, nextRow }: Chunk, counts: ImportCounts): Write {
  return {
    sql: sql`update thing_import set chunks = chunks + 1, next_row = ${nextRow}::int,
        created_count = created_count + ${counts.create}::int, updated_count = updated_count + ${counts.update}::int,
        unchanged_count = unchanged_count + ${counts.unchanged}::int, refused_count = refused_count + ${counts.refused}::int,
        skipped_count = skipped_count + ${counts.skipped}::int
      where district = ${district} and id = ${importId}::uuid and chunks = ${number}::int and state = 'running'`,
    rows: 1,
    conflict: importChanged(),
  }
}

interface Faulty {
  readonly pass: 'check' | 'run'
  readonly planned: readonly Planned[]
  readonly before: number
}

/** The faults of a chunk as far as there is room for them; null where there is nothing to keep. */
export function keepFaults(district: string, importId: string, { pass, planned, before }: Faulty): Write | null {
  const rows = planned
    .flatMap(({ row, faults }) =>
      faults.map(({ column, value, words }, place) => ({ row, place, column, value, zh: words.zh, en: words.en })),
    )
    .slice(0, Math.max(0, MOST_FAULTS - before))
  if (rows.length === 0) return null
  return {
    sql: sql`insert into thing_import_fault (district, import_id, pass, sheet_row, place, sheet_column, value, words_zh, words_en)
      select ${district}, ${importId}::uuid, ${pass}, f.row, f.place, f.column, f.value, f.zh, f.en
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (row int, place int, "column" int, value text, zh text, en text)`,
  }
}

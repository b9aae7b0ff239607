import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Db, save } from '../../platform/index.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { dueAfter } from './draft.ts'
import { factsOf, type StoredFact } from './fact-store.ts'
import { readUnder, valuesIn } from './present.ts'
import { deriveRow, type StoredRow, type ThingRow, valuesOf } from './row.ts'
import { THING_COLUMNS, updateThings } from './thing-store.ts'

const CHUNK = 500

export async function selectChunk(db: Db, where: RawBuilder<unknown>): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`select ${THING_COLUMNS} from thing where ${where} limit ${CHUNK}::int`.execute(
    db,
  )
  return rows
}

/**
 * Makes rows say again what their facts say of today, in the words of a version of their type: after a day has come on
 * which something else holds, or when a definition moves on or back. Nothing new is said, so no fact is written.
 */
export async function refreshRows(
  deps: RegistryDeps,
  caller: Caller,
  rows: readonly StoredRow[],
  { typeOf, action }: { typeOf: (row: StoredRow) => ThingType; action: string },
): Promise<void> {
  if (rows.length === 0) return
  const { actor, db } = caller
  const [facts, locator] = await Promise.all([
    factsOf(
      db,
      rows.map((row) => row.id),
    ),
    deps.locator(actor.district),
  ])
  const today = deps.clock.cityToday()
  const fresh = rows.map((row) => {
    const type = typeOf(row)
    const newest = deps.catalogue.get(row.type)
    return rowAgain(row, facts.get(row.id) ?? [], { type, newest, today, district: actor.district, locator })
  })
  await save(db, {
    writes: [
      updateThings(
        actor.district,
        fresh.map(({ row, before }) => ({ row, from: before.revision, moved: true })),
      ),
    ],
    events: fresh.map(({ row, before }) => ({
      kind: 'thing.changed',
      subject: { kind: 'thing', id: row.id },
      payload: {
        ...{ type: row.type, typeVersion: row.type_version, revision: row.revision, state: row.state },
        ...{ street: row.street, community: row.community, grid: row.grid, department: row.department },
        // Which values changed; what they are now is read from the thing, by whoever may.
        ...{ patch: {}, hidden: changedKeys(before, row) },
      },
    })),
    audits: [{ action, subject: { kind: 'thing', id: rows[0]?.id ?? '' }, after: { things: rows.length } }],
    actor,
  })
}

interface Again {
  readonly type: ThingType
  /** Has every migration, also those that lead back to `type`. */
  readonly newest: ThingType
  readonly today: PlainDate
  readonly district: Caller['actor']['district']
  readonly locator: Awaited<ReturnType<RegistryDeps['locator']>>
}

function rowAgain(
  before: StoredRow,
  facts: readonly StoredFact[],
  { type, newest, today, district, locator }: Again,
): { before: StoredRow; row: ThingRow } {
  const values = valuesIn(readUnder(newest, facts, type.version), { on: today, knownBefore: null })
  const kept = typeof values.$name === 'string' ? values : valuesOf(before)
  const source = { system: before.source_system, document: before.source_document }
  const marks = {
    id: before.id,
    revision: before.revision + 1,
    nextChangeOn: dueAfter(facts, kept.$ended, today),
    source,
  }
  return { before, row: deriveRow(kept, marks, { district, type, today, locator }) }
}

function changedKeys(before: StoredRow, row: ThingRow): string[] {
  const [old, now] = [valuesOf(before), valuesOf(row)]
  const keys = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...keys].filter((key) => JSON.stringify(old[key] ?? null) !== JSON.stringify(now[key] ?? null))
}

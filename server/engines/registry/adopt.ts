import { createHash } from 'node:crypto'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { comparisonOf } from '@citybrain/rules/registry/index.ts'
import { sql } from 'kysely'
import type { Database, Db } from '../../platform/index.ts'
import { fieldValue } from './sorting.ts'
import { registryTables } from './tables.ts'

/** Starters of other processes wait here. */
const ADOPTION_LOCK = 7_022_003

/**
 * Takes the packs' definitions in: keeps each version, refuses one that was changed so that stored things no longer fit
 * it without a new version, and makes the indexes that its fields ask for. The same again does nothing.
 */
export async function adoptTypes(database: Database, types: readonly ThingType[]): Promise<void> {
  await database.owner.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ADOPTION_LOCK}::bigint)`.execute(tx)
    const kept = await registryTables(tx).selectFrom('thing_type').selectAll().limit(100_000).execute()
    const before = new Map(kept.map((row) => [`${row.key} ${row.version}`, row.definition]))
    const faults = types.flatMap((type) => breaks(before.get(`${type.key} ${type.version}`), type))
    if (faults.length > 0)
      throw new Error(`raise the version of the type and say how stored things follow: ${faults.join('; ')}`)
    await keep(tx, types)
    await makeIndexes(tx, types)
  })
}

/** What of a definition was changed without a new version although stored things depend on it. */
function breaks(before: ThingType | undefined, now: ThingType): string[] {
  const fields = new Map(now.fields.map((field) => [field.key, field]))
  return (before?.fields ?? []).flatMap((field) => {
    const found = fields.get(field.key)
    if (!found) return [`${now.key}.${field.key} is gone`]
    return found.kind === field.kind ? [] : [`${now.key}.${field.key} was ${field.kind} and is ${found.kind}`]
  })
}

async function keep(tx: Db, types: readonly ThingType[]): Promise<void> {
  if (types.length === 0) return
  const rows = types.map((type) => ({ key: type.key, version: type.version, definition: type }))
  await sql`insert into thing_type (key, version, definition)
    select key, version, definition from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (key text, version int, definition jsonb)
    on conflict (key, version) do update set definition = excluded.definition
      where thing_type.definition <> excluded.definition`.execute(tx)
}

/** Figures, days and what lists are ordered by: the array index answers equality of the rest. */
const isIndexed = (field: Field) => field.sort || (field.filter && comparisonOf(field) !== 'text')

async function makeIndexes(tx: Db, types: readonly ThingType[]): Promise<void> {
  const wanted = types.flatMap((type) => type.fields.filter(isIndexed).map((field) => ({ type, field })))
  const { rows } = await sql<{ name: string }>`select indexname as name from pg_indexes
    where schemaname = 'citybrain' and tablename = 'thing'`.execute(tx)
  const there = new Set(rows.map((row) => row.name))
  await sql`set local statement_timeout = 0`.execute(tx)
  // One statement per index that is new: an index is a statement.
  for (const { type, field } of wanted) {
    const name = indexName(type, field)
    if (there.has(name)) continue
    await sql`create index ${sql.ref(name)} on thing (district, (${fieldValue(field)}), id)
      where type = ${sql.lit(type.key)}`.execute(tx)
  }
}

/** Readable as far as 63 characters allow, and another one for another way of comparing. */
function indexName(type: ThingType, field: Field): string {
  const whole = `${type.key}.${field.key}.${comparisonOf(field)}`
  const mark = createHash('sha256').update(whole).digest('hex').slice(0, 8)
  return `thing_by_${`${type.key}_${field.key}`.replace(/\W/g, '_').toLowerCase().slice(0, 40)}_${mark}`
}

/** The definition as it was in a version. */
export async function findDefinition(db: Db, key: string, version: number): Promise<ThingType | null> {
  const row = await registryTables(db)
    .selectFrom('thing_type')
    .select('definition')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.definition ?? null
}

import { isDeepStrictEqual } from 'node:util'
import { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { sql } from 'kysely'
import type { Database } from '../../platform/index.ts'
import { noSuchCaseType, versionWanted } from './errors.ts'
import { caseworkTables } from './tables.ts'

/** The types of cases of all packs, and the older versions under which cases may still be open. */
export interface CaseTypes {
  /** The newest, which new cases are opened under. Throws NotFound. */
  get(key: string): CaseType
  /** The one that a case was opened under. */
  at(key: string, version: number): CaseType
  find(key: string, version: number): CaseType | null
  readonly newest: readonly CaseType[]
}

/** Starters of other processes wait here. */
const ADOPTION_LOCK = 7_022_004

/**
 * Takes the packs' definitions in and keeps each version. One that differs from what was kept under its number is
 * refused: open cases go by it.
 */
export async function adoptCaseTypes(database: Database, types: readonly CaseType[]): Promise<CaseTypes> {
  const kept = await database.owner.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ADOPTION_LOCK}::bigint)`.execute(tx)
    const before = await caseworkTables(tx).selectFrom('case_type').selectAll().limit(100_000).execute()
    const known = new Map(before.map((row) => [nameOf(row), row.definition]))
    const changed = types.filter((type) => isChanged(known.get(nameOf(type)), type)).map(({ key }) => key)
    if (changed.length > 0) throw versionWanted(changed)
    const fresh = types.filter((type) => !known.has(nameOf(type)))
    const rows = fresh.map((type) => ({ key: type.key, version: type.version, definition: type }))
    if (rows.length > 0)
      await sql`insert into case_type (key, version, definition)
        select key, version, definition from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as given (key text, version int, definition jsonb)`.execute(tx)
    return [...before.map(({ definition }) => definition), ...fresh]
  })
  return caseTypesOf(types, kept)
}

const nameOf = ({ key, version }: { readonly key: string; readonly version: number }) => `${key} ${version}`

/** Both as the grammar of today reads them: what it has learned since is no change of the type. */
const isChanged = (before: CaseType | undefined, now: CaseType) =>
  before !== undefined && !isDeepStrictEqual(CaseType.parse(before), CaseType.parse(JSON.parse(JSON.stringify(now))))

function caseTypesOf(newest: readonly CaseType[], kept: readonly CaseType[]): CaseTypes {
  const byKey = new Map(newest.map((type) => [type.key, type]))
  // Read back through the schema: what an older grammar lacked gets its default there.
  const byName = new Map(kept.map((type) => [nameOf(type), CaseType.parse(type)]))
  return {
    newest,
    get(key) {
      const found = byKey.get(key)
      if (!found) throw noSuchCaseType(key, [...byKey.keys()])
      return found
    },
    find: (key, version) => byName.get(nameOf({ key, version })) ?? null,
    at(key, version) {
      const found = byName.get(nameOf({ key, version }))
      if (!found) throw new Error(`case type ${key} has no version ${version}`)
      return found
    },
  }
}

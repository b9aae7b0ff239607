import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { afterAll, beforeAll, describe } from 'vitest'
import { type Config, type Database, openDatabase, registerDistrict } from '../platform/index.ts'
import { copyPgliteTemplate } from './pglite-template.ts'
import { copyPostgresTemplate, dropPostgres, hasPostgres, makeEmptyPostgres } from './postgres-template.ts'
import { quietLogger } from './quiet-logger.ts'
import { makeFolder, removeFolder } from './temporary-folder.ts'
import { testConfig } from './test-config.ts'

export type DatabaseKind = Database['kind']

/** A prepared database of a test file. */
export interface TestDatabase {
  readonly database: Database
  readonly config: Config
  /** A district that no other test uses. */
  freshDistrict(): Promise<DistrictCode>
}

/** Where a test's database lies, and how it is removed. */
interface Place {
  readonly config: Config
  remove(): Promise<void>
}

// Decided once per test file, before its suites are declared.
const postgresAnswers = await hasPostgres()
if (!postgresAnswers && process.env.CI === 'true') {
  throw new Error('these tests also run on PostgreSQL: start one, or set DATABASE_URL_TEST')
}
if (!postgresAnswers) console.error('PostgreSQL does not answer (DATABASE_URL_TEST): its half of the tests is skipped')

/** The kinds of database that tests run on here. */
export const databaseKinds: readonly DatabaseKind[] = postgresAnswers ? ['pglite', 'postgres'] : ['pglite']

/** A place for a database without tables, or with all of them. */
export async function makePlace(kind: DatabaseKind, tables: 'no tables' | 'all tables'): Promise<Place> {
  if (kind === 'postgres') {
    const url = await (tables === 'no tables' ? makeEmptyPostgres() : copyPostgresTemplate())
    return { config: testConfig({ 'database-url': url }), remove: () => dropPostgres(url) }
  }
  const folder = makeFolder()
  if (tables === 'all tables') await copyPgliteTemplate(folder)
  return { config: testConfig({ data: folder }), remove: async () => removeFolder(folder) }
}

/** Codes that GB/T 2260 gives to no place. */
const FIRST_DISTRICT = 990_001

function createTestDatabase(database: Database, config: Config): TestDatabase {
  let next = FIRST_DISTRICT
  return {
    database,
    config,
    freshDistrict: async () => {
      const code = DistrictCode.parse(String(next++))
      await registerDistrict(database, { code, name: { zh: `测试区${code}`, en: `Test district ${code}` } })
      return code
    },
  }
}

/** Declares one suite for each kind of database; `open()` gives the file's prepared database inside a test or hook. */
export function describeOnEachDatabase(
  name: string,
  suite: (open: () => TestDatabase, kind: DatabaseKind) => void,
): void {
  describe.each(databaseKinds)(`${name} (%s)`, (kind) => {
    let place: Place | undefined
    let test: TestDatabase | undefined
    beforeAll(async () => {
      place = await makePlace(kind, 'all tables')
      test = createTestDatabase(await openDatabase(place.config, quietLogger), place.config)
    })
    afterAll(async () => {
      await test?.database.close()
      await place?.remove()
    })
    suite(() => {
      if (test === undefined) throw new Error('open() gives the database inside tests and hooks only')
      return test
    }, kind)
  })
}

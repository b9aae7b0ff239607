import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { afterAll, beforeAll, describe } from 'vitest'
import { type Config, type Database, openDatabase, registerDistrict } from '../platform/index.ts'
import { type DatabaseKind, makePlace, type Place } from './place.ts'
import { hasPostgres } from './postgres-template.ts'
import { quietLogger } from './quiet-logger.ts'

/** A prepared database of a test file. */
export interface TestDatabase {
  readonly database: Database
  readonly config: Config
  /** A district that no other test uses. */
  freshDistrict(): Promise<DistrictCode>
}

// Decided once per test file, before its suites are declared.
const postgresAnswers = await hasPostgres()
if (!postgresAnswers && process.env.CI === 'true') {
  throw new Error('these tests also run on PostgreSQL: start one, or set DATABASE_URL_TEST')
}
if (!postgresAnswers) console.error('PostgreSQL does not answer (DATABASE_URL_TEST): its half of the tests is skipped')

/** The kinds of database that tests run on here. */
export const databaseKinds: readonly DatabaseKind[] = postgresAnswers ? ['pglite', 'postgres'] : ['pglite']

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

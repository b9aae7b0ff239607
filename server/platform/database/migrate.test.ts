import { expect, test } from 'vitest'
import { planMigrations } from './migrate.ts'
import { listMigrations, type MigrationFile } from './migration-files.ts'

const file = (number: number, checksum = `sum ${number}`): MigrationFile => ({
  part: 'tennis',
  number,
  name: `00${number}-courts.sql`,
  sql: '',
  checksum,
})
const applied = (number: number, checksum = `sum ${number}`) => ({ part: 'tennis', number, checksum })

test('only migrations that the database has not had are run', () => {
  expect(planMigrations([file(1), file(2), file(3)], [applied(1), applied(2)])).toEqual([file(3)])
})

test('a migration that was changed after it ran is refused by its name', () => {
  expect(() => planMigrations([file(1, 'other')], [applied(1)])).toThrow('tennis/001-courts.sql was changed')
})

test('a database newer than the program is refused', () => {
  expect(() => planMigrations([file(1)], [applied(1), applied(2)])).toThrow('lacks migration tennis 2')
})

test('the first migration of all is the foundation of platform', () => {
  expect(listMigrations()[0]).toMatchObject({ part: 'platform', number: 1 })
})

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Parts in the order of their migrations: a later one may refer to the tables of an earlier one. */
const PARTS = [
  'platform',
  'identity',
  'space',
  'registry',
  'signals',
  'casework',
  'indicators',
  'plan',
  'news',
  'attachments',
  'messages',
] as const

export interface MigrationFile {
  readonly part: string
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const SERVER = new URL('../../', import.meta.url)

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function readMigration(folder: URL, part: string, name: string): MigrationFile {
  // A checkout with CRLF line ends is the same migration.
  const sql = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n')
  return { part, number: Number(name.slice(0, 3)), name, sql, checksum: sha256(sql) }
}

/** Connectors with tables of their own; all other parts but platform are engines. */
const CONNECTORS: readonly string[] = ['news', 'attachments', 'messages']

function roomOf(part: string): string {
  if (part === 'platform') return part
  return CONNECTORS.includes(part) ? `connectors/${part}` : `engines/${part}`
}

function listPart(part: string): MigrationFile[] {
  const folder = new URL(`${roomOf(part)}/migrations/`, SERVER)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^\d{3}-.*\.sql$/.test(name))
  const files = names.sort().map((name) => readMigration(folder, part, name))
  // Numbers may be left out, since work that goes on side by side takes numbers apart; none may stand twice.
  const doubled = files.find((file, index) => file.number === files[index - 1]?.number)
  if (doubled) throw new Error(`${fileURLToPath(folder)}: ${doubled.name} has a number that is taken`)
  return files
}

/** All migrations of this program, in the order in which a new database gets them. */
export function listMigrations(): MigrationFile[] {
  return PARTS.flatMap(listPart)
}

export function readBootstrap(): string {
  return readFileSync(new URL('platform/migrations/bootstrap.sql', SERVER), 'utf8')
}

/** One name for the whole list: two programs with the same one make the same database. */
export function migrationsChecksum(): string {
  return sha256(
    readBootstrap() +
      listMigrations()
        .map((file) => file.part + file.checksum)
        .join(),
  ).slice(0, 16)
}

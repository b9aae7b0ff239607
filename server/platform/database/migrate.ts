import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Logger } from '../log/logger.ts'
import { listMigrations, type MigrationFile, readBootstrap } from './migration-files.ts'
import { OWNER, type Session, type SessionSource } from './session.ts'

/** Advisory lock under which one starter at a time migrates; any number that nothing else in the database uses. */
const MIGRATION_LOCK = 120_104_001

interface Applied {
  part: string
  number: number
  checksum: string
}

function changed(file: MigrationFile): Refusal {
  return new Refusal('Conflict', 'platform.migration-changed', {
    zh: `迁移 ${file.part}/${file.name} 在数据库中执行过之后又被改动；请恢复该文件，并用新的编号写修改。`,
    en: `Migration ${file.part}/${file.name} was changed after this database had it; restore it and number a new one.`,
  })
}

function newer(applied: Applied): Refusal {
  return new Refusal('Conflict', 'platform.database-newer', {
    zh: `数据库比程序新：本程序没有迁移 ${applied.part} ${applied.number}；请使用更新的程序版本。`,
    en: `The database is newer than this program, which lacks migration ${applied.part} ${applied.number}; use a newer program.`,
  })
}

const keyOf = (item: { part: string; number: number }) => `${item.part}/${item.number}`

/** Migrations that are still to run; refuses a database that this program did not make. */
export function planMigrations(files: readonly MigrationFile[], applied: readonly Applied[]): MigrationFile[] {
  const byKey = new Map(files.map((file) => [keyOf(file), file]))
  for (const one of applied) {
    const file = byKey.get(keyOf(one))
    if (file === undefined) throw newer(one)
    if (file.checksum !== one.checksum) throw changed(file)
    byKey.delete(keyOf(one))
  }
  return [...byKey.values()]
}

async function readApplied(session: Session): Promise<Applied[]> {
  const { rows } = await session.query(
    'select part, number, checksum from citybrain.migration order by part, number',
    [],
  )
  return rows.map((row) => ({ part: String(row.part), number: Number(row.number), checksum: String(row.checksum) }))
}

async function apply(session: Session, file: MigrationFile): Promise<void> {
  try {
    await session.query('begin', [])
    // Building an index over a large table takes longer than any statement of daily work.
    await session.query('set local statement_timeout = 0', [])
    await session.script(file.sql)
    await session.query('insert into citybrain.migration (part, number, name, checksum) values ($1, $2, $3, $4)', [
      file.part,
      file.number,
      file.name,
      file.checksum,
    ])
    await session.query('commit', [])
  } catch (error) {
    await session.query('rollback', [])
    throw new Error(`migration ${file.part}/${file.name} failed and was undone: ${String(error)}`, { cause: error })
  }
}

async function underLock<T>(source: SessionSource, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await source.acquire(OWNER)
  let sound = false
  try {
    // A second starter waits here for as long as the first one migrates.
    await session.query('set statement_timeout = 0', [])
    await session.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const result = await work(session)
    await session.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    sound = true
    return result
  } finally {
    // The session kept no statement limit, so PostgreSQL's isn't handed on; the embedded one knows no such limit.
    session.release(source.kind === 'postgres' || !sound)
  }
}

/** Brings the tables up to date, each migration in a transaction of its own. Gives the names of those that ran. */
export async function migrate(source: SessionSource, logger: Logger): Promise<string[]> {
  return underLock(source, async (session) => {
    await session.script(readBootstrap())
    const waiting = planMigrations(listMigrations(), await readApplied(session))
    for (const file of waiting) {
      const start = performance.now()
      await apply(session, file)
      logger.info({ part: file.part, migration: file.name, ms: Math.round(performance.now() - start) }, 'migrated')
    }
    return waiting.map((file) => `${file.part}/${file.name}`)
  })
}

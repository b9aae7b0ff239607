import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Binding, Session, SessionSource } from './session.ts'

/** Kysely's view of one session. */
class SessionConnection implements DatabaseConnection {
  readonly session: Session
  broken = false
  /** A statement of the running transaction failed, so its COMMIT would silently roll back. */
  failed = false

  constructor(session: Session) {
    this.session = session
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.ask(query)
    // The rows have the shape that the statement's author declared.
    const result = { rows: rows as R[] }
    return affected === null ? result : { ...result, numAffectedRows: BigInt(affected) }
  }

  private async ask(query: CompiledQuery) {
    try {
      return await this.session.query(query.sql, query.parameters)
    } catch (error) {
      this.failed = true
      throw error
    }
  }

  streamQuery(): never {
    throw new Error('rows are read page by page, by key; neither database streams here')
  }
}

function beginText(settings: TransactionSettings): string {
  const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
  const access = settings.accessMode ? ` ${settings.accessMode}` : ''
  return `start transaction${level}${access}`
}

/** Kysely hands back only connections that this driver gave it. */
const own = (connection: DatabaseConnection) => connection as SessionConnection

function createDriver(source: SessionSource, binding: Binding): Driver {
  return {
    init: async () => undefined,
    acquireConnection: async () => new SessionConnection(await source.acquire(binding)),
    beginTransaction: async (connection, settings) => {
      own(connection).failed = false
      await own(connection).session.query(beginText(settings), [])
    },
    commitTransaction: async (connection) => {
      if (own(connection).failed) throw new Error('a statement of this transaction failed, so nothing of it was saved')
      await own(connection).session.query('commit', [])
    },
    rollbackTransaction: async (connection) => {
      try {
        await own(connection).session.query('rollback', [])
      } catch (error) {
        own(connection).broken = true
        throw error
      }
    },
    releaseConnection: async (connection) => own(connection).session.release(own(connection).broken),
    destroy: async () => undefined,
  }
}

/** The same Kysely dialect over both databases, all its connections bound alike. */
export function createDialect(source: SessionSource, binding: Binding): Dialect {
  return {
    createDriver: () => createDriver(source, binding),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

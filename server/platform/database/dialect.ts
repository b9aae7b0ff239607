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
import { type NewsOf, newsIn } from './news.ts'
import type { Binding, Session, SessionSource } from './session.ts'

/** Kysely's view of one session. */
class SessionConnection implements DatabaseConnection {
  readonly session: Session
  broken = false
  /** A statement of the running transaction failed, so its COMMIT would silently roll back. */
  failed = false
  /** Not yet committed: what the transaction will tell of. */
  private news: NewsOf | null = null
  private inTransaction = false
  private readonly tellNews: (of: NewsOf) => void

  constructor(session: Session, tellNews: (of: NewsOf) => void) {
    this.session = session
    this.tellNews = tellNews
  }

  async begin(settings: TransactionSettings): Promise<void> {
    this.failed = false
    await this.session.query(beginText(settings), [])
    this.inTransaction = true
  }

  async commit(): Promise<void> {
    if (this.failed) throw new Error('a statement of this transaction failed, so nothing of it was saved')
    await this.session.query('commit', [])
    this.end()
  }

  async rollback(): Promise<void> {
    this.news = null
    try {
      await this.session.query('rollback', [])
    } catch (error) {
      this.broken = true
      throw error
    } finally {
      this.end()
    }
  }

  private end(): void {
    this.inTransaction = false
    if (this.news !== null) this.tellNews(this.news)
    this.news = null
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.ask(query)
    const news = newsIn(query.sql)
    if (this.news !== 'log and rights') this.news = news ?? this.news
    if (this.news !== null && !this.inTransaction) this.end()
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

function createDriver(source: SessionSource, binding: Binding, tellNews: (of: NewsOf) => void): Driver {
  return {
    init: async () => undefined,
    acquireConnection: async () => new SessionConnection(await source.acquire(binding), tellNews),
    beginTransaction: (connection, settings) => own(connection).begin(settings),
    commitTransaction: (connection) => own(connection).commit(),
    rollbackTransaction: (connection) => own(connection).rollback(),
    releaseConnection: async (connection) => own(connection).session.release(own(connection).broken),
    destroy: async () => undefined,
  }
}

/** The same Kysely dialect over both databases, all its connections bound alike. */
export function createDialect(source: SessionSource, binding: Binding, tellNews: (of: NewsOf) => void): Dialect {
  return {
    createDriver: () => createDriver(source, binding, tellNews),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

import type { Answer, Binding } from './session.ts'
import type { SqlFault } from './sql-error.ts'

/** What the main thread asks of the worker that holds the embedded database. */
export type PgliteRequest =
  | { id: number; ask: 'query'; binding: Binding; sql: string; parameters: (string | null)[] }
  | { id: number; ask: 'script'; binding: Binding; sql: string }
  | { id: number; ask: 'close' }

/** The worker's answer; the first one, with id 0, says that the database is open. */
export type PgliteReply =
  | { id: number; answer: Answer }
  | { id: number; fault: SqlFault }
  | { id: number; failure: string }

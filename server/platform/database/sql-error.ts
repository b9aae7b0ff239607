/** What PostgreSQL says about a failed statement, the same from both drivers. */
export interface SqlFault {
  readonly message: string
  /** SQLSTATE. */
  readonly code: string
  readonly detail: string | null
  readonly table: string | null
  readonly constraint: string | null
}

export class SqlError extends Error implements SqlFault {
  readonly code: string
  readonly detail: string | null
  readonly table: string | null
  readonly constraint: string | null

  constructor(fault: SqlFault) {
    super(fault.message)
    this.name = 'SqlError'
    this.code = fault.code
    this.detail = fault.detail
    this.table = fault.table
    this.constraint = fault.constraint
  }
}

/** The database gave no answer: the connection broke, so nobody knows more than that nothing was committed by us. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super(`the database gave no answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'DatabaseAway'
  }
}

/** SQLSTATEs that say nothing about the statement: away or starting, no room, a conflict of two transactions. */
const TRANSIENT = /^(08...|57P0[1-5]|25P0[34]|53...|58...|40001|40P01|55P03)$/

/** Whether the same work may well succeed later, unchanged. */
export function isTransient(error: unknown): boolean {
  return error instanceof DatabaseAway || (error instanceof SqlError && TRANSIENT.test(error.code))
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The fault in an error thrown by a driver; null when the statement never got an answer from the database. */
export function findSqlFault(error: unknown): SqlFault | null {
  if (!(error instanceof Error)) return null
  const fields = error as Error & Record<string, unknown>
  // SQLSTATE has five characters; Node's own codes (ECONNRESET, ERR_…) are longer.
  const code = text(fields.code)
  if (code === null || !/^[0-9A-Z]{5}$/.test(code) || text(fields.severity) === null) return null
  return {
    message: error.message,
    code,
    detail: text(fields.detail),
    table: text(fields.table),
    constraint: text(fields.constraint),
  }
}

import type { Problem } from '@citybrain/contract/kernel/errors.ts'

/** The server's refusal as the page shows it: `message` is a sentence that says what to do. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly details: Record<string, unknown>
  /** How long the server wants to be left alone. */
  readonly retryAfterMs: number | null

  constructor(
    problem: Pick<Problem, 'status' | 'code' | 'detail'> & { details?: Record<string, unknown> | undefined },
    retryAfterMs: number | null = null,
  ) {
    super(problem.detail)
    this.name = 'Refused'
    this.status = problem.status
    this.code = problem.code
    this.details = problem.details ?? {}
    this.retryAfterMs = retryAfterMs
  }
}

/** The server could not be reached at all. */
export class Unreachable extends Error {
  constructor() {
    super('server not reachable')
    this.name = 'Unreachable'
  }
}

export function isConflict(error: unknown): error is Refused {
  return error instanceof Refused && error.status === 409
}

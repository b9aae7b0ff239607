import { z } from 'zod'
import type { Words } from './words.ts'

/** The five kinds of refusal, each one HTTP status; anything else is a fault of ours. */
export const REFUSAL_STATUS = {
  Invalid: 400,
  NotSignedIn: 401,
  NotAllowed: 403,
  NotFound: 404,
  Conflict: 409,
} as const
export type RefusalKind = keyof typeof REFUSAL_STATUS

/**
 * A request that was refused for a reason the user can act on. `code` is stable (`plan.approved-is-final`), `words` say
 * what was refused, under which rule, and what to do next; `details` carries data for programs (the current record of a
 * conflict, the faults of a form).
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly words: Words
  readonly details: Record<string, unknown>

  constructor(kind: RefusalKind, code: string, words: Words, details: Record<string, unknown> = {}) {
    super(`${code}: ${words.en}`)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.words = words
    this.details = details
  }
}

/** RFC 9457 problem details, as every refusal leaves the server. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>

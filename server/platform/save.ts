import type { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { RawBuilder } from 'kysely'
import type { Actor } from './actor.ts'
import type { Db } from './database/database.ts'

/** The thing that an event or an audit record is about. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

/** One INSERT, UPDATE or DELETE without RETURNING. */
export interface Write {
  readonly sql: RawBuilder<unknown>
  /** Rows it must touch; another count undoes the whole change and throws `conflict`. */
  readonly rows?: number
  readonly conflict?: Refusal
}

export interface Change {
  /** They see the same snapshot: no two may touch the same row. */
  readonly writes: readonly Write[]
  readonly events: readonly { kind: string; subject: Subject; payload: object }[]
  readonly audits: readonly {
    action: string
    subject: Subject
    before?: unknown
    after?: unknown
    reason?: string
  }[]
  readonly actor: Actor
}

/**
 * Writes state, events and audit in one statement and one round trip. Gives the sequence numbers of the events.
 * Throws the write's `conflict` when its row count differs from `rows`.
 */
export async function save(_db: Db, _change: Change): Promise<{ seq: number[] }> {
  throw new Error('save: being written')
}

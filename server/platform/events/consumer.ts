import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Db } from '../database/database.ts'
import type { Subject } from '../save.ts'

/** An event as the log gives it to those who read it. */
export interface LoggedEvent {
  readonly district: DistrictCode
  readonly seq: number
  /** Identifier by which receivers drop repeats. */
  readonly id: string
  readonly subject: Subject
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly actor: { readonly id: string | null; readonly name: string }
  readonly requestId: string | null
  readonly cityAt: string
  readonly systemAt: string
}

/** Somebody who reacts to what happens: its effects are written in the transaction that moves its cursor. */
export interface Consumer {
  /** Stable: the cursor goes by it. `registry.regions`. */
  readonly name: string
  /** Kinds of event that it wants, `thing.*` for all that begin so; null for all. Others count as processed. */
  readonly kinds?: readonly string[] | null
  /** Where it begins when it is added later: at the first event of the log, or at what happens from now on. */
  readonly begin: 'first' | 'now'
  /**
   * Builds its state from the tables. Runs in the transaction that sets its cursor, whose statements all see one
   * snapshot: events visible in it aren't handled again, all others are. Then `begin` means nothing.
   */
  bootstrap?(tx: Db, district: DistrictCode): Promise<void>
  /**
   * Handles a batch, of each subject in the order in which it changed. Everything it does is done through `tx`, so that
   * it counts once or not at all. An error undoes the batch; the event at fault is found, tried again, and given up at
   * last, while those of other subjects go on.
   */
  handle(tx: Db, events: readonly LoggedEvent[]): Promise<void>
}

/** Patterns of LIKE for the kinds asked for. */
export function kindPatterns(kinds: readonly string[] | null | undefined): string[] {
  if (!kinds) return ['%']
  return kinds.map((kind) => {
    const [name, rest] = kind.endsWith('*') ? [kind.slice(0, -1), '%'] : [kind, '']
    return name.replace(/[\\%_]/g, '\\$&') + rest
  })
}

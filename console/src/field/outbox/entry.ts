import type { CaseCommand, NewCase } from '@citybrain/contract/engines/case-command.ts'
import type { CaseEntry } from '@citybrain/contract/engines/case-view.ts'

/** A photo that goes before what names it; its bytes lie beside, sealed too. */
export interface Photo {
  readonly id: string
  readonly fileName: string
  readonly takenAt: string | null
  readonly position: [number, number] | null
}

/** Why something that was queued isn't sent any more until its author decides. */
export interface Stopped {
  /** `moved-on`: the case has changed meanwhile; `before`: what it was to follow was thrown away. */
  readonly why: 'refused' | 'moved-on' | 'before'
  readonly code: string
  readonly detail: string
  readonly at: string
  /** What others did meanwhile, as far as the server told it. */
  readonly events: readonly CaseEntry[]
}

export type Deed =
  | { readonly kind: 'command'; readonly command: CaseCommand }
  | { readonly kind: 'open'; readonly given: NewCase }

/** One thing that somebody did on the phone and that the server is to be told. */
export interface Entry {
  readonly id: string
  /** The same each time that it is sent: the server does it once. */
  readonly key: string
  readonly account: string
  readonly case: string
  /** The case, and what is done, as the list calls them. */
  readonly title: string
  readonly doing: string
  readonly queuedAt: string
  readonly deed: Deed
  /** The case as it stood when this was decided on; null of what follows one's own, or opens it. */
  readonly revision: number | null
  /** The entry of the same case upon which this was decided. */
  readonly after: string | null
  readonly photos: readonly Photo[]
  readonly stopped: Stopped | null
}

/** As it lies in the outbox: what is sent first has the lower number. */
export interface Queued extends Entry {
  readonly seq: number
}

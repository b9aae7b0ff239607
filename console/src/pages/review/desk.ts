import type { Coverage, PlanDocument, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { createContext, useContext } from 'react'
import type { Register } from '../../register/commands.ts'
import type { RowFilter } from '../../register/filter.ts'
import type { Points } from '../../text/points.ts'

/** Which form lies over the register. */
export type DeskForm =
  | { readonly kind: 'edit'; readonly row: Commitment }
  | { readonly kind: 'split'; readonly row: Commitment }
  | { readonly kind: 'merge'; readonly rows: readonly Commitment[] }
  | { readonly kind: 'assign'; readonly rows: readonly Commitment[] }
  | { readonly kind: 'add'; readonly clause: { start: number; end: number } }

/** All that the parts of the review screen share. */
export interface Desk {
  readonly document: PlanDocument
  readonly version: PlanVersion
  readonly text: string
  readonly points: Points
  /** Every row of the version, in the order of the text. */
  readonly rows: readonly Commitment[]
  /** Further pages of a long register are still on their way. */
  readonly arriving: boolean
  /** Those that pass the filter. */
  readonly shown: readonly Commitment[]
  readonly coverage: Coverage | undefined
  readonly filter: RowFilter
  setFilter(changed: Partial<RowFilter>): void
  readonly selected: Commitment | null
  /** Selects a row and lets text and register scroll to it. */
  select(id: string | null): void
  /** Scrolls the text to a place, in code points. */
  showPlace(point: number): void
  readonly place: { readonly point: number; readonly asked: number } | null
  readonly checked: ReadonlySet<string>
  setChecked(ids: ReadonlySet<string>): void
  readonly register: Register
  /** May change owners and notes. */
  readonly mayEdit: boolean
  /** Approved: targets are final. */
  readonly frozen: boolean
  readonly form: DeskForm | null
  openForm(form: DeskForm | null): void
  /** Characters marked in the text, in code points. */
  readonly marked: { start: number; end: number } | null
  setMarked(span: { start: number; end: number } | null): void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('used outside the review screen')
  return desk
}

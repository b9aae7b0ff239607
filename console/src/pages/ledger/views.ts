import type { Column } from '../../table/column.ts'

/** Columns shown until others are chosen. */
const FIRST = ['subject', 'kind', 'target', 'leads', 'leader', 'milestone', 'due', 'next-report', 'state', 'document']

/** The columns named in the address, in the table's order; the one that opens a row always stays. */
export function shownColumns<T>(columns: readonly Column<T>[], said: string | null): readonly Column<T>[] {
  const wanted = new Set(said ? said.split(',') : FIRST)
  return columns.filter((column) => column.opens || wanted.has(column.key))
}

/** A way of looking at the ledger, kept in this browser: everything of the address but the open row. */
export interface View {
  readonly name: string
  readonly address: string
}

const KEPT_AS = 'citybrain.ledger-views'

export function keptViews(): readonly View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isView) : []
  } catch {
    // What this browser kept can't be read any more: begin anew rather than fail the page.
    return []
  }
}

export function keepViews(views: readonly View[]): void {
  localStorage.setItem(KEPT_AS, JSON.stringify(views))
}

export function addressToKeep(address: URLSearchParams): string {
  const kept = new URLSearchParams(address)
  kept.delete('row')
  kept.sort()
  return kept.toString()
}

function isView(value: unknown): value is View {
  const view = value as Partial<View> | null
  return typeof view?.name === 'string' && typeof view.address === 'string'
}

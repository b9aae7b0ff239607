import type { Column } from './column.ts'

/** The columns named in the address, else the first ones, in the table's order; the one that opens a row always stays. */
export function shownColumns<T>(
  columns: readonly Column<T>[],
  said: string | null,
  first: readonly string[],
): readonly Column<T>[] {
  const wanted = new Set(said ? said.split(',') : first)
  return columns.filter((column) => column.opens || wanted.has(column.key))
}

/** A way of looking at a list, kept in this browser: everything of the address but the open row. */
export interface View {
  readonly name: string
  readonly address: string
}

/** `list` names the list that the views are of. */
export function keptViews(list: string): readonly View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isView) : []
  } catch {
    // What this browser kept can't be read any more: begin anew rather than fail the page.
    return []
  }
}

export function keepViews(list: string, views: readonly View[]): void {
  localStorage.setItem(keyOf(list), JSON.stringify(views))
}

export function addressToKeep(address: URLSearchParams): string {
  const kept = new URLSearchParams(address)
  kept.delete('row')
  kept.sort()
  return kept.toString()
}

function keyOf(list: string): string {
  return `citybrain.${list}-views`
}

function isView(value: unknown): value is View {
  const view = value as Partial<View> | null
  return typeof view?.name === 'string' && typeof view.address === 'string'
}

import type { SavedView } from '@citybrain/contract/engines/saved-view.ts'
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

/** What a saved view keeps: everything of the address but the open row. */
export function queryToKeep(address: URLSearchParams): string {
  const kept = new URLSearchParams(address)
  kept.delete('row')
  kept.sort()
  return kept.toString()
}

/** Where a view is looked at: `things/building` is a list of the page `/things`. */
export function addressOfView({ list, query }: Pick<SavedView, 'list' | 'query'>): string {
  const path = `/${list.split('/')[0]}`
  return query ? `${path}?${query}` : path
}

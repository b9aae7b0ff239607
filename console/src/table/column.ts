import type { ReactNode } from 'react'

export interface Column<T> {
  readonly key: string
  readonly title: string
  readonly width: number
  readonly numeric?: boolean
  /** The cell that opens the row, once per row. */
  readonly opens?: boolean
  /** What the column sorts by; without it, it doesn't. Numbers before texts, unknown last. */
  sortBy?: (row: T) => string | number | null
  /** Whoever fetches the rows can order them by this column. */
  readonly sorts?: boolean
  render(row: T): ReactNode
}

/** Rows in the order of a column; equal ones stay as they were, unknown values come last either way. */
export function sorted<T>(rows: readonly T[], by: (row: T) => string | number | null, down: boolean): T[] {
  const keyed = rows.map((row) => ({ row, key: by(row) }))
  const compare = new Intl.Collator('zh-CN', { numeric: true }).compare
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
      const order =
        typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : compare(String(a.key), String(b.key))
      return down ? -order : order
    })
    .map((one) => one.row)
}

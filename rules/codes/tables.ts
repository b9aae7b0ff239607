import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CodeEntry, CodeTable } from '@citybrain/contract/pack/code-table.ts'

/** The code tables at hand, by key and code. */
export interface Tables {
  /** Null where the table is missing. */
  find(table: string): ReadonlyMap<string, CodeEntry> | null
  /** Null where the table or the code in it is missing. */
  meaning(table: string, code: string): Words | null
}

const indexed = new WeakMap<readonly CodeTable[], Tables>()

/** Built once per list of tables, since a million rows of an import ask the same list. */
export function tablesOf(list: readonly CodeTable[]): Tables {
  const known = indexed.get(list)
  if (known) return known
  const byKey = new Map(list.map(({ key, entries }) => [key, new Map(entries.map((one) => [one.code, one]))]))
  const tables: Tables = {
    find: (table) => byKey.get(table) ?? null,
    meaning: (table, code) => byKey.get(table)?.get(code)?.title ?? null,
  }
  indexed.set(list, tables)
  return tables
}

import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { pairByName } from './compare.ts'

/**
 * Proposes which rows of several documents are one target: rows that pair by name with a row of an earlier document join
 * its group. Rows already linked are left out by the caller. Groups have members of at least two documents.
 */
export function proposeLinks(documents: readonly (readonly Commitment[])[]): Commitment[][] {
  const groups: Commitment[][] = []
  for (const rows of documents) {
    const heads = groups.flatMap(([head]) => (head ? [head] : []))
    const partner = pairByName(rows, heads)
    for (const row of rows) {
      const head = partner.get(row.id)
      const group = head && groups.find(([first]) => first?.id === head.id)
      if (group) group.push(row)
      else groups.push([row])
    }
  }
  return groups.filter((group) => group.length > 1)
}

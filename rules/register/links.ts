import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { pairByName } from './pairing.ts'

/**
 * Proposes which rows of several documents are one target: rows that pair by name with a row of an earlier document join
 * its group. Rows already linked are left out by the caller. Groups have members of at least two documents.
 */
export function proposeLinks(documents: readonly (readonly Commitment[])[]): Commitment[][] {
  const heads: Commitment[] = []
  const groups = new Map<Commitment, Commitment[]>()
  for (const rows of documents) {
    const partner = pairByName(rows, heads)
    for (const row of rows) {
      const group = groups.get(partner.get(row.id) ?? row)
      if (group) group.push(row)
      else {
        heads.push(row)
        groups.set(row, [row])
      }
    }
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

import type { CompiledPlan, PlanSection } from '@citybrain/contract/engines/outline.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { ledgerFor } from './ledger.ts'
import { type OwnerTable, suggestOwners } from './owners.ts'

export interface NewRegister {
  plan: string
  version: number
  owners: OwnerTable
  /** Code points of the stored text. */
  points: readonly string[]
  makeId: () => string
  /** The city's day. */
  today: string
}

/** Makes the row of a freshly compiled commitment: proposed, with its section, suggested owners and ledger. */
export function rowProposer(
  { sections }: Pick<CompiledPlan, 'sections'>,
  register: NewRegister,
): (read: CompiledPlan['commitments'][number]) => Commitment {
  const section = sectionFinder(sections)
  const paragraphs = new Map<PlanSection | null, string>()
  return (read) => {
    const home = section(read.start)
    if (!paragraphs.has(home)) paragraphs.set(home, home ? register.points.slice(home.start, home.end).join('') : '')
    const owner = suggestOwners(register.owners, read, paragraphs.get(home) ?? '')
    return {
      ...read,
      ...ledgerFor(read, register.today),
      id: register.makeId(),
      plan: register.plan,
      version: register.version,
      revision: 1,
      state: 'proposed',
      origin: 'compiled',
      section: home?.number ?? '0',
      leads: owner.leads,
      coOperating: owner.coOperating,
      ownerReason: owner.reason,
    }
  }
}

/** Finds the smallest section that holds a code point. */
export function sectionFinder(sections: readonly PlanSection[]): (offset: number) => PlanSection | null {
  const inOrder = sections.toSorted((a, b) => a.start - b.start || b.end - a.end)
  return (offset) => {
    let low = 0
    let high = inOrder.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inOrder[middle]?.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    for (let index = low - 1; index >= 0; index -= 1) {
      const section = inOrder[index]
      if (section && offset < section.end) return section
      if (section && section.level <= 1) return null
    }
    return null
  }
}

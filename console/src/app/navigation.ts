import type { Right } from '@citybrain/contract/engines/rights.ts'
import type zh from '../messages/zh.json'

/** Groups of places, in the order of the navigation. */
export const GROUPS = ['casework', 'plan', 'base', 'administration'] as const
export type Group = (typeof GROUPS)[number]

export interface Place {
  readonly path: string
  readonly words: keyof typeof zh
  readonly right: Right | null
  /** Null: stands by itself. */
  readonly group: Group | null
}

/** Places of the console in the order of the navigation, each shown only to whoever holds the right. */
const PLACES: readonly Place[] = [
  { path: '/', words: 'nav.home', right: null, group: null },
  { path: '/work', words: 'nav.work', right: 'operate:case', group: 'casework' },
  { path: '/desk', words: 'nav.desk', right: 'operate:case', group: 'casework' },
  { path: '/cases/new', words: 'nav.case-new', right: 'create:case', group: 'casework' },
  { path: '/evaluation', words: 'nav.evaluation', right: 'read:case', group: 'casework' },
  { path: '/case-types', words: 'nav.case-types', right: 'read:case', group: 'casework' },
  { path: '/case-rules', words: 'nav.case-rules', right: 'edit:case-rule', group: 'casework' },
  { path: '/responsibility', words: 'nav.responsibility', right: 'read:case-rule', group: 'casework' },
  { path: '/documents', words: 'nav.documents', right: 'read:plan', group: 'plan' },
  { path: '/ledger', words: 'nav.ledger', right: 'read:plan', group: 'plan' },
  { path: '/compare', words: 'nav.compare', right: 'read:plan', group: 'plan' },
  { path: '/targets', words: 'nav.targets', right: 'read:plan', group: 'plan' },
  { path: '/things', words: 'nav.things', right: 'read:thing', group: 'base' },
  { path: '/catalogue', words: 'nav.catalogue', right: 'read:catalogue', group: 'base' },
  { path: '/duplicates', words: 'nav.duplicates', right: 'merge:thing', group: 'base' },
  { path: '/quality', words: 'nav.quality', right: 'read:catalogue', group: 'base' },
  { path: '/imports', words: 'nav.imports', right: 'import:thing', group: 'base' },
  { path: '/map', words: 'nav.map', right: 'read:region', group: 'base' },
  { path: '/organisation', words: 'nav.organisation', right: 'read:organisation', group: 'administration' },
  { path: '/calendar', words: 'nav.calendar', right: 'read:calendar', group: 'administration' },
  { path: '/accounts', words: 'nav.accounts', right: 'manage:account', group: 'administration' },
  { path: '/access', words: 'nav.access', right: 'manage:webhook', group: 'administration' },
  { path: '/operations', words: 'nav.operations', right: 'read:log', group: 'administration' },
]

/** The places that these rights open. */
export function placesFor(rights: readonly Right[]): readonly Place[] {
  return PLACES.filter((place) => place.right === null || rights.includes(place.right))
}

/** The place that an address belongs to; null where it is none of them. */
export function placeOf(path: string): Place | null {
  const holding = PLACES.filter((place) => path === place.path || path.startsWith(`${place.path}/`))
  return holding.at(-1) ?? null
}

import type { Right } from '@citybrain/contract/engines/rights.ts'
import type zh from '../messages/zh.json'

/** Places of the console in the order of the navigation, each shown only to whoever holds the right. */
export const PLACES = [
  { path: '/', words: 'nav.home', right: null },
  { path: '/documents', words: 'nav.documents', right: 'read:plan' },
  { path: '/ledger', words: 'nav.ledger', right: 'read:plan' },
  { path: '/compare', words: 'nav.compare', right: 'read:plan' },
  { path: '/targets', words: 'nav.targets', right: 'read:plan' },
  { path: '/accounts', words: 'nav.accounts', right: 'manage:account' },
] as const satisfies readonly { path: string; words: keyof typeof zh; right: Right | null }[]

/** The place that a path belongs to. */
export function placeOf(path: string): string {
  const inside = PLACES.filter((place) => place.path !== '/' && path.startsWith(place.path))
  return inside.at(-1)?.path ?? (path === '/' ? '/' : '')
}

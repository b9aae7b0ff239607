import type { Clause } from './clause.ts'
import type { Draft } from './draft.ts'
import type { Context } from './targets.ts'

export function phraseTargets(_clause: Clause, _from: number, _context: Context): Draft[] {
  return []
}

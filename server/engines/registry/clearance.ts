import { type Cleared, clearedAt } from '@citybrain/contract/engines/clearance.ts'
import { clearanceEverywhere } from '@citybrain/contract/engines/rights.ts'
import type { PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { Caller } from './deps.ts'

interface Placed {
  readonly type: string
  readonly street: string | null
  readonly department: string | null
}

/** Up to which privacy class the caller sees fields of this thing, and under which data grant. */
export function clearedOn({ actor, grants = [] }: Caller, thing: Placed): Cleared {
  return clearedAt({ ...actor, grants }, `thing/${thing.type}`, thing)
}

/**
 * Up to which class the caller sees fields of things of a type wherever they may read them. A grant counts for whoever
 * reads the whole district: of others it opens what is read for its department, not what is read elsewhere.
 */
export function clearedEverywhere(caller: Caller, type: string): PrivacyClass {
  const { grant } = clearedOn(caller, { type, street: null, department: null })
  return grant?.upTo ?? clearanceEverywhere(caller.actor, `thing/${type}`)
}

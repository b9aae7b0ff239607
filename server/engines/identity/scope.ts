import type { Access } from '@citybrain/contract/api/route.ts'
import { partsOf, Right } from '@citybrain/contract/engines/deeds.ts'
import { placesOf } from '@citybrain/contract/engines/rights.ts'
import { type Actor, type Scope, wholeDistrict } from '../../platform/index.ts'

/** Reading a kind that only knows deeds without a reading of its own asks nothing more than the deed. */
function readingOf(right: Right): Right {
  const reading = Right.safeParse(`read:${partsOf(right).kind}`)
  return reading.success ? reading.data : right
}

/**
 * What the database lets this caller see and write with a right: rows of place-protected tables are seen as far as the
 * caller may read the kind, and written as far as the right itself reaches. A route open to everyone signed in shows
 * what the caller may read of things.
 */
export function scopeOf(actor: Actor, access: Access): Scope {
  if (access === 'public') return wholeDistrict(actor.district)
  const right = access === 'signed-in' ? 'read:thing' : access
  return {
    district: actor.district,
    sees: placesOf(actor, readingOf(right)),
    writes: placesOf(actor, right),
  }
}

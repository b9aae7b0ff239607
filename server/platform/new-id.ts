import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

const BYTES = 16
const POOL = 256 * BYTES
/** Chance is asked of the system for many at once: for each it would cost more than the row it names. */
let pool = Buffer.alloc(0)
let used = 0

function takeRandom(): Buffer {
  if (used + BYTES > pool.length) {
    pool = randomBytes(POOL)
    used = 0
  }
  used += BYTES
  return pool.subarray(used - BYTES, used)
}

/**
 * An identifier (UUID, version 7) that begins with the moment it is made: what is made together stands side by side in
 * every index that ends with the identifier, where a random one would touch a page of its own in each.
 */
export const newId = (): string => v7({ random: takeRandom() })

import { type Actor, type Database, save } from '../../platform/index.ts'
import type { ReadPersonal } from './deps.ts'

/** Things that one record names; a longer reading has several. */
const NAMED = 200

/** Records in the audit who read personal data, of which things and which fields: never the values. */
export function recordReads(database: Database): (actor: Actor, read: readonly ReadPersonal[]) => Promise<void> {
  return async (actor, read) => {
    const pieces = Array.from({ length: Math.ceil(read.length / NAMED) }, (_, place) =>
      read.slice(place * NAMED, (place + 1) * NAMED),
    )
    await save(database.district(actor.district), {
      writes: [],
      events: [],
      audits: pieces.map((piece) => ({
        action: 'thing.read-personal',
        subject: { kind: 'thing', id: piece.length === 1 ? (piece[0]?.thing ?? '') : 'several' },
        after: { things: piece.map((one) => one.thing), fields: [...new Set(piece.flatMap((one) => one.fields))] },
      })),
      actor,
    })
  }
}

import { isIP } from 'node:net'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from './actor.ts'

/** Actors of a statement, whom its rows name by number. */
export interface ActorList {
  numberOf(actor: Actor): number
  /** Stands in FROM: `actor(by, id, name, roles, via, ip, request)`. */
  readonly rows: RawBuilder<unknown>
}

export function listActors(actors: Iterable<Actor>): ActorList {
  const numbers = new Map([...new Set(actors)].map((actor, place) => [actor, place]))
  const rows = [...numbers].map(([actor, by]) => ({
    ...{ by, id: actor.accountId, name: actor.name, roles: actor.roles, via: actor.via },
    ...{ ip: addressOf(actor), request: actor.requestId },
  }))
  return {
    numberOf: (actor) => numbers.get(actor) ?? 0,
    rows: sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as actor ("by" int, id uuid, name text, roles text[], via text, ip inet, request text)`,
  }
}

/** What a proxy calls an address need not be one, and a link-local one names its interface, which no database takes. */
function addressOf({ ip }: Actor): string | null {
  const plain = ip?.split('%')[0]
  return plain && isIP(plain) ? plain : null
}

import { sql } from 'kysely'
import { type Actor, type Logger, systemActor } from '../../platform/index.ts'
import { callerOf, type RegistryDeps } from './deps.ts'

/** Things of a type that somebody was given: one where no number is said. */
interface Given {
  readonly type: string
  readonly things?: number
}

/**
 * Notes that somebody was given things of these types; costs no write. Tiles of a map that is moved about are one request
 * of its reader until the figures are written next.
 */
export type NoteUse = (actor: Actor, given: readonly Given[], as?: 'request' | 'tile') => void

interface Count {
  readonly actor: Actor
  readonly type: string
  readonly on: string
  requests: number
  things: number
  /** Whether the tiles among them are counted as a request already. */
  tiles: boolean
}

const FLUSH_MS = 60_000

export interface DataUses {
  readonly note: NoteUse
  /** Writes what was counted, by itself once a minute. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Counts who reads what in memory, and adds it to the day's figures once a minute: what a killed process counted last is lost. */
export function countUses(deps: Pick<RegistryDeps, 'database' | 'clock'>, logger: Logger): DataUses {
  let counts = new Map<string, Count>()
  let running: Promise<void> = Promise.resolve()
  const countOf = (actor: Actor, type: string): Count => {
    const on = deps.clock.cityToday()
    const key = `${actor.district} ${type} ${on} ${actor.via} ${actor.name}`
    const count = counts.get(key) ?? { actor, type, on, requests: 0, things: 0, tiles: false }
    counts.set(key, count)
    return count
  }
  const note: NoteUse = (actor, given, as = 'request') => {
    const seen = new Set<string>()
    for (const { type, things = 1 } of given) {
      const count = countOf(actor, type)
      count.things += things
      if (seen.has(type)) continue
      seen.add(type)
      if (as === 'request' || !count.tiles) count.requests += 1
      if (as === 'tile') count.tiles = true
    }
  }
  const write = async () => {
    const taken = [...counts.values()]
    counts = new Map()
    const districts = new Set(taken.map(({ actor }) => actor.district))
    // A statement per district: each is written as its own.
    for (const district of districts) {
      const rows = taken
        .filter(({ actor }) => actor.district === district)
        .map(({ actor, type, on, requests, things }) => ({
          type,
          on,
          reader: actor.name,
          via: actor.via,
          requests,
          things,
        }))
      await sql`insert into data_use as u (district, type, used_on, reader, via, requests, things)
        select ${district}, g.type, g."on", g.reader, g.via, g.requests, g.things
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as g (type text, "on" date, reader text, via text, requests int, things int)
        on conflict (district, type, used_on, reader, via) do update
          set requests = u.requests + excluded.requests, things = u.things + excluded.things`.execute(
        callerOf(deps, systemActor(district)).db,
      )
    }
  }
  const flush = () => {
    running = running.then(write).catch((error: unknown) => logger.warn({ err: error }, 'uses of data were not kept'))
    return running
  }
  const timer = setInterval(() => void flush(), FLUSH_MS).unref()
  return {
    note,
    flush,
    close: () => {
      clearInterval(timer)
      return flush()
    },
  }
}

import { followEvents } from '@citybrain/contract/api/events.ts'
import type { NewsItem } from '@citybrain/contract/engines/webhook.ts'
import { type MountedRoute, PlacedEvent, serve } from '../../engines/identity/index.ts'
import { type Actor, type Database, readTailPlace, tail } from '../../platform/index.ts'
import { tooManyStreams } from './errors.ts'
import { asHeard, isWanted, type Mask, type Wanted } from './visible.ts'

export interface StreamDeps {
  readonly database: Database
  readonly mask: Mask
}

/** Each holds a connection and reads the log. */
const MOST_STREAMS = 200
/** Then a client comes again, and whether it may is asked anew. */
const LONGEST_MS = 15 * 60_000

interface Followed {
  readonly actor: Actor
  readonly wanted: Wanted
  readonly after: string | null
  readonly signal: AbortSignal
  /** Called when the stream has ended, however it did. */
  left(): void
}

export function streamRoutes(deps: StreamDeps): MountedRoute[] {
  let open = 0
  return [
    serve(followEvents, async ({ actor, query, lastEventId, signal }) => {
      const after = lastEventId ?? query.after ?? null
      // Before the stream begins, so that a bad place is refused with its status.
      if (after !== null) readTailPlace(after)
      if (open >= MOST_STREAMS) throw tooManyStreams(MOST_STREAMS)
      open += 1
      const wanted = { kinds: query.kinds ?? [], types: query.types ?? [] }
      const ending = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)])
      const left = () => {
        open -= 1
      }
      return follow(deps, { actor, wanted, after, signal: ending, left })
    }),
  ]
}

async function* follow(
  { database, mask }: StreamDeps,
  { actor, wanted, after, signal, left }: Followed,
): AsyncIterable<PlacedEvent<NewsItem>> {
  const { district } = actor
  const kinds = wanted.kinds.length > 0 ? wanted.kinds : null
  try {
    for await (const { event, position } of tail(database, { district, after, kinds, signal })) {
      const item = isWanted(wanted, event) ? asHeard(event, actor, mask) : null
      if (item) yield new PlacedEvent(position, item)
    }
  } finally {
    left()
  }
}

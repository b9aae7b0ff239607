/** The face of news: other systems are told what happens, by webhooks. */
import type { Consumer, Logger } from '../../platform/index.ts'
import { createFanOut } from './fan-out.ts'
import { createNetworks } from './networks.ts'
import { createPoster } from './post.ts'
import { webhookRoutes } from './routes.ts'
import { createSender } from './sender.ts'
import type { NewsDeps } from './service.ts'
import { streamRoutes } from './stream.ts'
import { type Mask, namesOnly } from './visible.ts'

export type { Mask } from './visible.ts'

export interface NewsOptions extends Omit<NewsDeps, 'poster'> {
  readonly logger: Logger
  /** Private networks in CIDR notation to which news may be posted. */
  readonly networks: readonly string[]
  /** Takes out of things what an account may not see; without it only the names of fields are told. */
  readonly mask?: Mask
  readonly pace?: { readonly pollMs: number; readonly baseMs: number; readonly timeoutMs: number }
}

const PACE = { pollMs: 2_000, baseMs: 1_000, timeoutMs: 10_000 }

/** Webhooks: the consumer that orders deliveries, the routes to manage them, and the sender of this process. */
export function createNews({ networks, mask = namesOnly, pace = PACE, logger, ...known }: NewsOptions) {
  const poster = createPoster(createNetworks(networks), pace.timeoutMs)
  const deps = { ...known, poster }
  const sender = createSender({ ...deps, mask, logger, pollMs: pace.pollMs, baseMs: pace.baseMs })
  const fanOut = createFanOut(mask, known.clock)
  const consumer: Consumer = {
    ...fanOut,
    async handle(tx, events) {
      await fanOut.handle(tx, events)
      // The transaction ends in a moment; where the sender looks too soon, the next poll finds what is due.
      const district = events[0]?.district
      if (district !== undefined) sender.wake(district)
    },
  }
  return {
    consumer,
    routes: [...webhookRoutes(deps), ...streamRoutes({ database: known.database, mask })],
    start: () => sender.start(),
    async close(): Promise<void> {
      await sender.close()
      poster.close()
    },
  }
}

import { laterBy } from '../clock/system-time.ts'
import { backoffMs } from './backoff.ts'
import { noteFailure } from './letter-store.ts'
import { type StepAsked, stepWith, type Tried } from './pass.ts'

export interface Patience {
  /** Wait after the first failure; doubled after each further one, with jitter. */
  readonly baseMs: number
  readonly longestMs: number
  /** Failures after which an event is given up. */
  readonly attempts: number
}

/** Another process has dealt with the event meanwhile. */
class Stale extends Error {}

/**
 * Puts the one event that failed aside, so that those of other subjects go on; gives it up after the last attempt. The
 * step is made once more with the failure written in place of the effect.
 */
export async function putAside(asked: StepAsked, tried: Tried, error: string, patience: Patience): Promise<void> {
  const seq = tried.events[0]?.seq
  const attempts = (tried.attempts ?? 0) + 1
  const nextAt =
    attempts >= patience.attempts ? null : laterBy(asked.at, backoffMs(attempts, patience.baseMs, patience.longestMs))
  const desk = { district: asked.district, consumer: asked.consumer.name, at: asked.at }
  try {
    await stepWith({ ...asked, limit: 1 }, async (tx, events, now) => {
      const [event] = events
      if (event?.seq !== seq || event === undefined || now.attempts !== tried.attempts) throw new Stale()
      await noteFailure(tx, desk, { event, error, attempts, nextAt })
      return 'aside'
    })
  } catch (fault) {
    if (!(fault instanceof Stale)) throw fault
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { City } from './hands.ts'

/** Requests that run get this long to end before the process ends without them. */
const CLOSE_WITHIN_MS = 15_000
/** A terminal's Ctrl-C reaches the launcher and us: the same key pressed once. */
const SAME_SIGNAL_MS = 1000

/** Listens for those who ask the process to stop, from before the start until the end; the second time it obeys at once. */
export function awaitStopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let first: number | null = null
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      first ??= performance.now()
      if (performance.now() - first > SAME_SIGNAL_MS) process.exit(1)
      resolve()
    })
  return promise
}

/** Runs until somebody asks it to stop or the database is lost; closes in order, within a bound. Gives the status. */
export async function runUntilStopped(city: City, stop: Promise<void>): Promise<number> {
  const lost = await Promise.race([stop, city.lost])
  if (lost) city.logger.error({ err: lost }, 'the database is lost; stopping')
  else city.logger.info({}, 'stopping')
  return (await closesInTime(city)) && !lost ? 0 : 1
}

async function closesInTime(city: City): Promise<boolean> {
  const bound = new AbortController()
  const late = pause(CLOSE_WITHIN_MS, false, { signal: bound.signal }).catch(() => true)
  const inTime = await Promise.race([city.close().then(() => true), late])
  bound.abort()
  if (!inTime) city.logger.error({}, 'could not close in time; what was not finished is not kept')
  return inTime
}

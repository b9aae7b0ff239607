import type { Logger } from '../../platform/index.ts'
import { listDistricts } from '../../platform/index.ts'
import type { IdentityDeps } from './deps.ts'
import { noteLeavings } from './leavings.ts'

const LOOK_MS = 60_000

/** Tells of leavings at the start and on each new day of the city; several processes may do so at once. */
export async function watchLeavings(deps: IdentityDeps, logger: Logger): Promise<{ close(): Promise<void> }> {
  let told: string | null = null
  async function look(): Promise<void> {
    const today = deps.clock.cityToday()
    if (today === told) return
    for (const { code } of await listDistricts(deps.database)) {
      // Five hundred at a time: a day on which more leave takes another look.
      while ((await noteLeavings(deps, code)) > 0)
        logger.info({ district: code }, 'told of people who left their posts')
    }
    told = today
  }
  let looking = look()
  await looking
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: unknown) => logger.warn({ err: error }, 'could not look for leavings'))
  }, LOOK_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await looking
    },
  }
}

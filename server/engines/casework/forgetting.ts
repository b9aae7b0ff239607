import { type Logger, laterBy, listDistricts } from '../../platform/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { forgetNotices } from './notice-store.ts'

/** How long people's notices are kept, and how many of each person at most. */
export interface NoticeKeeping {
  readonly days: number
  readonly most: number
}

const DAY_MS = 86_400_000
const LOOK_MS = 600_000

/** Lets go of old notices every ten minutes until closed. */
export function startForgetting(
  { database, clock }: Pick<CaseworkDeps, 'database' | 'clock'>,
  { days, most }: NoticeKeeping,
  logger: Logger,
): { close(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const look = async () => {
    const before = laterBy(clock.cityNow(), -days * DAY_MS)
    for (const { code } of await listDistricts(database)) await forgetNotices(database.district(code), { before, most })
  }
  const timer = setInterval(() => {
    running = running.then(look).catch((error: unknown) => logger.warn({ err: error }, 'could not forget old notices'))
  }, LOOK_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

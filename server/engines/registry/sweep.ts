import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { type Logger, listDistricts, systemActor } from '../../platform/index.ts'
import { callerOf, type RegistryDeps } from './deps.ts'
import { sweepImports } from './import-service.ts'
import { refreshRows, selectChunk } from './refresh.ts'

/** Makes true what was known for today and the days before; gives how many things it concerned. */
export async function sweepDue(deps: RegistryDeps, district: DistrictCode): Promise<number> {
  const caller = callerOf(deps, systemActor(district))
  const today = deps.clock.cityToday()
  let swept = 0
  for (;;) {
    // Chunk by chunk, each whole: what is done isn't due any more.
    const due = await selectChunk(caller.db, sql`next_change_on <= ${today}::date`)
    if (due.length === 0) return swept
    const typeOf = (row: { type: string }) => deps.catalogue.get(row.type)
    await refreshRows(deps, caller, due, { typeOf, action: 'thing.come-due' })
    swept += due.length
  }
}

const LOOK_MS = 60_000

/** Sweeps every district at once and then on each new day of the city, until closed. */
export function startSweeping(deps: RegistryDeps, logger: Logger): { close(): Promise<void> } {
  let sweptOn: string | null = null
  let running: Promise<void> = Promise.resolve()
  const look = async () => {
    const today = deps.clock.cityToday()
    if (today === sweptOn) return
    const districts = await listDistricts(deps.database)
    for (const { code } of districts) {
      await sweepDue(deps, code)
      await sweepImports(callerOf(deps, systemActor(code)))
    }
    sweptOn = today
  }
  const start = () => {
    running = running
      .then(look)
      .catch((error: unknown) => logger.warn({ err: error }, 'could not sweep what comes due'))
  }
  start()
  const timer = setInterval(start, LOOK_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

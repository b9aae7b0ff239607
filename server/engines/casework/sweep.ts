import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { apply, decideMoment, NOBODY } from '@citybrain/rules/casework/index.ts'
import { type Actor, type Logger, listDistricts, systemActor } from '../../platform/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { doErrands } from './errands.ts'
import { handWorkOver } from './handover.ts'
import { reproject } from './reproject.ts'
import { contextOf } from './service.ts'
import { findCases, findDue } from './store.ts'
import { writeCase } from './writing.ts'

const CHUNK = 100
/** A case that comes to so many events at once is behind by a standstill; the rest comes with the next look. */
const EVENTS = 50

/**
 * Lets happen what has come by itself: rungs of ladders, deemed decisions, the end of suspensions. It costs what is due,
 * not what is open. Gives how many cases it concerned; what another process was quicker at is left to it.
 */
export async function sweepMoments(deps: CaseworkDeps, district: DistrictCode): Promise<number> {
  const actor = systemActor(district)
  const db = deps.database.district(district)
  let swept = 0
  for (;;) {
    const ids = await findDue(db, { district, now: deps.clock.cityNow(), limit: CHUNK })
    const stored = await findCases(db, district, ids)
    let moved = 0
    for (const one of stored.values()) moved += (await letHappen(deps, actor, one.state)) ? 1 : 0
    swept += moved
    if (moved === 0) return swept
  }
}

async function letHappen(deps: CaseworkDeps, actor: Actor, before: Parameters<typeof apply>[0]): Promise<boolean> {
  const type = deps.types.at(before.type, before.version)
  const known = await contextOf(deps, actor, { type, state: before })
  const context = { ...known, actor: { person: NOBODY, holdings: [], reporter: false } }
  const events: CaseEvent[] = []
  let after = before
  while (events.length < EVENTS) {
    const event = decideMoment({ type, state: after, context })
    if (!event) break
    events.push(event)
    after = apply(after, event)
  }
  if (events.length === 0) return false
  const changed = { type, calendar: context.calendar, before, after, events }
  try {
    await writeCase(deps.database.district(actor.district), actor, changed, { opening: null, more: [] })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'casework.changed-meanwhile') return false
    throw error
  }
}

const LOOK_MS = 1_000

/** Looks at every district each second until closed: deadlines by changed calendars first, then what has come by itself. */
export function startMoments(deps: CaseworkDeps, logger: Logger): { close(): Promise<void> } {
  let running: Promise<void> | null = null
  const look = async () => {
    for (const { code } of await listDistricts(deps.database)) {
      await doErrands(deps, code)
      await handWorkOver(deps, code)
      await reproject(deps, code)
      await sweepMoments(deps, code)
    }
  }
  const timer = setInterval(() => {
    running ??= look()
      .catch((error: unknown) => logger.warn({ err: error }, 'could not let happen what cases have come to'))
      .finally(() => {
        running = null
      })
  }, LOOK_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { apply, decideMoment, NOBODY } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { type Logger, laterBy, listDistricts, systemActor } from '../../platform/index.ts'
import type { Changed } from './changing.ts'
import type { CaseworkDeps } from './deps.ts'
import { doErrands } from './errands.ts'
import { handWorkOver } from './handover.ts'
import { reproject } from './reproject.ts'
import { contextOf } from './service.ts'
import { findCases, findDue } from './store.ts'
import { writeCases } from './writing.ts'

const CHUNK = 100
/** A case that comes to so many events at once is behind by a standstill; the rest comes with the next look. */
const EVENTS = 50

/** A case that can't be dealt with is looked at again after that long, so that it keeps no other one waiting. */
const LATER_MS = 10 * 60_000

/**
 * Lets happen what has come by itself: rungs of ladders, deemed decisions, the end of suspensions. It costs what is due,
 * not what is open; a chunk of cases is written at once. Gives how many cases it concerned; what another process was
 * quicker at is left to it. Throws what went wrong with one case after all others have had their turn.
 */
export async function sweepMoments(deps: CaseworkDeps, district: DistrictCode): Promise<number> {
  const db = deps.database.district(district)
  let swept = 0
  for (;;) {
    const ids = await findDue(db, { district, now: deps.clock.cityNow(), limit: CHUNK })
    const stored = await findCases(db, district, ids)
    const ends = await Promise.allSettled([...stored.values()].map(({ state }) => letHappen(deps, district, state)))
    const changed = ends.flatMap((end) => (end.status === 'fulfilled' && end.value.events.length > 0 ? end.value : []))
    await writeAll(deps, district, changed)
    await putOff(
      deps,
      district,
      [...stored.keys()].filter((id) => !changed.some(({ before }) => before.id === id)),
    )
    swept += changed.length
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed) throw failed.reason
    if (ids.length < CHUNK) return swept
  }
}

async function letHappen(deps: CaseworkDeps, district: DistrictCode, before: CaseState): Promise<Changed> {
  const type = deps.types.at(before.type, before.version)
  const known = await contextOf(deps, systemActor(district), { type, state: before })
  const context = { ...known, actor: { person: NOBODY, holdings: [], reporter: false } }
  const events: CaseEvent[] = []
  let after = before
  while (events.length < EVENTS) {
    const event = decideMoment({ type, state: after, context })
    if (!event) break
    events.push(event)
    after = apply(after, event)
  }
  return { type, calendar: context.calendar, before, after, events }
}

/** All at once; where one of them was overtaken, each by itself. */
async function writeAll(deps: CaseworkDeps, district: DistrictCode, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return
  const actor = systemActor(district)
  const write = (some: readonly Changed[]) =>
    writeCases(
      deps.database.district(district),
      some.map((one) => ({ actor, kind: 'changed', changed: one })),
    )
  try {
    await write(changed)
  } catch (error) {
    if (!wasOvertaken(error)) throw error
    if (changed.length > 1) for (const one of changed) await writeAll(deps, district, [one])
  }
}

const wasOvertaken = (error: unknown) => error instanceof Refusal && error.code === 'casework.changed-meanwhile'

/** Cases that are due by their row and not by their clocks, or that failed. */
async function putOff(
  { database, clock }: CaseworkDeps,
  district: DistrictCode,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`update case_file set next_at = ${laterBy(clock.cityNow(), LATER_MS)}::timestamptz
    where district = ${district} and next_at <= ${clock.cityNow()}::timestamptz
      and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`.execute(
    database.district(district),
  )
}

const LOOK_MS = 1_000

/** Looks at every district each second until closed: deadlines by changed calendars first, then what has come by itself. */
export function startMoments(deps: CaseworkDeps, logger: Logger): { close(): Promise<void> } {
  let running: Promise<void> | null = null
  const warn = (error: unknown) => logger.warn({ err: error }, 'could not let happen what cases have come to')
  const look = async () => {
    // What one of them stumbles over keeps neither the others nor another district waiting.
    for (const { code } of await listDistricts(deps.database))
      for (const does of [doErrands, handWorkOver, reproject, sweepMoments]) await does(deps, code).catch(warn)
  }
  const timer = setInterval(() => {
    running ??= look()
      .catch(warn)
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

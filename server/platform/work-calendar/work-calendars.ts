import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import { type CompiledCalendar, createWorkCalendar, firstDifference } from '@citybrain/rules/clock/index.ts'
import type { Actor } from '../actor.ts'
import { systemMs } from '../clock/system-time.ts'
import type { Database, Db } from '../database/database.ts'
import { save } from '../save.ts'
import { type CalendarRecord, listStored, readVersion, writeCalendar } from './calendar-store.ts'
import { calendarChanged, noSuchCalendar } from './errors.ts'

/** How long calendars are used before their version is compared with the database's again. */
const TRUSTED_MS = 1_000

/** The work calendars of every district: those of its data folder, each in the form that people have given it since. */
export interface WorkCalendars {
  /** In the folder's order, then those that were changed and stand in the folder no longer. */
  list(db: Db, district: DistrictCode): Promise<CalendarRecord[]>
  get(db: Db, district: DistrictCode, key: string): Promise<CalendarRecord>
  /** Saves a change made upon `revision`, audited, with the event `calendar.changed` for whoever has projected by it. */
  change(db: Db, actor: Actor, change: CalendarChange): Promise<CalendarRecord>
  /**
   * The calendar made ready for arithmetic, the first of the district where no key is given. It is remembered; a change
   * by another process shows after a second at most.
   */
  compiled(district: DistrictCode, key?: string): Promise<CompiledCalendar>
}

export interface CalendarChange {
  readonly calendar: WorkCalendar
  readonly revision: number
  readonly reason: string | null
}

interface Kept {
  readonly version: string
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  checkedMs: number
}

export function createWorkCalendars(deps: {
  readonly database: Database
  /** The calendars of the district's data folder. */
  given(district: DistrictCode): readonly WorkCalendar[]
}): WorkCalendars {
  const kept = new Map<DistrictCode, Kept>()
  const loading = new Map<DistrictCode, Promise<Kept>>()

  async function list(db: Db, district: DistrictCode): Promise<CalendarRecord[]> {
    const stored = new Map((await listStored(db)).map((one) => [one.calendar.key, one]))
    const given = deps.given(district).map((calendar): CalendarRecord => {
      return stored.get(calendar.key) ?? { calendar, revision: 0, updatedAt: null, updatedBy: null }
    })
    const known = new Set(given.map(({ calendar }) => calendar.key))
    return [...given, ...[...stored.values()].filter(({ calendar }) => !known.has(calendar.key))]
  }
  async function get(db: Db, district: DistrictCode, key: string): Promise<CalendarRecord> {
    const all = await list(db, district)
    const found = all.find(({ calendar }) => calendar.key === key)
    if (found) return found
    throw noSuchCalendar(
      key,
      all.map(({ calendar }) => calendar.key),
    )
  }
  async function refresh(district: DistrictCode): Promise<Kept> {
    const db = deps.database.district(district)
    const checkedMs = systemMs()
    // Read before the calendars: what is committed in between shows as another version at the next comparison.
    const version = await readVersion(db)
    const had = kept.get(district)
    if (had?.version === version) {
      had.checkedMs = checkedMs
      return had
    }
    const records = await list(db, district)
    const calendars = new Map(records.map(({ calendar }) => [calendar.key, createWorkCalendar(calendar)]))
    const fresh = { version, calendars, checkedMs }
    kept.set(district, fresh)
    return fresh
  }
  async function current(district: DistrictCode): Promise<Kept> {
    const had = kept.get(district)
    if (had && systemMs() - had.checkedMs < TRUSTED_MS) return had
    const running = loading.get(district) ?? refresh(district).finally(() => loading.delete(district))
    loading.set(district, running)
    return running
  }
  return {
    list,
    get,
    async change(db, actor, { calendar, revision, reason }) {
      const before = await get(db, actor.district, calendar.key)
      const saved = await saveChange(db, actor, { before, calendar, revision, reason })
      const had = kept.get(actor.district)
      if (had) had.checkedMs = Number.NEGATIVE_INFINITY
      return { calendar, revision: revision + 1, updatedAt: saved.at, updatedBy: actor.name }
    },
    async compiled(district, key) {
      const { calendars } = await current(district)
      const found = key === undefined ? calendars.values().next().value : calendars.get(key)
      if (found) return found
      throw noSuchCalendar(key ?? '', [...calendars.keys()])
    },
  }
}

function saveChange(db: Db, actor: Actor, change: CalendarChange & { before: CalendarRecord }) {
  const { before, calendar, revision, reason } = change
  const subject = { kind: 'calendar', id: calendar.key }
  return save(db, {
    writes: [{ sql: writeCalendar(actor, calendar, revision), rows: 1, conflict: calendarChanged(before.revision) }],
    events: [
      {
        ...{ kind: 'calendar.changed', subject },
        // Deadlines that end before this day stay as they are.
        payload: { revision: revision + 1, from: firstDifference(before.calendar, calendar) },
      },
    ],
    audits: [
      { action: 'calendar.change', subject, before: before.calendar, after: calendar, ...(reason && { reason }) },
    ],
    actor,
  })
}

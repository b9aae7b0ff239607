import * as api from '@citybrain/contract/api/calendar.ts'
import type { ClockPause } from '@citybrain/contract/kernel/clock-ledger.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import {
  createWorkCalendar,
  daysOfYear,
  earliestAt,
  explainDeadline,
  FIRST_PROVISIONAL_DATE,
  FIRST_YEAR,
  NEWEST_NOTICE_YEAR,
  parseLimit,
  readInstant,
  readPause,
  remainingAt,
  stateAt,
  usedAt,
} from '@citybrain/rules/clock/index.ts'
import { type MountedRoute, serve } from '../engines/identity/index.ts'
import { type Clock, type Db, noRevision, type WorkCalendars } from '../platform/index.ts'

/** Work calendars, their change, and deadlines reckoned by them. */
export function calendarRoutes({ calendars, clock }: { calendars: WorkCalendars; clock: Clock }): MountedRoute[] {
  return [
    serve(api.listCalendars, async ({ actor, db }) => {
      const records = await calendars.list(db, actor.district)
      return {
        calendars: records.map(({ calendar: { key, title, source }, ...kept }) => ({ key, title, source, ...kept })),
      }
    }),
    serve(api.getCalendar, ({ actor, db, params, query }) =>
      yearOf({ calendars, db }, actor.district, params.calendar, query.year ?? Number(clock.cityToday().slice(0, 4))),
    ),
    serve(api.editCalendar, async ({ actor, db, params, body: { revision: told, reason, ...calendar }, ifMatch }) => {
      const revision = told ?? ifMatch
      if (revision === null) throw noRevision()
      const change = { calendar: { key: params.calendar, ...calendar }, revision, reason: reason || null }
      return calendars.change(db, actor, change)
    }),
    serve(api.reckonDue, async ({ actor, params, query: { from, limit, extend, pause, at } }) => {
      const calendar = await calendars.compiled(actor.district, params.calendar)
      const ledger = {
        ...{ startedAt: readInstant(from), limit: parseLimit(limit), extensions: extend.map(parseLimit) },
        pauses: pause.map((text): ClockPause => readPause(text)),
      }
      const now = at === undefined ? clock.cityNow() : readInstant(at)
      return {
        ...explainDeadline(calendar, ledger),
        ...{ earliestAt: earliestAt(calendar, ledger), limit: ledger.limit, state: stateAt(calendar, ledger, now) },
        used: usedAt(calendar, ledger, now).amount,
        remaining: remainingAt(calendar, ledger, now).amount,
      }
    }),
  ]
}

async function yearOf(
  { calendars, db }: { calendars: WorkCalendars; db: Db },
  district: DistrictCode,
  key: string,
  year: number,
) {
  const record = await calendars.get(db, district, key)
  const days = daysOfYear(createWorkCalendar(record.calendar), year)
  const workingDays = days.filter(({ works }) => works).length
  const known = { firstYear: FIRST_YEAR, newestNoticeYear: NEWEST_NOTICE_YEAR, provisionalFrom: FIRST_PROVISIONAL_DATE }
  return { ...record, year, workingDays, days, ...known }
}

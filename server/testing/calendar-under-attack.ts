import * as api from '@citybrain/contract/api/calendar.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { MountedRoute } from '../engines/identity/index.ts'
import { calendarRoutes } from '../http/index.ts'
import { type Clock, createWorkCalendars, type Database } from '../platform/index.ts'
import type { Asking, CityUnderAttack } from './city-under-attack.ts'

/** Every district with the one calendar that holds where nothing is said. */
export const plainCalendars = (parts: { database: Database; clock: Clock }): MountedRoute[] =>
  calendarRoutes({
    calendars: createWorkCalendars({ database: parts.database, given: () => [DEFAULT_CALENDAR] }),
    clock: parts.clock,
  })

/** Sound inputs of work calendars. */
export function soundOfCalendars({ planner }: CityUnderAttack): Asking[] {
  const params = { calendar: 'bureau' }
  const { source, title } = DEFAULT_CALENDAR
  const windows = [{ from: '09:00', to: '10:00' }]
  const override = { date: '2023-09-13', kind: 'work', windows, note: title, source }
  // Each place costs fifty requests, and all days of a week are alike.
  const rest = { tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  const versions = [{ effectiveFrom: null, monday: windows, ...rest, makeUp: windows }]
  const clock = { from: '2023-09-28T16:00', limit: '24工作时', extend: '1小时', at: '2023-10-07' }
  return [
    [planner, api.getCalendar, { params, query: { year: '2023' } }],
    [planner, api.reckonDue, { params, query: { ...clock, pause: '2023-09-28T17:00/2023-10-07T09:00' } }],
    [
      planner,
      api.editCalendar,
      { params, body: { title, versions, overrides: [override], source, revision: 0, reason: '通知' } },
    ],
  ]
}

import { z } from 'zod'
import { ClockState, Deadline } from '../kernel/clock-ledger.ts'
import { Limit } from '../kernel/limit.ts'
import { Revision } from '../kernel/revision.ts'
import { Source } from '../kernel/source.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { CalendarDay, CalendarKey, WorkCalendar } from '../kernel/work-calendar.ts'
import { several } from './query.ts'
import { route } from './route.ts'

const tag = 'calendar'
const CalendarParams = z.object({ calendar: CalendarKey })
const noCalendar = 'calendar.no-such-calendar'
const ledgerErrors = [
  'clock.bad-limit',
  'clock.bad-instant',
  'clock.too-early',
  'clock.too-far',
  'clock.backwards',
  'clock.paused-before-start',
  'clock.other-unit',
] as const

/** What is kept beside the calendar itself. */
const Kept = {
  revision: Revision.describe('修订号 · 0: as the district’s data folder has it'),
  updatedAt: Instant.nullable(),
  updatedBy: z.string().nullable(),
}

export const CalendarSummary = z.object({ key: CalendarKey, title: Words, source: Source, ...Kept })
export type CalendarSummary = z.infer<typeof CalendarSummary>

export const CalendarYear = z.object({
  calendar: WorkCalendar,
  ...Kept,
  year: z.int(),
  workingDays: z.int(),
  days: z.array(CalendarDay),
  firstYear: z.int().describe('最早年份 · No day before it can be counted from'),
  newestNoticeYear: z.int().describe('最新放假通知年份 · Newest year whose notice is known'),
  provisionalFrom: PlainDate.describe('暂定起始日 · First day that the next notice may still change'),
})
export type CalendarYear = z.infer<typeof CalendarYear>

export const listCalendars = route({
  method: 'GET',
  path: '/api/v1/calendars',
  access: 'read:calendar',
  tag,
  summary: { zh: '工作日历列表', en: 'The work calendars of the district; the first holds where none is named' },
  reply: z.object({ calendars: z.array(CalendarSummary) }),
})

export const getCalendar = route({
  method: 'GET',
  path: '/api/v1/calendars/:calendar',
  access: 'read:calendar',
  tag,
  summary: {
    zh: '工作日历及某年每日安排（节假日、调休、例外、暂定）',
    en: 'A work calendar with every day of a year: holidays, make-up workdays, exceptions, what is provisional',
  },
  params: CalendarParams,
  query: z.object({
    year: z.coerce.number().int().min(2018).max(2199).optional().describe('年份 · The city’s present year if left out'),
  }),
  conditional: true,
  reply: CalendarYear,
  errors: [noCalendar],
})

export const editCalendar = route({
  method: 'PUT',
  path: '/api/v1/calendars/:calendar',
  access: 'manage:calendar',
  tag,
  summary: {
    zh: '修改工作日历（办公时间、例外日期）；据此推算的期限随之重新推算',
    en: 'Change a calendar’s office hours and exceptions; deadlines that stand on it are worked out anew',
  },
  params: CalendarParams,
  body: WorkCalendar.omit({ key: true }).extend({
    revision: Revision.optional().describe('修订号 · Or `If-Match`; one of both'),
    reason: z.string().trim().max(300).optional().describe('修改理由'),
  }),
  conditional: true,
  reply: z.object({ calendar: WorkCalendar, ...Kept }),
  errors: [noCalendar, 'calendar.changed-meanwhile', 'request.precondition-failed', 'calendar.no-revision'],
})

const Moment = z.string().min(1).max(40)

export const reckonDue = route({
  method: 'GET',
  path: '/api/v1/calendars/:calendar/due',
  access: 'read:calendar',
  tag,
  summary: { zh: '推算期限并说明理由', en: 'When a time limit ends, with the reasons' },
  params: CalendarParams,
  query: z.object({
    from: Moment.describe('起算时间 · `2023-09-28T16:00`, time of Shanghai where no zone is named'),
    limit: z.string().min(1).max(60).describe('期限 · `24 working hours`, `2个工作日`'),
    extend: several(z.string().min(1).max(60), 20).describe('延长 · May stand several times'),
    pause: several(z.string().min(1).max(90), 50).describe(
      '暂停 · `START/END`, or `START/` while it lasts; may stand several times',
    ),
    at: Moment.optional().describe(
      '查看时点 · State, used and remaining time are of this moment; the city’s present one if left out',
    ),
  }),
  reply: Deadline.extend({
    earliestAt: Instant.nullable().describe('最早时间 · Where the limit is a minimum: the step may not end before'),
    limit: Limit,
    state: ClockState,
    used: z.number().describe('已用 · In the unit of the limit'),
    remaining: z.number().describe('剩余 · In the unit of the limit; below 0: overdue by so much'),
  }),
  errors: [noCalendar, ...ledgerErrors],
})

export const CALENDAR_ROUTES = [listCalendars, getCalendar, editCalendar, reckonDue] as const

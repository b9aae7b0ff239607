import { DEFAULT_CALENDAR } from '../kernel/work-calendar.ts'
import type { RouteExample } from './route.ts'

const { key, title, versions, source } = DEFAULT_CALENDAR
const kept = { revision: 1, updatedAt: '2023-09-15T01:30:00.000Z', updatedBy: '示例一' }
const note = { zh: '防汛值守', en: 'Flood duty' }
const override = { date: '2023-09-16', kind: 'work', windows: [{ from: '09:00', to: '12:00' }], note, source }
const calendar = { ...DEFAULT_CALENDAR, overrides: [override] }

/** One example of each operation on work calendars, by method and path. */
export const CALENDAR_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/calendars': { reply: { calendars: [{ key, title, source, ...kept }] } },
  'GET /api/v1/calendars/:calendar': {
    params: { calendar: key },
    query: { year: 2023 },
    reply: {
      ...{ calendar, ...kept, year: 2023, workingDays: 250, firstYear: 2018, newestNoticeYear: 2026 },
      provisionalFrom: '2026-12-25',
      days: [
        {
          ...{ date: '2023-01-01', kind: 'holiday', works: false, windows: [], provisional: false },
          name: { zh: '元旦', en: 'New Year’s Day' },
        },
      ],
    },
  },
  'PUT /api/v1/calendars/:calendar': {
    params: { calendar: key },
    body: { title, versions, source, overrides: [override], revision: 0, reason: '区防汛指挥部通知' },
    reply: { calendar, ...kept },
  },
  'GET /api/v1/calendars/:calendar/due': {
    params: { calendar: key },
    query: { from: '2023-09-28T16:00', limit: '24 working hours', at: '2023-10-07T12:00' },
    reply: {
      ...{ dueAt: '2023-10-09T09:30:00.000Z', provisional: false, earliestAt: '2023-10-09T09:30:00.000Z' },
      ...{ limit: { amount: 24, unit: 'working-hour' }, state: 'running', used: 5.5, remaining: 18.5 },
      explanation: {
        zh: '自2023年9月28日（星期四）16:00起24个工作时；9月29日（星期五）至10月6日（星期五）中秋节、国庆节放假；10月7日（星期六）、10月8日（星期日）调休上班；到期时间为2023年10月9日（星期一）17:30。',
        en: '24 working hours from Thursday 28 September 2023 16:00; Friday 29 September to Friday 6 October is Mid-Autumn Festival and National Day; Saturday 7 and Sunday 8 October are make-up workdays; due Monday 9 October 2023 17:30.',
      },
    },
  },
}

import { DEFAULT_CALENDAR, DEFAULT_WEEK, type WorkCalendarData } from '@citybrain/contract/kernel/work-calendar.ts'

const BUREAU_HOURS = {
  note: {
    zh: '办公时间取通行做法（8:30—12:00，14:00—18:00），由区里核定',
    en: 'Office hours as is customary (08:30–12:00, 14:00–18:00), for the district to confirm',
  },
  status: 'proposal',
} as const

const HALL_HOURS = {
  note: {
    zh: '周六上午开放为示例配置，由区政务服务办核定',
    en: 'Opening on Saturday mornings is an example, for the district’s government service office to confirm',
  },
  status: 'proposal',
} as const

/**
 * Days that the district rules otherwise than the State Council's notices. No published source names any so far; the
 * district enters its own here, or on the page 工作日历 while the system runs.
 */
const OVERRIDES: WorkCalendarData['overrides'] = []

export const CALENDARS: WorkCalendarData[] = [
  {
    ...DEFAULT_CALENDAR,
    title: { zh: '区级机关', en: 'District bureaus' },
    overrides: OVERRIDES,
    source: BUREAU_HOURS,
  },
  {
    key: 'hall',
    title: { zh: '政务服务大厅', en: 'Government service hall' },
    versions: [{ ...DEFAULT_WEEK, saturday: [{ from: '09:00', to: '12:00' }] }],
    overrides: OVERRIDES,
    source: HALL_HOURS,
  },
]

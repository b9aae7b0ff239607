import { z } from 'zod'
import { Source } from './source.ts'
import { PlainDate } from './time.ts'
import { Words } from './words.ts'

/** Local time, `08:30`; `24:00` ends a day. */
export const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time such as 08:30')
export type TimeOfDay = z.infer<typeof TimeOfDay>

/** A stretch of office hours within one day. */
export const Window = z
  .object({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to, 'office hours end after they begin')
export type Window = z.infer<typeof Window>

export const DayWindows = z
  .array(Window)
  .max(6)
  .refine(areInOrder, 'office hours of a day follow one another and do not overlap')
export type DayWindows = z.infer<typeof DayWindows>

function areInOrder(windows: readonly { from: string; to: string }[]): boolean {
  return windows.every(({ from }, at) => at === 0 || from >= (windows[at - 1]?.to ?? ''))
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Office hours of a week from a day on; a weekday without any is a rest day. */
export const WeekWindows = z
  .object({
    /** First day on which they hold; null: ever since. */
    effectiveFrom: PlainDate.nullable(),
    ...{ monday: DayWindows, tuesday: DayWindows, wednesday: DayWindows, thursday: DayWindows },
    ...{ friday: DayWindows, saturday: DayWindows, sunday: DayWindows },
    /** Of a make-up workday (调休上班日), whatever its weekday. */
    makeUp: DayWindows.min(1),
  })
  .refine((week) => WEEKDAYS.some((day) => week[day].length > 0), 'a week has at least one working day')
export type WeekWindows = z.infer<typeof WeekWindows>

/** A day that this calendar rules otherwise than notice and weekday do. */
export const OverrideDay = z.object({
  date: PlainDate,
  kind: z.enum(['rest', 'work']),
  /** Of a working day; null: those of its weekday, or of a make-up workday where the weekday has none. */
  windows: DayWindows.min(1).nullable().default(null),
  note: Words,
  source: Source,
})
export type OverrideDay = z.infer<typeof OverrideDay>

export const CalendarKey = z.string().regex(/^[a-z][a-z0-9]{0,29}(-[a-z0-9]{1,30}){0,3}$/, 'expected a kebab-case key')
export type CalendarKey = z.infer<typeof CalendarKey>

/** When somebody works: a bureau, a hall. Holidays and make-up workdays of the State Council hold in every calendar. */
export const WorkCalendar = z.object({
  key: CalendarKey,
  title: Words,
  /** The first holds ever since; each later one from its day on. */
  versions: z
    .array(WeekWindows)
    .min(1)
    .max(50)
    .refine(areDated, 'only the first has no date, later ones follow by date'),
  overrides: z
    .array(OverrideDay)
    .max(2000)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'a date stands once'),
  source: Source,
})
export type WorkCalendar = z.infer<typeof WorkCalendar>
/** As data files write it. */
export type WorkCalendarData = z.input<typeof WorkCalendar>

function areDated(versions: readonly { effectiveFrom: string | null }[]): boolean {
  return versions.every(({ effectiveFrom }, at) => {
    if (at === 0) return effectiveFrom === null
    return effectiveFrom !== null && effectiveFrom > (versions[at - 1]?.effectiveFrom ?? '')
  })
}

/** What a day is in a calendar, and by whose word. */
export const DayKind = z.enum(['workday', 'weekend', 'holiday', 'make-up', 'override-rest', 'override-work'])
export type DayKind = z.infer<typeof DayKind>

export const CalendarDay = z.object({
  date: PlainDate,
  kind: DayKind,
  works: z.boolean(),
  windows: DayWindows,
  /** Of the holiday, or the note of the override. */
  name: Words.nullable(),
  /** Beyond the newest notice: it may become a holiday or a make-up workday yet. */
  provisional: z.boolean(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

const OFFICE_HOURS = [
  { from: '08:30', to: '12:00' },
  { from: '14:00', to: '18:00' },
]

/** For districts that say nothing of their own. */
export const DEFAULT_WEEK: WeekWindows = {
  effectiveFrom: null,
  ...{ monday: OFFICE_HOURS, tuesday: OFFICE_HOURS, wednesday: OFFICE_HOURS, thursday: OFFICE_HOURS },
  ...{ friday: OFFICE_HOURS, saturday: [], sunday: [], makeUp: OFFICE_HOURS },
}

export const DEFAULT_CALENDAR: WorkCalendar = {
  key: 'bureau',
  title: { zh: '机关', en: 'Bureaus' },
  versions: [DEFAULT_WEEK],
  overrides: [],
  source: {
    note: { zh: '默认办公时间，请由区里核定', en: 'Default office hours, for the district to confirm' },
    status: 'proposal',
  },
}

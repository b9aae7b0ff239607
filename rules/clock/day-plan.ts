import type { Words } from '@citybrain/contract/kernel/words.ts'
import {
  type CalendarDay,
  type DayKind,
  type DayWindows,
  type OverrideDay,
  WEEKDAYS,
  type WeekWindows,
  type WorkCalendar,
} from '@citybrain/contract/kernel/work-calendar.ts'
import { dateOf, numberOfDay, weekdayOf } from './days.ts'
import { FIRST_PROVISIONAL_DAY, findNotice } from './notices.ts'

const NONE: DayWindows = []

/** What a day is in a calendar: the calendar's own exception first, then the notice, then the week. */
export type DayPlanner = (day: number) => CalendarDay

export function planDays({ versions, overrides }: WorkCalendar): DayPlanner {
  const exceptions = new Map(overrides.map((one) => [numberOfDay(one.date), one]))
  const weeks = versions.map((week) => ({
    from: week.effectiveFrom === null ? Number.NEGATIVE_INFINITY : numberOfDay(week.effectiveFrom),
    week,
  }))
  return (day) => {
    // The first version holds ever since, so that one is always found.
    const { week } = weeks.findLast(({ from }) => from <= day) as (typeof weeks)[number]
    return planDay(day, week, exceptions.get(day))
  }
}

function planDay(day: number, week: WeekWindows, exception: OverrideDay | undefined): CalendarDay {
  const date = dateOf(day)
  // 0 to 6, of which each has its name.
  const ofWeekday = week[WEEKDAYS[weekdayOf(day)] as (typeof WEEKDAYS)[number]]
  const usual = ofWeekday.length > 0 ? ofWeekday : week.makeUp
  const told = (kind: DayKind, windows: DayWindows, name: Words | null): CalendarDay => ({
    ...{ date, kind, works: windows.length > 0, windows, name },
    provisional: exception === undefined && day >= FIRST_PROVISIONAL_DAY,
  })
  if (exception?.kind === 'rest') return told('override-rest', NONE, exception.note)
  if (exception) return told('override-work', exception.windows ?? usual, exception.note)
  const notice = findNotice(date)
  if (notice) return notice.works ? told('make-up', week.makeUp, notice.name) : told('holiday', NONE, notice.name)
  return told(ofWeekday.length > 0 ? 'workday' : 'weekend', ofWeekday, null)
}

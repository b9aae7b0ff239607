import type { CalendarDay } from '@citybrain/contract/kernel/work-calendar.ts'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDescribeDay } from './day-words.ts'
import { dayByKey, monthsOf, weeksOf } from './months.ts'

interface Choice {
  readonly chosen: string
  onChoose(date: string): void
}

interface Keyed extends Choice {
  onKey(event: KeyboardEvent): void
}

/** Twelve months; the arrow keys go from day to day, so that the whole year is one stop of the Tab key. */
export function YearGrid({ days, chosen, onChoose }: { days: readonly CalendarDay[] } & Choice) {
  const grid = useRef<HTMLDivElement>(null)
  const go = (event: KeyboardEvent) => {
    const next = dayByKey(days, chosen, event.key)
    if (next === null) return
    event.preventDefault()
    onChoose(next)
    grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus()
  }
  return (
    <div className="calendar-year" ref={grid}>
      {monthsOf(days).map((month) => (
        <Month key={month[0]?.date} days={month} chosen={chosen} onChoose={onChoose} onKey={go} />
      ))}
    </div>
  )
}

const WEEKDAYS = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07']

function Month({ days, ...choice }: { days: readonly CalendarDay[] } & Keyed) {
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en-GB' : 'zh-CN'
  const words = (day: string, format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
  return (
    <table className="calendar-month">
      <caption>{words(days[0]?.date ?? '', { month: 'long' })}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={words(day, { weekday: 'long' })}>
              {words(day, { weekday: locale === 'en-GB' ? 'short' : 'narrow' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {week.map((day, at) => (
              <td key={WEEKDAYS[at]}>{day && <Day day={day} {...choice} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, chosen, onChoose, onKey }: { day: CalendarDay } & Keyed) {
  const { t } = useTranslation()
  const describe = useDescribeDay()
  const marked = day.name !== null
  return (
    <button
      type="button"
      className="calendar-day"
      data-date={day.date}
      data-kind={day.kind}
      data-provisional={day.provisional || undefined}
      aria-pressed={day.date === chosen}
      title={describe(day)}
      tabIndex={day.date === chosen ? 0 : -1}
      onClick={() => onChoose(day.date)}
      onKeyDown={onKey}
    >
      <span aria-hidden="true">{Number(day.date.slice(8))}</span>
      {marked && <small aria-hidden="true">{t(day.works ? 'calendar.mark-work' : 'calendar.mark-rest')}</small>}
      <span className="visually-hidden">{describe(day)}</span>
    </button>
  )
}

import type { CalendarSummary, CalendarYear } from '@citybrain/contract/api/calendar.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useDistrict, useRight } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { DayPanel } from './day-panel.tsx'
import { DueForm } from './due-form.tsx'
import { HoursPanel } from './hours-panel.tsx'
import { Legend } from './legend.tsx'
import { useCalendars, useYear } from './use-calendar.ts'
import { YearGrid } from './year-grid.tsx'
import './calendar.css'

const LAST_YEAR = 2199

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.calendar'))
  return useRight('read:calendar') ? <Calendars /> : <NoRight />
}

function Calendars() {
  const [address] = useAddress()
  const today = useDistrict().data?.today
  const calendars = useCalendars()
  const chosen = calendars.data?.find(({ key }) => key === address.get('calendar')) ?? calendars.data?.[0]
  const wanted = Number(address.get('year'))
  const year = useYear(
    chosen?.key,
    Number.isInteger(wanted) && wanted >= 2018 && wanted <= LAST_YEAR ? wanted : undefined,
  )
  if (calendars.isError) return <Failure error={calendars.error} onRetry={() => void calendars.refetch()} />
  if (year.isError) return <Failure error={year.error} onRetry={() => void year.refetch()} />
  if (!calendars.data || !year.data || !today) return <PageLoading />
  return <Shown calendars={calendars.data} shown={year.data} today={today} />
}

interface Told {
  readonly calendars: readonly CalendarSummary[]
  readonly shown: CalendarYear
}

function Shown({ calendars, shown, today }: Told & { today: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const [picked, pick] = useState(today)
  // A day of the year before says nothing of this one.
  const chosen = shown.days.some(({ date }) => date === picked) ? picked : (shown.days[0]?.date ?? '')
  const day = shown.days.find(({ date }) => date === chosen)
  return (
    <div className="sheet calendar">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.calendar')}</h1>
          <p className="lede">
            {t('calendar.lede', { calendar: say(shown.calendar.title), year: shown.year, count: shown.workingDays })}
            {shown.year > shown.newestNoticeYear && ` ${t('calendar.lede-provisional', { year: shown.year })}`}
          </p>
        </div>
        <Choices calendars={calendars} shown={shown} />
      </div>
      <div className="calendar-columns">
        <section className="panel panel-pad" aria-label={t('calendar.days-label')}>
          <Legend />
          <YearGrid days={shown.days} chosen={chosen} onChoose={pick} />
        </section>
        <div className="calendar-side">
          {day && <DayPanel day={day} shown={shown} />}
          <DueForm calendar={shown.calendar.key} />
          <HoursPanel shown={shown} />
        </div>
      </div>
    </div>
  )
}

function Choices({ calendars, shown }: Told) {
  const { t } = useTranslation()
  const say = useSay()
  const [, set] = useAddress()
  const go = (year: number) => set({ year: String(year) })
  const years = Array.from({ length: shown.newestNoticeYear + 5 - shown.firstYear }, (_, at) => shown.firstYear + at)
  return (
    <div className="tools">
      <Select
        aria-label={t('calendar.which')}
        popupMatchSelectWidth={false}
        value={shown.calendar.key}
        onChange={(calendar) => set({ calendar })}
        options={calendars.map(({ key, title }) => ({ value: key, label: say(title) }))}
      />
      <Button disabled={shown.year <= shown.firstYear} onClick={() => go(shown.year - 1)}>
        {t('calendar.year-before')}
      </Button>
      <Select
        aria-label={t('calendar.year')}
        value={shown.year}
        onChange={go}
        options={[...new Set([...years, shown.year])].map((year) => ({ value: year, label: String(year) }))}
      />
      <Button disabled={shown.year >= LAST_YEAR} onClick={() => go(shown.year + 1)}>
        {t('calendar.year-after')}
      </Button>
    </div>
  )
}

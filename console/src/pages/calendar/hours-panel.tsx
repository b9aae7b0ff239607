import type { CalendarYear } from '@citybrain/contract/api/calendar.ts'
import { type DayWindows, WEEKDAYS, type WeekWindows } from '@citybrain/contract/kernel/work-calendar.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRight } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { HoursForm } from './hours-form.tsx'
import { hoursText } from './hours-text.ts'

/** Office hours of the calendar, each version from its day on. */
export function HoursPanel({ shown }: { shown: CalendarYear }) {
  const { t } = useTranslation()
  const say = useSay()
  const mayManage = useRight('manage:calendar')
  const [open, setOpen] = useState(false)
  return (
    <section className="panel panel-pad">
      <h2 className="section-title">{t('calendar.hours')}</h2>
      {shown.calendar.versions.toReversed().map((week) => (
        <Week key={week.effectiveFrom ?? ''} week={week} alone={shown.calendar.versions.length === 1} />
      ))}
      <p className="hint">{say(shown.calendar.source.note)}</p>
      {mayManage && (
        <div className="tools calendar-deeds">
          <Button onClick={() => setOpen(true)}>{t('calendar.hours-change')}</Button>
        </div>
      )}
      {open && <HoursForm shown={shown} onClose={() => setOpen(false)} />}
    </section>
  )
}

function Week({ week, alone }: { week: WeekWindows; alone: boolean }) {
  const { t } = useTranslation()
  const said = (windows: DayWindows) => (windows.length === 0 ? t('calendar.kind-weekend') : hoursText(windows))
  const title = week.effectiveFrom ? t('calendar.hours-from', { day: week.effectiveFrom }) : t('calendar.hours-ever')
  return (
    <>
      {!alone && <h3 className="calendar-version">{title}</h3>}
      <dl className="fact-list">
        {WEEKDAYS.map((day) => [
          <dt key={day}>{t(`calendar.${day}`)}</dt>,
          <dd key={`${day} hours`}>{said(week[day])}</dd>,
        ])}
        <dt>{t('calendar.kind-make-up')}</dt>
        <dd>{said(week.makeUp)}</dd>
      </dl>
    </>
  )
}

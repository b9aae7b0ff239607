import type { CalendarYear } from '@citybrain/contract/api/calendar.ts'
import type { CalendarDay } from '@citybrain/contract/kernel/work-calendar.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayWords } from '../../days/days.ts'
import { useRight } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { ExceptionForm } from './exception-form.tsx'
import { hoursText } from './hours-text.ts'
import { RemoveForm } from './remove-form.tsx'

/** The day that was chosen, and by whose word it is what it is. */
export function DayPanel({ day, shown }: { day: CalendarDay; shown: CalendarYear }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const mayManage = useRight('manage:calendar')
  const [open, setOpen] = useState<'exception' | 'removal' | null>(null)
  const own = shown.calendar.overrides.find(({ date }) => date === day.date)
  const close = () => setOpen(null)
  return (
    <section className="panel panel-pad calendar-chosen" aria-live="polite">
      <h2 className="section-title">{dayWords(day.date, i18n.language)}</h2>
      <dl className="fact-list">
        <dt>{t('calendar.kind')}</dt>
        <dd>{t(`calendar.kind-${day.kind}`)}</dd>
        {day.name && <dt>{t('calendar.name')}</dt>}
        {day.name && <dd>{say(day.name)}</dd>}
        {day.works && <dt>{t('calendar.hours')}</dt>}
        {day.works && <dd>{hoursText(day.windows)}</dd>}
        {own && <dt>{t('calendar.basis')}</dt>}
        {own && <dd>{say(own.source.note)}</dd>}
      </dl>
      {day.provisional && <p className="hint">{t('calendar.provisional-hint')}</p>}
      {mayManage && (
        <div className="tools calendar-deeds">
          <Button onClick={() => setOpen('exception')}>
            {t(own ? 'calendar.exception-change' : 'calendar.exception-add')}
          </Button>
          {own && <Button onClick={() => setOpen('removal')}>{t('calendar.exception-remove')}</Button>}
        </div>
      )}
      {open === 'exception' && <ExceptionForm day={day} own={own} shown={shown} onClose={close} />}
      {open === 'removal' && <RemoveForm day={day} shown={shown} onClose={close} />}
    </section>
  )
}

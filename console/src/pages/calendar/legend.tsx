import { useTranslation } from 'react-i18next'

const KINDS = ['workday', 'weekend', 'holiday', 'make-up', 'override-rest', 'override-work'] as const

/** What colour and shape of a day mean. */
export function Legend() {
  const { t } = useTranslation()
  return (
    <ul className="calendar-legend" aria-label={t('calendar.legend')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <span className="calendar-day" data-kind={kind} aria-hidden="true" />
          {t(`calendar.kind-${kind}`)}
        </li>
      ))}
      <li>
        <span className="calendar-day" data-kind="workday" data-provisional aria-hidden="true" />
        {t('calendar.provisional')}
      </li>
    </ul>
  )
}

import type { CalendarDay } from '@citybrain/contract/kernel/work-calendar.ts'
import { useTranslation } from 'react-i18next'
import { dayWords } from '../../days/days.ts'
import { useSay } from '../../words/say.ts'

/** A day in one line: date, what it is, its name, whether that may still change. */
export function useDescribeDay(): (day: CalendarDay) => string {
  const { t, i18n } = useTranslation()
  const say = useSay()
  return ({ date, kind, name, provisional }) =>
    [
      dayWords(date, i18n.language),
      t(`calendar.kind-${kind}`),
      ...(name ? [say(name)] : []),
      ...(provisional ? [t('calendar.provisional')] : []),
    ].join(i18n.language === 'en' ? ', ' : '，')
}

import { useTranslation } from 'react-i18next'
import { soonWords } from '../../cases/time-words.ts'
import { systemNow } from '../session/enter.ts'

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** A moment by the phone's own clock, as people say it today. */
export function useNotedWords(): (at: string) => string {
  const { t, i18n } = useTranslation()
  return (at) => soonWords(at, { t, language: i18n.language, today: DAY.format(Date.parse(systemNow())) })
}

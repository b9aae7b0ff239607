import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.ts'
import { leftWords, soonWords } from './time-words.ts'

/** Moments and what is left of a limit, as people say them today. */
export function useTimeWords() {
  const { t, i18n } = useTranslation()
  const { today } = useSession()
  const { language } = i18n
  const soon = useCallback((instant: string) => soonWords(instant, { t, language, today }), [t, language, today])
  const left = useCallback(
    (remaining: { amount: number; unit: string }) => leftWords(remaining, { t, language }),
    [t, language],
  )
  return { soon, left }
}

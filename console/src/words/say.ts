import type { Words } from '@citybrain/contract/kernel/words.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Chooses the language shown from a text that came in both. */
export function useSay(): (words: Words) => string {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return useCallback((words) => words[language], [language])
}

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Name under which the registry keeps what people enter here. */
export const MANUAL = 'city-brain'

/** The name of a source system as a person reads it. */
export function useSystemWords(): (system: string) => string {
  const { t } = useTranslation()
  return useCallback((system: string) => (system === MANUAL ? t('thing.by-hand') : system), [t])
}

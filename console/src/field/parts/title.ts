import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** The window's title. */
export function useFieldTitle(page: string): void {
  const { t } = useTranslation()
  const name = t('field.name')
  useEffect(() => {
    document.title = `${page} · ${name}`
  }, [page, name])
}

import { useTranslation } from 'react-i18next'
import { useNotedWords } from './noted.ts'

/** What is shown isn't of now. */
export function KeptNotice({ at }: { readonly at: string | null }) {
  const { t } = useTranslation()
  const words = useNotedWords()
  if (at === null) return null
  return (
    <p className="p-hint" role="status">
      {t('field.kept-at', { at: words(at) })}
    </p>
  )
}

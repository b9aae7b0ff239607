import { useTranslation } from 'react-i18next'
import { momentWords } from '../../days/days.ts'

/** What is shown isn't of now. */
export function KeptNotice({ at }: { readonly at: string | null }) {
  const { t, i18n } = useTranslation()
  if (at === null) return null
  return (
    <p className="p-hint" role="status">
      {t('field.kept-at', { at: momentWords(at, i18n.language) })}
    </p>
  )
}

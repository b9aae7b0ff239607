import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useTitle } from '../../app/title.ts'

/** An address that is none of the field app's. */
export function NoPage() {
  const { t } = useTranslation()
  useTitle(t('portal.no-page'))
  return (
    <>
      <h1>{t('portal.no-page')}</h1>
      <p>{t('portal.no-page-words')}</p>
      <Link className="p-button f-wide" to="/field">
        {t('field.today')}
      </Link>
    </>
  )
}

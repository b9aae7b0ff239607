import { useTranslation } from 'react-i18next'
import { useTitle } from './portal.ts'

const PARTS = ['kept', 'seen', 'shown', 'photos', 'device', 'rights'] as const

/** What is kept of whoever reports, who sees it, and why. */
export function Privacy() {
  const { t } = useTranslation()
  useTitle(t('portal.privacy'))
  return (
    <>
      <h1>{t('portal.privacy')}</h1>
      {PARTS.map((part) => (
        <section key={part}>
          <h2>{t(`portal.privacy-${part}`)}</h2>
          <p>{t(`portal.privacy-${part}-words`)}</p>
        </section>
      ))}
    </>
  )
}

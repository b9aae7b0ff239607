import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../words/say.ts'
import { useDistrict, usePortal, useTitle } from './portal.ts'

/** The start: what one can do here, the commonest first. */
export function Home() {
  const { t } = useTranslation()
  const say = useSay()
  const portal = usePortal()
  const base = `/d/${useDistrict()}`
  useTitle(t('portal.home'))
  return (
    <>
      <h1>{t('portal.home-title')}</h1>
      <p className="p-warning">
        <strong>{t('portal.danger')}</strong>
      </p>
      {portal.types.length === 0 && <p>{t('portal.nothing-open')}</p>}
      {portal.types.map((type) => (
        <section key={type.key} className="p-choice">
          <h2>{say(type.title)}</h2>
          <p>{say(type.hint)}</p>
          <Link className="p-button" to={`${base}/report/${type.key}/photos`}>
            {t('portal.start-now')}
          </Link>
        </section>
      ))}
      <section className="p-choice">
        <h2>{t('portal.track')}</h2>
        <p>{t('portal.track-hint')}</p>
        <Link to={`${base}/track`}>{t('portal.track-go')}</Link>
      </section>
      {portal.types.some(({ published }) => published) && (
        <section className="p-choice">
          <h2>{t('portal.map')}</h2>
          <p>{t('portal.map-hint')}</p>
          <Link to={`${base}/cases`}>{t('portal.map-go')}</Link>
        </section>
      )}
    </>
  )
}

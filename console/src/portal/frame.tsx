import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation } from 'react-router'
import { useSay } from '../words/say.ts'
import { Failed, Loading } from './notices.tsx'
import { OtherLanguage } from './other-language.tsx'
import { PortalContext, useDistrict, usePortalQuery } from './portal.ts'

/** What stands round every page: whose pages these are, the other language, and the way back to the start. */
export function Frame() {
  const { t } = useTranslation()
  const say = useSay()
  const district = useDistrict()
  const portal = usePortalQuery(district)
  const main = useFocusOnArrival()
  return (
    <>
      <a className="p-skip" href="#page">
        {t('portal.skip')}
      </a>
      <header className="p-header">
        <div className="p-inner">
          <Link to={`/d/${district}`} className="p-brand">
            {portal.data ? say(portal.data.district.name) : ''} <span>{t('portal.name')}</span>
          </Link>
          <OtherLanguage />
        </div>
      </header>
      <main id="page" className="p-inner p-main" tabIndex={-1} ref={main}>
        {portal.isPending && <Loading />}
        {portal.isError && <Failed error={portal.error} onRetry={() => void portal.refetch()} />}
        {portal.data && (
          <PortalContext value={portal.data}>
            <Outlet />
          </PortalContext>
        )}
      </main>
      <footer className="p-footer">
        <nav className="p-inner" aria-label={t('portal.footer')}>
          <Link to={`/d/${district}/privacy`}>{t('portal.privacy')}</Link>
          <Link to={`/d/${district}/track`}>{t('portal.track')}</Link>
        </nav>
      </footer>
    </>
  )
}

/** Whoever can't see that the page has changed is put at its beginning. */
function useFocusOnArrival() {
  const place = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    place.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [pathname])
  return place
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router'
import { Refused } from '../api/refused.ts'
import { ForcedPassword } from '../session/forced-password.tsx'
import { keepSession, SessionContext, useSessionQuery } from '../session/session.ts'
import { Header } from './header.tsx'
import { Failure, PageLoading } from './notices.tsx'

/** Frame of the signed-in pages: whoever isn't signed in goes to the sign-in page and comes back after. */
export function Layout() {
  const session = useSessionQuery()
  const location = useLocation()
  useSignedOutElsewhere()
  if (session.isPending) return <PageLoading />
  if (session.isError) return <Failure error={session.error} onRetry={() => void session.refetch()} />
  if (!session.data) {
    const next = encodeURIComponent(location.pathname + location.search)
    return <Navigate to={`/sign-in?next=${next}`} replace />
  }
  if (session.data.mustChangePassword) return <ForcedPassword who={session.data} />
  return (
    <SessionContext value={session.data}>
      <Frame />
    </SessionContext>
  )
}

function Frame() {
  const { t } = useTranslation()
  const navigation = useNavigation()
  return (
    <>
      <a className="skip" href="#page">
        {t('nav.skip')}
      </a>
      <Header />
      <OfflineNotice />
      <div className="going" data-going={navigation.state !== 'idle'} aria-hidden="true" />
      <main id="page" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  )
}

/** A request refused because the session ended shows the sign-in page, wherever it happened. */
function useSignedOutElsewhere(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        const error = event.type === 'updated' ? event.query.state.error : null
        if (error instanceof Refused && error.status === 401 && event.query.queryKey[0] !== 'session') {
          keepSession(queries, null)
        }
      }),
    [queries],
  )
}

function OfflineNotice() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(listenOnline, () => navigator.onLine)
  if (online) return null
  return (
    <div className="offline" role="status">
      {t('state.offline')}
    </div>
  )
}

function listenOnline(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, useLocation } from 'react-router'
import { Failed, Loading } from '../portal/notices.tsx'
import { OtherLanguage } from '../portal/other-language.tsx'
import { CannotOpen } from './keep/device.ts'
import { canSeal } from './keep/vault.ts'
import { SignIn } from './pages/sign-in.tsx'
import { CannotOpenPage } from './parts/cannot-open.tsx'
import { findWork, type Work } from './session/enter.ts'
import { useOutbox, useOutboxNews, useSendingState, WorkContext } from './session/work.ts'
import { newVersion } from './worker/register.ts'

const WORK = ['work-on-this-phone'] as const

/** What stands round every page: who works here, how sending stands, and the way to the other pages. */
export function Frame() {
  const { t } = useTranslation()
  const work = useQuery({
    ...{ queryKey: WORK, queryFn: findWork, enabled: canSeal() },
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  })
  return (
    <>
      <a className="p-skip" href="#page">
        {t('field.skip')}
      </a>
      <header className="p-header f-header">
        <div className="p-inner">
          <span className="p-brand">{t('field.name')}</span>
          <OtherLanguage />
        </div>
      </header>
      <NewVersion />
      {!canSeal() && <Main>{<p className="p-warning">{t('field.no-seal')}</p>}</Main>}
      {canSeal() && <Inside work={work} />}
    </>
  )
}

function Inside({ work }: { readonly work: ReturnType<typeof useQuery<Work | null>> }) {
  const queries = useQueryClient()
  const put = (next: Work | null) => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== WORK[0] })
    queries.setQueryData(WORK, next)
  }
  if (work.isPending)
    return (
      <Main>
        <Loading />
      </Main>
    )
  if (work.error instanceof CannotOpen)
    return (
      <Main>
        <CannotOpenPage onCleared={() => void work.refetch()} />
      </Main>
    )
  if (work.isError)
    return (
      <Main>
        <Failed error={work.error} onRetry={() => void work.refetch()} />
      </Main>
    )
  if (!work.data)
    return (
      <Main>
        <SignIn onEntered={put} onCannotOpen={() => void work.refetch()} />
      </Main>
    )
  return (
    <WorkContext value={work.data}>
      <SendingBar onSignIn={() => put(null)} />
      <Main>
        <Outlet context={{ leave: () => put(null) } satisfies FrameContext} />
      </Main>
      <Tabs />
    </WorkContext>
  )
}

export interface FrameContext {
  /** After signing out. */
  leave(): void
}

/** Whoever can't see that the page has changed is put at its beginning. */
function Main({ children }: { readonly children: React.ReactNode }) {
  const place = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    place.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [pathname])
  return (
    <main id="page" className="p-inner p-main f-main" tabIndex={-1} ref={place}>
      {children}
    </main>
  )
}

function NewVersion() {
  const { t } = useTranslation()
  const waits = useSyncExternalStore(newVersion.listen, newVersion.waits)
  if (!waits) return null
  return (
    <div className="f-bar" role="status">
      {t('field.new-version')}
      <button type="button" onClick={newVersion.take}>
        {t('field.reload')}
      </button>
    </div>
  )
}

function SendingBar({ onSignIn }: { onSignIn(): void }) {
  const { t } = useTranslation()
  const state = useSendingState()
  useOutboxNews()
  const isAway = useSyncExternalStore(listenToNetwork, () => !navigator.onLine)
  const said = {
    ...{ idle: isAway ? t('field.away') : null, sending: t('field.sending'), away: t('field.away') },
    ...{ 'signed-out': t('field.session-ended'), 'other-account': t('field.other-account') },
  }[state]
  const isOut = state === 'signed-out' || state === 'other-account'
  return (
    <div role="status" className={said ? 'f-bar' : 'f-bar-none'}>
      {said}
      {isOut && (
        <button type="button" onClick={onSignIn}>
          {t('field.sign-in-again')}
        </button>
      )}
    </div>
  )
}

function listenToNetwork(hear: () => void): () => void {
  addEventListener('online', hear)
  addEventListener('offline', hear)
  return () => {
    removeEventListener('online', hear)
    removeEventListener('offline', hear)
  }
}

function Tabs() {
  const { t } = useTranslation()
  const waiting = useOutbox().length
  const pages = [
    ['/field', '☰', t('field.today')],
    ['/field/route', '➤', t('field.route')],
    ['/field/report', '◉', t('field.report')],
    ['/field/outbox', '⇪', waiting > 0 ? t('field.outbox-count', { count: waiting }) : t('field.outbox')],
    ['/field/me', '☺', t('field.me')],
  ] as const
  return (
    <nav className="f-tabs" aria-label={t('field.nav')}>
      {pages.map(([to, sign, name]) => (
        <NavLink key={to} to={to} end={to === '/field'}>
          <span aria-hidden="true">{sign}</span>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}

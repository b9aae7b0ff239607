import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Refused, Unreachable } from '../api/refused.ts'
import { useDistrict, useTitle } from './portal.ts'

export function Loading() {
  const { t } = useTranslation()
  return (
    <p className="p-loading" role="status">
      {t('portal.loading')}
    </p>
  )
}

/** The sentence for an error, whatever it is. */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof Refused) return error.message
    return error instanceof Unreachable ? t('portal.unreachable') : t('portal.broken')
  }
}

/** What went wrong and what to do, read out as soon as it is there. */
export function ErrorBox({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  return (
    <div className="p-error-box" role="alert">
      <h2>{t('portal.problem')}</h2>
      <p>{words(error)}</p>
    </div>
  )
}

export function Failed({ error, onRetry }: { readonly error: unknown; onRetry(): void }) {
  const { t } = useTranslation()
  return (
    <>
      <h1>{t('portal.failed')}</h1>
      <ErrorBox error={error} />
      <button type="button" className="p-button" onClick={onRetry}>
        {t('portal.retry')}
      </button>
    </>
  )
}

function Notice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useTitle(title)
  return (
    <>
      <h1>{title}</h1>
      {children}
    </>
  )
}

export function NoSuchPage() {
  const { t } = useTranslation()
  const district = useDistrict()
  return (
    <Notice title={t('portal.no-page')}>
      <p>{t('portal.no-page-words')}</p>
      {district !== '' && (
        <p>
          <Link to={`/d/${district}`}>{t('portal.to-start')}</Link>
        </p>
      )}
    </Notice>
  )
}

/** In place of pages that failed while they were drawn. */
export function Broken() {
  const { t } = useTranslation()
  return (
    <main className="p-inner p-main">
      <Notice title={t('portal.failed')}>
        <p>{t('portal.broken')}</p>
        <button type="button" className="p-button" onClick={() => location.reload()}>
          {t('portal.retry')}
        </button>
      </Notice>
    </main>
  )
}

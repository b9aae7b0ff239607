import { Button, Empty, Spin } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused, Unreachable } from '../api/refused.ts'
import './notices.css'

/** Quiet for the first moments, then a spinner with what is being fetched. */
export function PageLoading({ what }: { what?: string }) {
  const { t } = useTranslation()
  return (
    <div className="loading" role="status">
      <Spin size="large" />
      <span>{what ?? t('state.loading')}</span>
    </div>
  )
}

/** The sentence for an error, whatever it is. */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof Refused) return error.message
    if (error instanceof Unreachable) return t('state.unreachable')
    return t('state.broken')
  }
}

/** What happened, why, and the way on; in place of a page or of a part of it. */
export function Notice({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <span className="notice-mark" aria-hidden="true" />
      <h1 className="plain-title">{title}</h1>
      <p className="notice-words">{words}</p>
      {children}
    </div>
  )
}

/** A failed request in place of what it should have brought, with a way to ask again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const status = error instanceof Refused ? error.status : 0
  const title =
    status === 404
      ? t('state.not-found-title')
      : status === 403
        ? t('state.no-right-title')
        : error instanceof Unreachable
          ? t('state.unreachable-title')
          : t('state.failed-title')
  return (
    <div role="alert">
      <Notice title={title} words={words(error)}>
        {onRetry && status !== 403 && status !== 404 && (
          <Button type="primary" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        )}
      </Notice>
    </div>
  )
}

/** Nothing there: why, and what to do about it. */
export function Nothing({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<p className="nothing-words">{words}</p>}>
        {children}
      </Empty>
    </div>
  )
}

/** In place of a page that one's roles don't open. */
export function NoRight() {
  const { t } = useTranslation()
  return <Failure error={new Refused({ status: 403, code: 'page.no-right', detail: t('state.no-right') })} />
}

import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useRouteError } from 'react-router'
import { Unreachable } from '../api/refused.ts'
import { useTitle } from './title.ts'

/** Shown instead of a page that failed; a chunk that could not be fetched means the server or the network is away. */
export function ErrorPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  const away = error instanceof Unreachable || (error instanceof TypeError && /import|fetch/i.test(error.message))
  useTitle(t('state.failed-title'))
  return (
    <main className="page" role="alert">
      <Result
        status="warning"
        icon={<span className="failure-mark" aria-hidden="true" />}
        title={away ? t('state.unreachable-title') : t('state.failed-title')}
        subTitle={away ? t('state.unreachable') : t('state.broken')}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {t('state.reload')}
          </Button>
        }
      />
    </main>
  )
}

export function NotFoundPage() {
  const { t } = useTranslation()
  useTitle(t('state.not-found-title'))
  return (
    <Result
      status="404"
      icon={<span className="failure-mark" aria-hidden="true" />}
      title={<h1 className="plain-title">{t('state.not-found-title')}</h1>}
      subTitle={t('state.no-page')}
      extra={
        <Link to="/">
          <Button type="primary">{t('state.to-home')}</Button>
        </Link>
      }
    />
  )
}

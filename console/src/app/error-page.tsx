import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { Unreachable } from '../api/refused.ts'
import { LinkButton } from './link-button.tsx'
import { Notice } from './notices.tsx'
import { useTitle } from './title.ts'

/** Shown instead of a page that failed; a chunk that could not be fetched means the server or the network is away. */
export function ErrorPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  const away = error instanceof Unreachable || (error instanceof TypeError && /import|fetch/i.test(error.message))
  const title = away ? t('state.unreachable-title') : t('state.failed-title')
  useTitle(title)
  return (
    <main className="page" role="alert">
      <Notice title={title} words={away ? t('state.unreachable') : t('state.broken')}>
        <Button type="primary" onClick={() => location.reload()}>
          {t('state.reload')}
        </Button>
      </Notice>
    </main>
  )
}

export function NotFoundPage() {
  const { t } = useTranslation()
  useTitle(t('state.not-found-title'))
  return (
    <Notice title={t('state.not-found-title')} words={t('state.no-page')}>
      <LinkButton to="/" type="primary">
        {t('state.to-home')}
      </LinkButton>
    </Notice>
  )
}

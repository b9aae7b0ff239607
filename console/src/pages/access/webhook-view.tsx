import { getWebhook } from '@citybrain/contract/api/webhooks.ts'
import type { Webhook } from '@citybrain/contract/engines/webhook.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { REFRESH_MS, webhooksKey } from './asked.ts'
import { Deliveries } from './deliveries.tsx'
import { type Issued, SecretOnce } from './secret-once.tsx'
import { WebhookActions } from './webhook-actions.tsx'
import { useNewsWords, WebhookStateMark } from './webhook-words.tsx'

/** One receiver: its state in a sentence, what is sent, what can be done, and every delivery. */
export function WebhookView({ id }: { id: string }) {
  const webhook = useQuery({
    queryKey: [...webhooksKey, id],
    queryFn: ({ signal }) => call(getWebhook, { params: { webhook: id }, signal }),
    refetchInterval: REFRESH_MS,
  })
  if (webhook.isPending) return <PageLoading />
  if (webhook.isError) return <Failure error={webhook.error} onRetry={() => void webhook.refetch()} />
  return <Receiver webhook={webhook.data} />
}

const COUNTS = ['accepted', 'delivered', 'waiting', 'dead', 'discarded'] as const

function Receiver({ webhook }: { webhook: Webhook }) {
  const { t, i18n } = useTranslation()
  const [issued, setIssued] = useState<Issued | null>(null)
  const newsWords = useNewsWords()
  const { counts } = webhook
  const since = webhook.failingSince && momentWords(webhook.failingSince, i18n.language)
  return (
    <div className="sheet receiver">
      <p className="crumb">
        <Link to="/access?show=webhooks">{t('access.show-webhooks')}</Link>
      </p>
      <div className="sheet-head">
        <h1 className="page-title">{webhook.name}</h1>
        <WebhookStateMark state={webhook.state} />
      </div>
      {webhook.state === 'failing' && (
        <Alert
          type="warning"
          showIcon
          className="receiver-notice"
          title={t('access.failing', { since, error: webhook.lastError ?? '' })}
        />
      )}
      {webhook.state === 'paused' && (
        <Alert
          type="info"
          showIcon
          className="receiver-notice"
          title={t('access.paused', { why: webhook.pausedBecause ?? t('access.paused-by-hand') })}
        />
      )}
      <ul className="tally-row" aria-label={t('access.counts')}>
        {COUNTS.map((key) => (
          <li key={key}>
            <strong className="figure">{counts[key].toLocaleString('en-US')}</strong>
            {t(`access.${key}`)}
          </li>
        ))}
      </ul>
      <dl className="fact-list panel panel-pad receiver-facts">
        <dt>{t('access.url')}</dt>
        <dd className="receiver-address">{webhook.url}</dd>
        <dt>{t('access.news')}</dt>
        <dd>{newsWords(webhook)}</dd>
        <dt>{t('access.account')}</dt>
        <dd>
          {webhook.account.name} · {webhook.account.login}
        </dd>
        <dt>{t('access.concurrency')}</dt>
        <dd>{webhook.concurrency}</dd>
        <dt>{t('access.last-success')}</dt>
        <dd>
          {webhook.lastSuccessAt ? (
            momentWords(webhook.lastSuccessAt, i18n.language)
          ) : (
            <Unknown why={t('access.never-delivered')} />
          )}
        </dd>
        <dt>{t('access.last-error')}</dt>
        <dd>{webhook.lastError ?? t('access.no-error')}</dd>
      </dl>
      <WebhookActions webhook={webhook} onIssued={setIssued} />
      <Deliveries webhook={webhook} />
      <SecretOnce issued={issued} onClose={() => setIssued(null)} />
    </div>
  )
}

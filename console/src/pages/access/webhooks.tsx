import { PlusOutlined } from '@ant-design/icons'
import { listWebhooks } from '@citybrain/contract/api/webhooks.ts'
import type { Webhook } from '@citybrain/contract/engines/webhook.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { Unknown } from '../../register/row-facts.tsx'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { REFRESH_MS, webhooksKey } from './asked.ts'
import { type Issued, SecretOnce } from './secret-once.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { useNewsWords, WebhookStateMark } from './webhook-words.tsx'

/** Receivers of news, how they fare, and the way to add one. */
export function Webhooks({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation()
  const [, set] = useAddress()
  const [making, setMaking] = useState(false)
  const [issued, setIssued] = useState<Issued | null>(null)
  const columns = useWebhookColumns()
  const webhooks = useQuery({
    queryKey: webhooksKey,
    queryFn: () => everyPage((cursor) => call(listWebhooks, { query: { limit: 500, cursor } })),
    refetchInterval: REFRESH_MS,
  })
  if (webhooks.isPending) return <PageLoading />
  if (webhooks.isError) return <Failure error={webhooks.error} onRetry={() => void webhooks.refetch()} />
  const all = webhooks.data
  const of = (state: Webhook['state']) => all.filter((one) => one.state === state).length
  const sum = (key: 'waiting' | 'dead') => all.reduce((total, { counts }) => total + counts[key], 0)
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.access')}</h1>
          <p className="lede">
            {all.length === 0
              ? t('access.webhooks-lede-none')
              : t('access.webhooks-lede', {
                  count: all.length,
                  ...{ failing: of('failing'), paused: of('paused'), waiting: sum('waiting'), dead: sum('dead') },
                })}
          </p>
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
          {t('access.webhook-add')}
        </Button>
      </div>
      <div className="tools list-tools">{choice}</div>
      {all.length > 0 ? (
        <Grid
          label={t('access.show-webhooks')}
          columns={columns}
          rows={all}
          keyOf={(one) => one.id}
          rowLabel={(one) => one.name}
          hrefOf={(one) => `/access?show=webhooks&webhook=${one.id}`}
          onOpen={(one) => set({ show: 'webhooks', webhook: one.id })}
        />
      ) : (
        <div className="panel">
          <Nothing words={t('access.webhooks-none')} />
        </div>
      )}
      <WebhookForm editing={making ? 'new' : null} onClose={() => setMaking(false)} onIssued={setIssued} />
      <SecretOnce issued={issued} onClose={() => setIssued(null)} />
    </div>
  )
}

function useWebhookColumns(): readonly Column<Webhook>[] {
  const { t, i18n } = useTranslation()
  const newsWords = useNewsWords()
  return useMemo(() => {
    const figure = (key: 'waiting' | 'dead' | 'delivered'): Column<Webhook> => ({
      key,
      title: t(`access.delivery-${key}`),
      ...{ width: 90, numeric: true },
      render: ({ counts }) => counts[key].toLocaleString('en-US'),
    })
    return [
      { key: 'name', title: t('access.receiver'), width: 170, opens: true, render: (one) => one.name },
      {
        key: 'state',
        title: t('access.state'),
        width: 120,
        render: (one) => <WebhookStateMark state={one.state} />,
      },
      figure('waiting'),
      figure('dead'),
      figure('delivered'),
      {
        key: 'last',
        title: t('access.last-success'),
        width: 150,
        render: (one) =>
          one.lastSuccessAt ? (
            <span className="figure">{momentWords(one.lastSuccessAt, i18n.language)}</span>
          ) : (
            <Unknown why={t('access.never-delivered')} />
          ),
      },
      { key: 'error', title: t('access.last-error'), width: 230, render: (one) => one.lastError ?? '' },
      { key: 'url', title: t('access.url'), width: 260, render: (one) => one.url },
      { key: 'news', title: t('access.news'), width: 220, render: newsWords },
    ]
  }, [t, i18n.language, newsWords])
}

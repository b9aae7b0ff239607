import { listDeliveries } from '@citybrain/contract/api/webhooks.ts'
import { type Delivery, DeliveryState, type Webhook } from '@citybrain/contract/engines/webhook.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { REFRESH_MS, webhooksKey } from './asked.ts'
import { DeliveryActions } from './delivery-actions.tsx'
import { DeliveryStateMark } from './webhook-words.tsx'

const PER_PAGE = 100

/** What was sent and what came back, newest first; dead ones can be sent again or given up. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation()
  const [address, set] = useAddress()
  const state = DeliveryState.options.find((one) => one === address.get('state')) ?? null
  const columns = useDeliveryColumns(webhook.id)
  const found = useInfiniteQuery({
    queryKey: [...webhooksKey, webhook.id, 'deliveries', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listDeliveries, {
        params: { webhook: webhook.id },
        query: { limit: PER_PAGE, cursor: pageParam, ...(state ? { state } : {}) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state: held }) => ((held.data?.pages.length ?? 0) > 1 ? false : REFRESH_MS),
  })
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-label={t('access.deliveries')}>
      <h2 className="section-title">{t('access.deliveries')}</h2>
      <div className="tools">
        <Segmented
          aria-label={t('access.deliveries')}
          value={state ?? 'all'}
          onChange={(next) => set({ state: next === 'all' ? null : next })}
          options={(['all', ...DeliveryState.options] as const).map((one) => ({
            value: one,
            label: t(`access.delivery-${one}`),
          }))}
        />
      </div>
      {found.isPending ? (
        <PageLoading />
      ) : found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : rows.length === 0 ? (
        <div className="panel">
          <Nothing words={t(state ? 'access.deliveries-none-so' : 'access.deliveries-none')} />
        </div>
      ) : (
        <Grid
          label={t('access.deliveries')}
          rowHeight={48}
          columns={columns}
          rows={rows}
          keyOf={(one) => String(one.seq)}
          onEnd={() => {
            if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
          }}
        />
      )}
    </section>
  )
}

function useDeliveryColumns(webhook: string): readonly Column<Delivery>[] {
  const { t, i18n } = useTranslation()
  return useMemo(
    () => [
      { key: 'seq', title: t('operations.number'), width: 80, numeric: true, render: (one) => one.seq },
      {
        key: 'state',
        title: t('access.state'),
        width: 110,
        render: (one) => <DeliveryStateMark state={one.state} />,
      },
      { key: 'kind', title: t('operations.event'), width: 150, render: (one) => one.kind },
      { key: 'subject', title: t('operations.subject'), width: 170, render: (one) => <Subject of={one} /> },
      { key: 'attempts', title: t('operations.attempts'), width: 90, numeric: true, render: (one) => one.attempts },
      {
        key: 'answer',
        title: t('access.last-answer'),
        width: 260,
        render: (one) => one.error ?? (one.status === null ? '' : t('access.answered', { status: one.status })),
      },
      {
        key: 'at',
        title: t('access.ordered-at'),
        width: 150,
        render: (one) => <span className="figure">{momentWords(one.createdAt, i18n.language)}</span>,
      },
      {
        key: 'then',
        title: t('access.ended-or-next'),
        width: 190,
        render: (one) =>
          one.endedAt
            ? momentWords(one.endedAt, i18n.language)
            : one.nextAt
              ? t('access.next-at', { at: momentWords(one.nextAt, i18n.language) })
              : '',
      },
      {
        key: 'do',
        title: t('accounts.actions'),
        width: 170,
        render: (one) => <DeliveryActions webhook={webhook} delivery={one} />,
      },
    ],
    [t, i18n.language, webhook],
  )
}

function Subject({ of }: { of: Delivery }) {
  const { t } = useTranslation()
  const { kind, id } = of.subject
  if (kind === 'thing') return <Link to={`/things/${id}`}>{t('access.the-thing')}</Link>
  return (
    <span title={id}>
      {kind} {id.slice(0, 8)}
    </span>
  )
}

import { listNotices } from '@citybrain/contract/api/notices.ts'
import { type Notice, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { NOTICES, useRead, useUnread } from '../../notices/queries.ts'
import { NoticeLine } from './notice-line.tsx'
import { useLineKeys } from './use-line-keys.ts'
import './notices.css'

const SHOWN = ['unread', 'all'] as const
type Shown = (typeof SHOWN)[number]
const PAGE = 50

export function Page() {
  const { t } = useTranslation()
  const [address, setAddress] = useAddress()
  const unread = useUnread()
  useTitle(t('notices.title'))
  const state: Shown = address.get('state') === 'all' ? 'all' : 'unread'
  const kind = NoticeKind.safeParse(address.get('kind')).data ?? null
  const lede = unread === undefined ? '' : unread === 0 ? t('notices.lede-none') : t('notices.lede', { count: unread })
  return (
    <div className="sheet narrow">
      <h1 className="page-title">{t('notices.title')}</h1>
      <p className="lede" role="status">
        {lede}
      </p>
      <div className="tools notice-tools">
        <Segmented<Shown>
          aria-label={t('notices.state')}
          value={state}
          onChange={(next) => setAddress({ state: next === 'all' ? next : null })}
          options={SHOWN.map((one) => ({ value: one, label: t(`notices.state-${one}`) }))}
        />
        <Select
          aria-label={t('notices.kind')}
          className="notice-kind"
          value={kind ?? ''}
          onChange={(next) => setAddress({ kind: next || null })}
          options={[
            { value: '', label: t('notices.kind-any') },
            ...NoticeKind.options.map((one) => ({ value: one, label: t(`notices.kind-${one}`) })),
          ]}
        />
      </div>
      <Notices key={`${state} ${kind}`} state={state} kind={kind} />
    </div>
  )
}

function Notices({ state, kind }: { state: Shown; kind: NoticeKind | null }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery({
    queryKey: [NOTICES, 'list', state, kind],
    queryFn: ({ pageParam, signal }) =>
      call(listNotices, { query: { state, limit: PAGE, cursor: pageParam, ...(kind && { kind }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  })
  if (list.isPending) return <PageLoading />
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <div className="panel">
        <Nothing words={t(kind ? 'notices.none-of-kind' : `notices.none-${state}`)} />
      </div>
    )
  return (
    <Lines items={items} kind={kind}>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      )}
    </Lines>
  )
}

interface LinesProps {
  readonly items: readonly Notice[]
  readonly kind: NoticeKind | null
  readonly children: React.ReactNode
}

function Lines({ items, kind, children }: LinesProps) {
  const { t } = useTranslation()
  const read = useRead()
  const lines = useRef<HTMLUListElement>(null)
  const [newest] = items
  const hasUnread = items.some(({ readAt }) => readAt === null)
  useLineKeys(lines, (notice) => read.mutate({ notice }))
  return (
    <>
      <ul className="panel notice-lines" ref={lines} aria-label={t('notices.title')}>
        {items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onRead={() => read.mutate({ notice: notice.id })} />
        ))}
      </ul>
      <div className="tools notice-foot">
        {children}
        {kind === null && hasUnread && newest && (
          <Button loading={read.isPending} onClick={() => read.mutate({ until: newest.at })}>
            {t('notices.read-all')}
          </Button>
        )}
        <span className="hint notice-keys">{t('notices.keys')}</span>
      </div>
    </>
  )
}

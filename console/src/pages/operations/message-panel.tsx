import { getMessageStatus, listMessages } from '@citybrain/contract/api/messages.ts'
import { MessageState } from '@citybrain/contract/engines/message.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useSearch } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { Grid } from '../../table/grid.tsx'
import { useChannelColumns, useMessageColumns } from './message-columns.tsx'
import './operations.css'

const MESSAGES = 'messages'
const REFRESH_MS = 5_000
const PAGE = 100

/** Mail and SMS: how each channel fares, and its messages by state. */
export function MessagePanel() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const state = MessageState.options.find((one) => one === address.get('state')) ?? 'dead'
  const status = useQuery({
    queryKey: [MESSAGES, 'status'],
    queryFn: ({ signal }) => call(getMessageStatus, { signal }),
    refetchInterval: REFRESH_MS,
  })
  const columns = useChannelColumns([MESSAGES])
  if (status.isPending) return <PageLoading />
  if (status.isError) return <Failure error={status.error} onRetry={() => void status.refetch()} />
  return (
    <>
      <div className="channels">
        <Grid
          label={t('operations.show-messages')}
          columns={columns}
          rows={status.data.channels}
          keyOf={({ channel }) => channel}
        />
      </div>
      <div className="tools list-tools">
        <Segmented<MessageState>
          aria-label={t('operations.message-state')}
          value={state}
          onChange={(next) => setAddress({ show: 'messages', state: next }, { replace: true })}
          options={MessageState.options.map((one) => ({ value: one, label: t(`operations.message-${one}`) }))}
        />
      </div>
      <MessageTable state={state} />
    </>
  )
}

function MessageTable({ state }: { state: MessageState }) {
  const { t } = useTranslation()
  const columns = useMessageColumns(state, [MESSAGES])
  const list = useInfiniteQuery({
    queryKey: [MESSAGES, 'list', state],
    queryFn: ({ pageParam, signal }) =>
      call(listMessages, { query: { state, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: REFRESH_MS,
  })
  if (list.isPending) return <PageLoading />
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0)
    return (
      <div className="panel">
        <Nothing words={t('operations.messages-none')} />
      </div>
    )
  return (
    <Grid
      label={t('operations.message-state')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
    />
  )
}

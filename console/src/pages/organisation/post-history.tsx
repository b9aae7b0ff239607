import { listPostHistory } from '@citybrain/contract/api/organisation.ts'
import type { Post } from '@citybrain/contract/engines/organisation.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, Nothing } from '../../app/notices.tsx'
import { dayWords } from '../../days/days.ts'
import { State } from '../../words/state.tsx'
import { organisationKey } from './use-organisation.ts'

/** Everybody who held the post, newest first. */
export function PostHistory({ post }: { post: Post }) {
  const { t, i18n } = useTranslation()
  const history = useInfiniteQuery({
    queryKey: [...organisationKey, 'history', post.id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(listPostHistory, { params: { post: post.id }, query: { limit: 50, cursor: pageParam } }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (history.isPending) return <Skeleton active />
  if (history.isError) return <Failure error={history.error} onRetry={() => void history.refetch()} />
  const all = history.data.pages.flatMap(({ items }) => items)
  if (all.length === 0) return <Nothing words={t('organisation.nobody-yet')} />
  const day = (one: string) => dayWords(one, i18n.language)
  return (
    <>
      <ol className="history-list">
        {all.map((one) => (
          <li key={one.id}>
            <span className="holder-name">{one.name}</span>
            {one.acting && <State tone="waiting">{t('organisation.acting')}</State>}
            <p className="hint">
              {one.to === null
                ? t('organisation.since', { from: day(one.from) })
                : t('organisation.from-to', { from: day(one.from), to: day(one.to) })}
            </p>
            {one.reason && <p>{one.reason}</p>}
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('organisation.earlier')}
        </Button>
      )}
    </>
  )
}

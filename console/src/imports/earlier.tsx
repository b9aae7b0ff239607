import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Failure, PageLoading } from '../app/notices.tsx'
import { momentWords } from '../days/days.ts'
import './imports.css'

const PER_PAGE = 50
const REFRESH_MS = 3_000

interface Summary {
  readonly id: string
  readonly createdBy: string
  readonly createdAt: string
}

interface Line {
  readonly to: string
  readonly name: string
  readonly mark: ReactNode
  /** What is known of it, the unknown left out. */
  readonly facts: readonly (string | null | undefined)[]
}

interface Props<T> {
  readonly queryKey: readonly string[]
  list(asked: { query: { limit: number; cursor: string | undefined }; signal: AbortSignal }): Promise<{
    items: readonly T[]
    next: string | null
  }>
  /** While the server works on one, the list is asked for anew. */
  isAtWork?(one: T): boolean
  lineOf(one: T): Line
}

/** Imports so far, newest first, and where each stands. */
export function EarlierImports<T extends Summary>({ queryKey, list, isAtWork = () => false, lineOf }: Props<T>) {
  const { t, i18n } = useTranslation()
  const imports = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => list({ query: { limit: PER_PAGE, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isAtWork)) ? REFRESH_MS : false),
  })
  if (imports.isPending) return <PageLoading />
  if (imports.isError) return <Failure error={imports.error} onRetry={() => void imports.refetch()} />
  const items = imports.data.pages.flatMap((page) => page.items)
  return (
    <>
      <h2 className="section-title imports-title">{t('region-import.earlier')}</h2>
      {items.length === 0 ? (
        <p className="hint">{t('region-import.none')}</p>
      ) : (
        <ul className="panel import-list">
          {items.map((one) => (
            <ImportLine
              key={one.id}
              {...lineOf(one)}
              made={`${one.createdBy} ${momentWords(one.createdAt, i18n.language)}`}
            />
          ))}
        </ul>
      )}
      {imports.hasNextPage && (
        <Button onClick={() => void imports.fetchNextPage()} loading={imports.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

function ImportLine({ to, name, mark, facts, made }: Line & { made: string }) {
  return (
    <li>
      <Link to={to}>{name}</Link>
      {mark}
      <span className="hint">{[...facts, made].filter(Boolean).join(' · ')}</span>
    </li>
  )
}

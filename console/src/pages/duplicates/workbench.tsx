import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { PairList } from './pair-list.tsx'
import { PairPanel } from './pair-panel.tsx'
import { usePairs, type Wanted } from './use-duplicates.ts'
import { useWalkKeys } from './use-pair-keys.ts'

/** The list of pairs with the chosen one beside it; after a decision the next one is in hand. */
export function Workbench({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation()
  const pages = usePairs(wanted)
  const pairs = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data])
  const ids = useMemo(() => pairs.map(({ id }) => id), [pairs])
  const chosen = ids.find((id) => id === wanted.pair) ?? ids[0] ?? null
  const choose = (pair: string) => wanted.set({ pair })
  useWalkKeys(ids, chosen, choose)
  if (pages.isPending) return <PageLoading />
  if (pages.isError) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />
  if (chosen === null) {
    return (
      <div className="panel">
        <Nothing words={t(`duplicates.none-${wanted.state}`)} />
      </div>
    )
  }
  const next = () => wanted.set({ pair: ids[ids.indexOf(chosen) + 1] ?? null })
  return (
    <>
      <div className="pair-panes">
        <PairList
          pairs={pairs}
          chosen={chosen}
          more={pages.hasNextPage}
          onChoose={choose}
          onMore={() => void pages.fetchNextPage()}
        />
        <PairPanel key={chosen} id={chosen} onDecided={next} />
      </div>
      <p className="hint pair-keys">
        <kbd className="kbd">j</kbd> <kbd className="kbd">k</kbd> {t('duplicates.keys-walk')} ·{' '}
        <kbd className="kbd">1</kbd> <kbd className="kbd">2</kbd> {t('duplicates.keys-survivor')}
      </p>
    </>
  )
}

import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { toneOfDue } from '../../cases/due.ts'
import { NewsLine } from '../../cases/news-line.tsx'
import { useCaseNews } from '../../cases/use-case-news.ts'
import { useWork, useWorkAddress } from '../../cases/use-work.ts'
import { useNarrow } from '../review/use-narrow.ts'
import { DeskFilters } from './filters.tsx'
import { ListAndMap, type Shown } from './list-and-map.tsx'
import '../../cases/case.css'
import '../../cases/work.css'
import './desk.css'

/** Enough to see a district's day at once; more comes as one scrolls. */
const PER_PAGE = 500

/** The dispatcher's desk: open work as list and map beside each other, as it is now. */
export function DeskScreen({ types }: { types: readonly CaseType[] }) {
  const { t } = useTranslation()
  const address = useWorkAddress('any')
  const work = useWork(address.asked, PER_PAGE)
  const news = useCaseNews()
  const narrow = useNarrow()
  const [view, setView] = useView(narrow)
  const late = work.rows.filter(({ urgentAt }) => toneOfDue(urgentAt, work.now) === 'late').length
  const today = work.rows.filter(({ urgentAt }) => toneOfDue(urgentAt, work.now) === 'at-risk').length
  const sentence = { count: work.rows.length, late, today }
  return (
    <div className="sheet fill desk">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.desk')}</h1>
          <p className="lede" role="status">
            {work.isPending
              ? t('state.loading')
              : t(work.hasNextPage ? 'desk.sentence-first' : 'desk.sentence', sentence)}
          </p>
        </div>
        <NewsLine news={news} />
        {narrow && (
          <Segmented<Shown>
            aria-label={t('desk.view')}
            value={view}
            onChange={setView}
            options={(['list', 'map'] as const).map((one) => ({ value: one, label: t(`desk.view-${one}`) }))}
          />
        )}
      </div>
      <DeskFilters types={types} address={address} />
      {work.isPending ? (
        <PageLoading />
      ) : work.isError && work.rows.length === 0 ? (
        <Failure error={work.error} onRetry={() => void work.refetch()} />
      ) : work.rows.length === 0 ? (
        <div className="panel">
          <Nothing words={t(address.isNarrowed ? 'work.none-pass' : 'work.none')} />
        </div>
      ) : (
        <ListAndMap types={types} work={work} shown={view} changed={news.changed} />
      )}
    </div>
  )
}

/** Both where there is room; else the one that the address names. */
function useView(narrow: boolean): [Shown, (view: Shown) => void] {
  const [address, set] = useAddress()
  const said = address.get('view') === 'map' ? 'map' : 'list'
  return [narrow ? said : 'both', (view) => set({ view: view === 'map' ? 'map' : null })]
}

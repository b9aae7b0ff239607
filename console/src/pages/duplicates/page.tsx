import { searchDuplicates } from '@citybrain/contract/api/duplicates.ts'
import type { DuplicateSearch } from '@citybrain/contract/engines/duplicate.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { momentWords } from '../../days/days.ts'
import { JobBar } from '../../jobs/job-bar.tsx'
import { useJob } from '../../jobs/use-job.ts'
import { useRight } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { PairTools } from './pair-tools.tsx'
import { useRefresh, useSearches, useWanted } from './use-duplicates.ts'
import { Workbench } from './workbench.tsx'
import './duplicates.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.duplicates'))
  return useRight('merge:thing') ? <Duplicates /> : <NoRight />
}

function Duplicates() {
  const { t } = useTranslation()
  const wanted = useWanted()
  const types = useTypesQuery()
  const searches = useSearches()
  const refresh = useRefresh()
  const search = useJob(
    () => call(searchDuplicates, { body: wanted.type ? { type: wanted.type } : {} }),
    () => void refresh(),
  )
  if (searches.isPending || types.isPending) return <PageLoading />
  if (searches.isError) return <Failure error={searches.error} onRetry={() => void searches.refetch()} />
  const all = searches.data.searches
  const asked = wanted.type ? all.filter(({ type }) => type === wanted.type) : all
  const never = asked.every(({ state }) => state === 'never')
  const open = asked.reduce((sum, one) => sum + one.open, 0)
  const busy = search.state === 'sending' || search.state === 'running'
  const button = (
    <Button type={never ? 'primary' : 'default'} disabled={busy} onClick={search.start}>
      {t(asked.some(({ state }) => state === 'interrupted') ? 'duplicates.go-on' : 'duplicates.search')}
    </Button>
  )
  return (
    <div className="sheet duplicates">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.duplicates')}</h1>
          <Lede searches={asked} open={open} />
        </div>
        {!never && button}
      </div>
      <JobBar work={search} label={t('duplicates.search')} />
      <PairTools wanted={wanted} searches={all} />
      {never && open === 0 && wanted.state === 'open' ? (
        <div className="panel">
          <Nothing words={t('duplicates.never')}>{button}</Nothing>
        </div>
      ) : (
        <Workbench wanted={wanted} />
      )}
    </div>
  )
}

function Lede({ searches, open }: { searches: readonly DuplicateSearch[]; open: number }) {
  const { t, i18n } = useTranslation()
  const ended = searches
    .flatMap(({ endedAt }) => endedAt ?? [])
    .sort()
    .at(-1)
  const things = searches.reduce((sum, one) => sum + one.things, 0)
  const words = ended
    ? t('duplicates.lede', { count: open, things, at: momentWords(ended, i18n.language) })
    : t('duplicates.lede-never')
  const cut = searches.some((one) => one.cut) ? ` ${t('duplicates.cut')}` : ''
  return (
    <p className="lede">
      {words}
      {cut}
    </p>
  )
}

import { PlusOutlined } from '@ant-design/icons'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWorkCounts } from '../../api/cases.ts'
import { useAddress } from '../../app/address.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { BulkBar } from '../../cases/bulk-bar.tsx'
import { NewsLine } from '../../cases/news-line.tsx'
import { useCaseNews } from '../../cases/use-case-news.ts'
import { keyOfWork, useWork, useWorkAddress } from '../../cases/use-work.ts'
import { useWorkCard, useWorkColumns } from '../../cases/use-work-columns.tsx'
import { useRight } from '../../session/session.ts'
import { Grid } from '../../table/grid.tsx'
import { useNarrow } from '../review/use-narrow.ts'
import { WorkBoard } from './board.tsx'
import { StepCounts } from './step-counts.tsx'
import { WorkTools } from './tools.tsx'
import '../../cases/case.css'
import '../../cases/work.css'

const PER_PAGE = 100

/** My tasks: a sentence, how much there is step by step, and the list, what is due first before the rest. */
export function WorkScreen({ types }: { types: readonly CaseType[] }) {
  const { t } = useTranslation()
  const address = useWorkAddress('mine')
  const [parts] = useAddress()
  const board = parts.get('view') === 'board'
  const counts = useWorkCounts()
  const news = useCaseNews()
  const mayOpen = useRight('create:case')
  const sum = (of: 'unclaimed' | 'overdue') => counts.data?.steps.reduce((all, step) => all + step[of], 0) ?? 0
  const sentence = { mine: counts.data?.mine ?? 0, unclaimed: sum('unclaimed'), overdue: sum('overdue') }
  return (
    <div className="sheet fill work">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.work')}</h1>
          <p className="lede" role="status">
            {counts.data ? t('work.sentence', sentence) : t('state.loading')}
          </p>
        </div>
        <NewsLine news={news} />
        {mayOpen && (
          <LinkButton to="/cases/new" icon={<PlusOutlined />}>
            {t('nav.case-new')}
          </LinkButton>
        )}
      </div>
      <Segmented<string>
        className="work-views"
        aria-label={t('desk.view')}
        value={board ? 'board' : 'list'}
        onChange={(view) => address.set({ view: view === 'board' ? view : null })}
        options={[
          { value: 'list', label: t('desk.view-list') },
          { value: 'board', label: t('work.board') },
        ]}
      />
      {board ? <WorkBoard /> : <WorkList types={types} address={address} changed={news.changed} counts={counts.data} />}
    </div>
  )
}

interface ListProps {
  readonly types: readonly CaseType[]
  readonly address: ReturnType<typeof useWorkAddress>
  readonly changed: ReadonlySet<string>
  readonly counts: ReturnType<typeof useWorkCounts>['data']
}

function WorkList({ types, address, changed, counts }: ListProps) {
  const work = useWork(address.asked, PER_PAGE)
  const unclaimed = counts?.steps.reduce((all, step) => all + step.unclaimed, 0) ?? 0
  return (
    <>
      <WorkTools address={address} mine={counts?.mine} />
      <StepCounts types={types} steps={counts?.steps ?? []} address={address} />
      {work.isPending ? (
        <PageLoading />
      ) : work.isError && work.rows.length === 0 ? (
        <Failure error={work.error} onRetry={() => void work.refetch()} />
      ) : work.rows.length === 0 ? (
        <NoWork address={address} unclaimed={unclaimed} />
      ) : (
        <Found types={types} work={work} changed={changed} />
      )}
    </>
  )
}

function NoWork({ address, unclaimed }: { address: ReturnType<typeof useWorkAddress>; unclaimed: number }) {
  const { t } = useTranslation()
  const isMine = address.asked.whose === 'mine' && !address.isNarrowed
  return (
    <div className="panel">
      <Nothing words={t(address.isNarrowed ? 'work.none-pass' : isMine ? 'work.none-mine' : 'work.none')}>
        {isMine && unclaimed > 0 && (
          <Button type="primary" onClick={() => address.set({ whose: 'unclaimed' })}>
            {t('work.see-unclaimed', { count: unclaimed })}
          </Button>
        )}
      </Nothing>
    </div>
  )
}

interface FoundProps {
  readonly types: readonly CaseType[]
  readonly work: ReturnType<typeof useWork>
  readonly changed: ReadonlySet<string>
}

function Found({ types, work, changed }: FoundProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const columns = useWorkColumns(types, work.now)
  const card = useWorkCard(types, work.now)
  const chosen = work.rows.filter((row) => checked.has(keyOfWork(row)))
  return (
    <>
      {chosen.length > 0 && <BulkBar types={types} works={chosen} onClear={() => setChecked(new Set())} />}
      <Grid
        label={t('nav.work')}
        rowHeight={narrow ? 112 : 52}
        columns={narrow ? card : columns}
        rows={work.rows}
        keyOf={keyOfWork}
        rowLabel={(row) => row.title}
        hrefOf={(row) => `/cases/${row.id}`}
        onOpen={(row) => void navigate(`/cases/${row.id}`)}
        rowClass={(row) => (changed.has(row.id) ? 'is-changed' : undefined)}
        checked={checked}
        onCheck={setChecked}
        onEnd={() => {
          if (work.hasNextPage && !work.isFetchingNextPage) void work.fetchNextPage()
        }}
      />
      <p className="ledger-total figure" role="status">
        {t(work.hasNextPage ? 'work.shown-first' : 'work.shown', { count: work.rows.length })}
      </p>
    </>
  )
}

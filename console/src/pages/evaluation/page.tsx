import { listCaseEvaluations, listCaseFigures } from '@citybrain/contract/api/case-figures.ts'
import type { FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { type Asked, useAsked } from './asked.ts'
import { ChartPanel } from './chart-panel.tsx'
import { CountedDrawer } from './counted-drawer.tsx'
import { FigureList } from './figure-list.tsx'
import { Filters } from './filters.tsx'
import { GroupTable } from './group-table.tsx'
import { useSentence } from './sentence.ts'
import './evaluation.css'

/** 考核评价: how departments, streets and people handle cases, each figure with the cases behind it. */
export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.evaluation'))
  const evaluations = useQuery({
    queryKey: ['case-evaluations'],
    queryFn: ({ signal }) => call(listCaseEvaluations, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!useRight('read:case')) return <NoRight />
  if (evaluations.isPending) return <PageLoading />
  if (evaluations.isError) return <Failure error={evaluations.error} onRetry={() => void evaluations.refetch()} />
  if (evaluations.data.evaluations.length === 0)
    return (
      <div className="panel">
        <Nothing words={t('evaluation.none')} />
      </div>
    )
  return <Sheet evaluations={evaluations.data.evaluations} />
}

function Sheet({ evaluations }: { evaluations: readonly CaseEvaluation[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { asked } = useAsked(evaluations.map(({ type }) => type))
  const evaluation = evaluations.find(({ type }) => type === asked.type)
  const figures = useQuery({
    queryKey: ['case-figures', asked],
    queryFn: ({ signal }) => call(listCaseFigures, { query: asked, signal }),
    placeholderData: keepPreviousData,
  })
  if (!evaluation) return null
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.evaluation')}</h1>
          <p className="lede">{say(evaluation.title)}</p>
        </div>
      </div>
      <Filters evaluations={evaluations} />
      {figures.isPending ? (
        <PageLoading what={t('evaluation.working')} />
      ) : figures.isError ? (
        <Failure error={figures.error} onRetry={() => void figures.refetch()} />
      ) : (
        <Figures evaluation={evaluation} asked={asked} rows={figures.data.rows} more={figures.data.more} />
      )}
    </div>
  )
}

interface Shown {
  readonly evaluation: CaseEvaluation
  readonly asked: Asked
  readonly rows: readonly FigureRow[]
  readonly more: boolean
}

function Figures({ evaluation, asked, rows, more }: Shown) {
  const { t } = useTranslation()
  const sentence = useSentence()
  const [whole] = rows
  return (
    <>
      <p className="evaluation-sentence" role="status">
        {sentence(evaluation, asked, rows)}
      </p>
      {asked.by === 'none' && whole ? (
        <FigureList evaluation={evaluation} row={whole} />
      ) : rows.length === 1 ? (
        <div className="panel">
          <Nothing words={t('evaluation.nobody')} />
        </div>
      ) : (
        <>
          <ChartPanel evaluation={evaluation} asked={asked} rows={rows} />
          <GroupTable evaluation={evaluation} rows={rows} by={asked.by} type={asked.type} />
        </>
      )}
      {more && <p className="hint">{t('evaluation.more', { count: rows.length - 1 })}</p>}
      <p className="hint">{t('evaluation.reach')}</p>
      <CountedDrawer evaluation={evaluation} asked={asked} rows={rows} />
    </>
  )
}

import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import type { TargetLink } from '@citybrain/contract/engines/register.ts'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePlans, useTargets } from '../../api/plans.ts'
import { useSearch } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useSession } from '../../session/session.ts'
import { Grid } from '../../table/grid.tsx'
import { useTargetColumns } from './columns.tsx'
import '../compare/compare.css'

/** One target in several documents: where they agree and where they don't. */
export function Page() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const today = useSession().today
  const plans = usePlans()
  useTitle(t('nav.targets'))
  if (plans.isPending) return <PageLoading />
  if (plans.isError) return <Failure error={plans.error} onRetry={() => void plans.refetch()} />
  const periods = [...new Set(plans.data.map((plan) => plan.period))].sort().reverse()
  const year = today.slice(0, 4)
  const period = address.get('period') ?? (periods.includes(year) ? year : (periods[0] ?? year))
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.targets')}</h1>
          <p className="lede">{t('targets.lede')}</p>
        </div>
        <Select
          aria-label={t('field.period')}
          style={{ minWidth: 130 }}
          value={period}
          onChange={(next) =>
            setAddress(
              (now) => new URLSearchParams([...now].filter(([name]) => name !== 'period').concat([['period', next]])),
            )
          }
          options={(periods.length > 0 ? periods : [period]).map((one) => ({ value: one, label: one }))}
        />
      </div>
      <Matrix period={period} />
    </div>
  )
}

function Matrix({ period }: { period: string }) {
  const { t } = useTranslation()
  const targets = useTargets(period)
  if (targets.isPending) return <PageLoading what={t('targets.working')} />
  if (targets.isError) return <Failure error={targets.error} onRetry={() => void targets.refetch()} />
  if (targets.data.links.length === 0) {
    return (
      <div className="panel">
        <Nothing words={t(targets.data.documents.length < 2 ? 'targets.one-document' : 'targets.none', { period })} />
      </div>
    )
  }
  return <MatrixTable links={targets.data.links} documents={targets.data.documents} />
}

const SHOWN = ['all', 'differs', 'proposed'] as const
type Shown = (typeof SHOWN)[number]

function MatrixTable({ links, documents }: { links: readonly TargetLink[]; documents: readonly PlanSummary[] }) {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const asked = address.get('show')
  const shown: Shown = SHOWN.find((one) => one === asked) ?? 'all'
  const columns = useTargetColumns(documents)
  const differing = links.filter((link) => link.differs.length > 0)
  const proposed = links.filter((link) => link.state === 'proposed')
  const passing = { all: links, differs: differing, proposed }[shown]
  return (
    <>
      <p className="compare-sentence" role="status">
        {t('targets.sentence', { count: links.length, differing: differing.length, proposed: proposed.length })}
      </p>
      <div className="tools list-tools">
        <Segmented<Shown>
          aria-label={t('compare.show')}
          value={shown}
          onChange={(show) =>
            setAddress(
              (now) => new URLSearchParams([...now].filter(([name]) => name !== 'show').concat([['show', show]])),
              { replace: true },
            )
          }
          options={SHOWN.map((one) => ({ value: one, label: t(`targets.show-${one}`) }))}
        />
      </div>
      <Grid label={t('nav.targets')} columns={columns} rows={passing} keyOf={(link) => link.id} rowHeight={52} />
    </>
  )
}

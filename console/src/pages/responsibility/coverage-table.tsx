import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useTranslation } from 'react-i18next'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useClasses } from '../../cases/classes.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'
import type { Coverage, useCoverage } from './queries.ts'

interface Props {
  readonly type: CaseType | undefined
  readonly coverage: ReturnType<typeof useCoverage>
}

/** What nobody answers for, and what two do, place by place. */
export function CoverageTable({ type, coverage }: Props) {
  const { t } = useTranslation()
  if (!type)
    return (
      <div className="panel">
        <Nothing words={t('duty-grid.no-classes')} />
      </div>
    )
  if (coverage.isError) return <Failure error={coverage.error} onRetry={() => void coverage.refetch()} />
  if (coverage.isPending) return <PageLoading />
  const { regions } = coverage.data
  if (regions.length === 0)
    return (
      <div className="panel">
        <Nothing words={t('duty-grid.no-places')} />
      </div>
    )
  return (
    <section className="panel panel-pad rule-table" aria-label={t('duty-grid.view-coverage')}>
      <table>
        <thead>
          <tr>
            {(['area', 'cells', 'share', 'nobody', 'two'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`duty-grid.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...regions]
            .sort((one, other) => (one.coveredPercent ?? 0) - (other.coveredPercent ?? 0))
            .map((region) => (
              <RegionRow key={region.code} type={type} region={region} />
            ))}
        </tbody>
      </table>
    </section>
  )
}

/** So many classes are named; the rest is counted. */
const NAMED = 6

function RegionRow({ type, region }: { type: CaseType; region: Coverage['regions'][number] }) {
  const { t } = useTranslation()
  const say = useSay()
  const classes = useClasses(type)
  const named = (list: readonly { category: string; cells: number }[]) => {
    if (list.length === 0) return <State tone="on-track">{t('duty-grid.nothing')}</State>
    const words = list
      .slice(0, NAMED)
      .map(({ category, cells }) =>
        cells === region.cells
          ? say(classes.titleOf(category))
          : t('duty-grid.class-in', { title: say(classes.titleOf(category)), count: cells }),
      )
    return `${words.join('、')}${list.length > NAMED ? t('duty-grid.and-more', { count: list.length - NAMED }) : ''}`
  }
  return (
    <tr>
      <td>
        {region.name} <span className="hint">{region.code}</span>
      </td>
      <td className="figure">{region.cells}</td>
      <td className="figure">{region.coveredPercent === null ? '—' : `${region.coveredPercent}%`}</td>
      <td>{named(region.nobody)}</td>
      <td>{region.two.length === 0 ? '—' : <State tone="late">{named(region.two)}</State>}</td>
    </tr>
  )
}

import { getPlan } from '@citybrain/contract/api/plan.ts'
import type { PlanDocument } from '@citybrain/contract/engines/plan.ts'
import type { ComparedRow } from '@citybrain/contract/engines/register.ts'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { keys, useComparison, usePlans } from '../../api/plans.ts'
import { useSearch } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { Compared } from './compared.tsx'
import { type Side, SidePicker } from './side-picker.tsx'
import './compare.css'

/** Two versions or documents side by side, commitment by commitment. */
export function Page() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const sides = useSides()
  useTitle(t('nav.compare'))
  const left = address.get('left')
  const right = address.get('right')
  const set = (name: 'left' | 'right', value: string | null) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  if (sides.error) return <Failure error={sides.error} onRetry={sides.retry} />
  if (!sides.all) return <PageLoading />
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.compare')}</h1>
          <p className="lede">{t('compare.lede')}</p>
        </div>
      </div>
      <div className="side-pickers">
        <SidePicker label={t('compare.left')} sides={sides.all} value={left} onChange={(side) => set('left', side)} />
        <SidePicker
          label={t('compare.right')}
          sides={sides.all}
          value={right}
          onChange={(side) => set('right', side)}
        />
      </div>
      {left && right && left !== right ? (
        <Result left={left} right={right} sides={sides.all} />
      ) : (
        <div className="panel">
          <Nothing words={t(left && left === right ? 'compare.same-side' : 'compare.choose')} />
        </div>
      )}
    </div>
  )
}

function Result({ left, right, sides }: { left: string; right: string; sides: readonly Side[] }) {
  const { t } = useTranslation()
  const comparison = useComparison(left, right)
  if (comparison.isPending) return <PageLoading what={t('compare.working')} />
  if (comparison.isError) return <Failure error={comparison.error} onRetry={() => void comparison.refetch()} />
  const words = (value: string) => sides.find((side) => side.value === value)?.label ?? value
  return <Compared rows={comparison.data.rows as readonly ComparedRow[]} left={words(left)} right={words(right)} />
}

/** Every version of every document. */
function useSides(): { all: readonly Side[] | null; error: unknown; retry(): void } {
  const { t } = useTranslation()
  const plans = usePlans()
  const documents = useQueries({
    queries: (plans.data ?? [])
      .filter((plan) => plan.version.number > 1)
      .map((plan) => ({ queryKey: keys.plan(plan.id), queryFn: () => call(getPlan, { params: { plan: plan.id } }) })),
  })
  if (plans.error) return { all: null, error: plans.error, retry: () => void plans.refetch() }
  if (!plans.data || documents.some((one) => one.isPending)) return { all: null, error: null, retry: () => undefined }
  const byId = new Map<string, PlanDocument>(documents.flatMap((one) => (one.data ? [[one.data.id, one.data]] : [])))
  const all = plans.data.flatMap((plan) =>
    (byId.get(plan.id)?.versions ?? [plan.version]).map((version) => ({
      value: `${plan.id}:${version.number}`,
      label: `${plan.title} · ${t('review.version', { number: version.number, state: t(`version-state.${version.state}`) })}`,
    })),
  )
  return { all, error: null, retry: () => undefined }
}

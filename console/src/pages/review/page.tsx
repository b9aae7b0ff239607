import type { PlanDocument, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { usePlan, usePlanText } from '../../api/plans.ts'
import { Refused } from '../../api/refused.ts'
import { useRows } from '../../api/rows.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { pointsOf } from '../../text/points.ts'
import { DeskContext } from './desk.ts'
import { ReviewScreen } from './screen.tsx'
import { useDeskState } from './use-desk.ts'

export function Page() {
  const { t } = useTranslation()
  const { plan = '', version } = useParams()
  const document = usePlan(plan)
  useTitle(document.data?.title ?? t('nav.documents'))
  if (document.isError) return <Failure error={document.error} onRetry={() => void document.refetch()} />
  if (document.isPending) return <PageLoading what={t('review.loading-document')} />
  const shown = version
    ? document.data.versions.find((one) => one.number === Number(version))
    : document.data.versions.reduce((newest, one) => (one.number > newest.number ? one : newest))
  if (!shown) {
    return <Failure error={new Refused({ status: 404, code: 'plan.no-version', detail: t('review.no-version') })} />
  }
  return <Loaded key={`${plan}:${shown.number}`} document={document.data} version={shown} />
}

function Loaded({ document, version }: { document: PlanDocument; version: PlanVersion }) {
  const { t } = useTranslation()
  const text = usePlanText(document.id)
  const rows = useRows({ plan: document.id, version: version.number })
  if (text.isError) return <Failure error={text.error} onRetry={() => void text.refetch()} />
  if (rows.isError && !rows.data) return <Failure error={rows.error} onRetry={() => void rows.refetch()} />
  if (text.isPending || !rows.data) return <PageLoading what={t('review.loading-text')} />
  return <Desked document={document} version={version} text={text.data} rows={rows.data} arriving={rows.isFetching} />
}

function Desked(given: {
  document: PlanDocument
  version: PlanVersion
  text: string
  rows: readonly Commitment[]
  arriving: boolean
}) {
  const points = useMemo(() => pointsOf(given.text), [given.text])
  const desk = useDeskState({ ...given, points })
  return (
    <DeskContext value={desk}>
      <ReviewScreen />
    </DeskContext>
  )
}

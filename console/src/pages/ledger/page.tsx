import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { usePlan, usePlans } from '../../api/plans.ts'
import { useRows } from '../../api/rows.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { LedgerScreen } from './screen.tsx'
import './ledger.css'

/** Rows of every document's newest version, or of the document and version in the address. */
export function Page() {
  const { t } = useTranslation()
  const [address] = useSearchParams()
  const plan = address.get('plan')
  useTitle(t('nav.ledger'))
  return plan ? <OneDocument plan={plan} version={address.get('version')} /> : <AllDocuments />
}

function AllDocuments() {
  const rows = useRows({})
  return <Loaded rows={rows} one={null} />
}

function OneDocument({ plan, version }: { plan: string; version: string | null }) {
  const document = usePlan(plan)
  const newest = document.data?.versions.reduce((last, one) => (one.number > last.number ? one : last))
  const shown = version ? Number(version) : newest?.number
  if (document.isError) return <Failure error={document.error} onRetry={() => void document.refetch()} />
  return shown ? <OneVersion plan={plan} version={shown} /> : <PageLoading />
}

function OneVersion({ plan, version }: { plan: string; version: number }) {
  const rows = useRows({ plan, version })
  return <Loaded rows={rows} one={{ plan, version }} />
}

export type Fixed = { readonly plan: string; readonly version: number } | null

function Loaded({ rows, one }: { rows: ReturnType<typeof useRows>; one: Fixed }) {
  const { t } = useTranslation()
  const plans = usePlans()
  if (rows.isError && !rows.data) return <Failure error={rows.error} onRetry={() => void rows.refetch()} />
  if (!rows.data || plans.isPending) return <PageLoading what={t('ledger.loading')} />
  if (plans.isError) return <Failure error={plans.error} onRetry={() => void plans.refetch()} />
  return (
    <LedgerScreen
      rows={rows.data}
      plans={plans.data}
      one={one}
      loading={rows.isFetching}
      onStale={() => void rows.refetch()}
    />
  )
}

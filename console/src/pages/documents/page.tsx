import { PlanKind, type PlanSummary, VersionState } from '@citybrain/contract/engines/plan.ts'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { usePlans } from '../../api/plans.ts'
import { useSearch } from '../../app/address.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { Grid } from '../../table/grid.tsx'
import { SearchInput } from '../../table/search-input.tsx'
import { useDocumentColumns } from './columns.tsx'

export function Page() {
  const { t } = useTranslation()
  const plans = usePlans()
  const [address] = useSearch()
  const mayImport = useRight('import:plan')
  useTitle(t('nav.documents'))
  if (plans.isPending) return <PageLoading />
  if (plans.isError) return <Failure error={plans.error} onRetry={() => void plans.refetch()} />
  const shown = plans.data.filter((plan) => passes(plan, address))
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.documents')}</h1>
          <p className="lede">{t('documents.lede', { count: plans.data.length, ...tally(plans.data) })}</p>
        </div>
        {mayImport && (
          <LinkButton to="/documents/import" type="primary">
            {t('documents.import')}
          </LinkButton>
        )}
      </div>
      <Filters />
      {shown.length > 0 ? (
        <DocumentTable plans={shown} />
      ) : (
        <div className="panel">
          <Nothing words={t(plans.data.length === 0 ? 'documents.none' : 'documents.none-pass')} />
        </div>
      )}
    </div>
  )
}

function Filters() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const set = (name: string, value: string | undefined) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return (
    <div className="tools list-tools">
      <SearchInput label={t('documents.search')} value={address.get('q') ?? ''} onSearch={(q) => set('q', q)} />
      <Select
        allowClear
        style={{ minWidth: 150 }}
        aria-label={t('field.document-kind')}
        placeholder={t('field.document-kind')}
        value={address.get('kind')}
        onChange={(kind) => set('kind', kind ?? undefined)}
        options={PlanKind.options.map((kind) => ({ value: kind as string, label: t(`plan-kind.${kind}`) }))}
      />
      <Select
        allowClear
        style={{ minWidth: 150 }}
        aria-label={t('field.version-state')}
        placeholder={t('field.version-state')}
        value={address.get('state')}
        onChange={(state) => set('state', state ?? undefined)}
        options={VersionState.options.map((state) => ({ value: state as string, label: t(`version-state.${state}`) }))}
      />
    </div>
  )
}

function DocumentTable({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useTranslation()
  const columns = useDocumentColumns()
  const navigate = useNavigate()
  return (
    <Grid
      label={t('nav.documents')}
      columns={columns}
      rows={plans}
      keyOf={(plan) => plan.id}
      onOpen={(plan) => void navigate(`/documents/${plan.id}`)}
      hrefOf={(plan) => `/documents/${plan.id}`}
      rowHeight={64}
    />
  )
}

function passes(plan: PlanSummary, address: URLSearchParams): boolean {
  const q = address.get('q')?.trim().toLowerCase()
  const kind = address.get('kind')
  const state = address.get('state')
  const said = `${plan.title} ${plan.period} ${plan.fileName ?? ''}`.toLowerCase()
  return (!q || said.includes(q)) && (!kind || plan.kind === kind) && (!state || plan.version.state === state)
}

function tally(plans: readonly PlanSummary[]): { draft: number; reviewed: number; approved: number } {
  const count = (...states: string[]) => plans.filter((plan) => states.includes(plan.version.state)).length
  return { draft: count('draft'), reviewed: count('reviewed'), approved: count('approved', 'adjusted') }
}

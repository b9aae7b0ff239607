import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { exportRegister } from '@citybrain/contract/api/register.ts'
import { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import { type Commitment, ReviewState } from '@citybrain/contract/engines/register.ts'
import { Button, Dropdown, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addressOf } from '../../api/call.ts'
import { DepartmentFilter } from '../../register/department-filter.tsx'
import type { Column } from '../../table/column.ts'
import { ColumnChoice } from '../../table/column-choice.tsx'
import { SavedViews } from '../../table/saved-views.tsx'
import { SearchInput } from '../../table/search-input.tsx'
import type { Fixed } from './page.tsx'

interface Props {
  readonly columns: readonly Column<Commitment>[]
  readonly visible: readonly Column<Commitment>[]
  readonly plans: readonly PlanSummary[]
  readonly one: Fixed
  set(name: string, value: string | null): void
}

export function LedgerTools(props: Props) {
  const { t } = useTranslation()
  const [address] = useSearchParams()
  const { set } = props
  return (
    <div className="tools list-tools">
      <SearchInput label={t('filter.search')} value={address.get('q') ?? ''} onSearch={(q) => set('q', q || null)} />
      <Choice
        name="plan"
        words={t('field.document')}
        set={set}
        options={props.plans.map((plan) => ({ value: plan.id, label: plan.title }))}
      />
      <Choice
        name="kind"
        words={t('field.kind')}
        set={set}
        options={CommitmentKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <Choice
        name="state"
        words={t('field.state')}
        set={set}
        options={ReviewState.options.map((state) => ({ value: state, label: t(`review-state.${state}`) }))}
      />
      <div className="department-choice">
        <DepartmentFilter value={address.get('department')} onChange={(code) => set('department', code)} />
      </div>
      <ColumnChoice {...props} onChoose={(keys) => set('columns', keys)} />
      <SavedViews list="ledger" />
      <Export one={props.one} plans={props.plans} />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('ledger.print')}
      </Button>
    </div>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly words: string
  readonly options: { value: string; label: string }[]
  set(name: string, value: string | null): void
}

function Choice({ name, words, options, set }: ChoiceProps) {
  const [address] = useSearchParams()
  return (
    <Select
      allowClear
      style={{ minWidth: 120, maxWidth: 240 }}
      popupMatchSelectWidth={false}
      aria-label={words}
      placeholder={words}
      value={address.get(name)}
      onChange={(value) => set(name, value ?? null)}
      options={options}
    />
  )
}

/** Export is of one document's version, as it is filed; with several, the document is chosen first. */
function Export({ one, plans }: { one: Fixed; plans: readonly PlanSummary[] }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const link = (plan: string, version: number, format: 'xlsx' | 'json') =>
    addressOf(exportRegister, { params: { plan, version }, query: { format, language } })
  const formats = (plan: string, version: number) =>
    (['xlsx', 'json'] as const).map((format) => ({
      key: `${plan} ${format}`,
      label: <a href={link(plan, version, format)}>{t(`export.${format}`)}</a>,
    }))
  const items = one
    ? formats(one.plan, one.version)
    : plans.map((plan) => ({ key: plan.id, label: plan.title, children: formats(plan.id, plan.version.number) }))
  return (
    <Dropdown trigger={['click']} menu={{ items }} disabled={items.length === 0}>
      <Button icon={<DownloadOutlined />}>{t('ledger.export')}</Button>
    </Dropdown>
  )
}

import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { exportResponsibilities } from '@citybrain/contract/api/responsibility.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button, Drawer, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../api/call.ts'
import { useCaseTypes } from '../../api/cases.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useClasses } from '../../cases/classes.ts'
import { useStreets } from '../../regions/streets.ts'
import { useDepartments, useRight } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { CoverageTable } from './coverage-table.tsx'
import { GridMap } from './grid-map.tsx'
import { type Filter, type Row, useCoverage, useRows } from './queries.ts'
import { RowForm } from './row-form.tsx'
import { RowTable } from './row-table.tsx'
import { TableImport } from './table-import.tsx'
import './responsibility.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.responsibility'))
  return useRight('read:case-rule') ? <ResponsibilityPage /> : <NoRight />
}

function ResponsibilityPage() {
  const types = useCaseTypes()
  const tables = useTypesQuery()
  const failed = [types, tables].find(({ isError }) => isError)
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (types.isPending || tables.isPending) return <PageLoading />
  return <Screen types={types.data?.types ?? []} />
}

/** Who answers for which place and class: as table and map, with what nobody answers for. */
function Screen({ types }: { types: readonly CaseType[] }) {
  const { t } = useTranslation()
  const [address, set] = useAddress()
  const mayEdit = useRight('edit:case-rule')
  const filter: Filter = {
    ...{ department: address.get('department'), category: address.get('category'), street: address.get('street') },
  }
  const type = types.find(({ categories }) => categories !== null)
  const rows = useRows(filter)
  const coverage = useCoverage(type?.categories ?? null, filter.street)
  const [edited, setEdited] = useState<Row | 'new' | null>(null)
  const [taking, setTaking] = useState(false)
  const view = address.get('view') === 'coverage' ? 'coverage' : 'rows'
  const items = rows.data?.items ?? []
  const percent = coverage.data?.coveredPercent ?? null
  return (
    <div className="sheet responsibility">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.responsibility')}</h1>
          <p className="lede" role="status">
            {t('duty-grid.lede', { count: items.length })}{' '}
            {percent !== null && t('duty-grid.covered', { percent, cells: coverage.data?.cells ?? 0 })}
          </p>
        </div>
        <Button icon={<DownloadOutlined />} href={addressOf(exportResponsibilities, {})}>
          {t('duty-grid.export')}
        </Button>
        {mayEdit && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTaking(true)}>
              {t('duty-grid.import')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
              {t('duty-grid.add')}
            </Button>
          </>
        )}
      </div>
      <GridMap type={type} coverage={coverage.data ?? null} />
      <div className="tools list-tools">
        <Segmented
          aria-label={t('duty-grid.view')}
          value={view}
          options={(['rows', 'coverage'] as const).map((one) => ({ value: one, label: t(`duty-grid.view-${one}`) }))}
          onChange={(one) => set({ view: one === 'coverage' ? one : null })}
        />
        <Filters type={type} filter={filter} onFilter={set} />
      </div>
      {view === 'coverage' ? (
        <CoverageTable type={type} coverage={coverage} />
      ) : rows.isError ? (
        <Failure error={rows.error} onRetry={() => void rows.refetch()} />
      ) : rows.isPending ? (
        <PageLoading />
      ) : items.length === 0 ? (
        <div className="panel">
          <Nothing words={t('duty-grid.none')} />
        </div>
      ) : (
        <RowTable rows={items} more={rows.data?.next !== null} onEdit={mayEdit ? setEdited : null} />
      )}
      <Drawer
        open={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'duty-grid.add' : 'duty-grid.edit')}
        destroyOnHidden
      >
        {edited && <RowForm type={type} row={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      </Drawer>
      <Drawer open={taking} onClose={() => setTaking(false)} title={t('duty-grid.import')} destroyOnHidden>
        <TableImport />
      </Drawer>
    </div>
  )
}

interface FilterProps {
  readonly type: CaseType | undefined
  readonly filter: Filter
  onFilter(changes: Record<string, string | null>): void
}

function Filters({ type, filter, onFilter }: FilterProps) {
  const { t } = useTranslation()
  const say = useSay()
  const classes = useClasses(type)
  const streets = useStreets()
  const departments = useDepartments()
  const choices = [
    {
      key: 'department' as const,
      label: t('duty-grid.department'),
      options: departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) })),
    },
    {
      key: 'category' as const,
      label: t('case-rule.class'),
      options: classes.all.map(({ code, title }) => ({ value: code as string, label: `${say(title)} ${code}` })),
    },
    {
      key: 'street' as const,
      label: t('region.kind.street'),
      options: streets.map(({ code, name }) => ({ value: code, label: name })),
    },
  ]
  return choices.map(({ key, label, options }) => (
    <Select
      key={key}
      allowClear
      className="work-choice"
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={filter[key]}
      options={options}
      onChange={(value: string | null) => onFilter({ [key]: value ?? null })}
    />
  ))
}

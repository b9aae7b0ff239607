import { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import { ReviewState } from '@citybrain/contract/engines/register.ts'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DepartmentFilter } from '../../register/department-filter.tsx'
import { isFiltered } from '../../register/filter.ts'
import { SearchInput } from '../../table/search-input.tsx'
import { useDesk } from './desk.ts'

export function RegisterFilters() {
  const { t } = useTranslation()
  const { filter, setFilter, rows, shown, document, arriving } = useDesk()
  const counts = useMemo(() => tally(rows), [rows])
  return (
    <div className="register-filters">
      <SearchInput
        id="register-search"
        label={t('filter.search')}
        value={filter.q}
        onSearch={(q) => setFilter({ q })}
      />
      <Select
        allowClear
        aria-label={t('field.kind')}
        placeholder={t('field.kind')}
        value={filter.kind}
        onChange={(kind) => setFilter({ kind: kind ?? null })}
        options={CommitmentKind.options.map((kind) => ({
          value: kind,
          label: `${t(`kind.${kind}`)} ${counts.get(kind) ?? 0}`,
        }))}
      />
      <Select
        allowClear
        aria-label={t('field.state')}
        placeholder={t('field.state')}
        value={filter.state}
        onChange={(state) => setFilter({ state: state ?? null })}
        options={ReviewState.options.map((state) => ({
          value: state,
          label: `${t(`review-state.${state}`)} ${counts.get(state) ?? 0}`,
        }))}
      />
      <Select
        allowClear
        popupMatchSelectWidth={320}
        aria-label={t('field.section')}
        placeholder={t('field.section')}
        value={filter.section}
        onChange={(section) => setFilter({ section: section ?? null })}
        options={document.sections.map((section) => ({
          value: section.number,
          label: `${'　'.repeat(Math.max(0, section.level - 1))}${section.heading || t('review.opening')}`,
        }))}
      />
      <DepartmentFilter value={filter.department} onChange={(department) => setFilter({ department })} />
      <p className="register-count" role="status">
        {isFiltered(filter)
          ? t('filter.shown', { shown: shown.length, count: rows.length })
          : t('filter.all', { count: rows.length, open: counts.get('proposed') ?? 0 })}
        {arriving && ` · ${t('ledger.still-loading')}`}
      </p>
    </div>
  )
}

function tally(rows: readonly { kind: string; state: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    for (const name of [row.kind, row.state]) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

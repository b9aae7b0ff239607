import { useTranslation } from 'react-i18next'
import type { Column } from './column.ts'

interface Props<T> {
  readonly column: Column<T>
  readonly sort: { readonly key: string; readonly down: boolean } | null
  readonly onSort: ((key: string) => void) | undefined
}

export function HeadCell<T>({ column, sort, onSort }: Props<T>) {
  const { t } = useTranslation()
  const active = sort?.key === column.key
  const order = active ? (sort.down ? 'descending' : 'ascending') : undefined
  const style = { width: column.width, minWidth: column.width }
  const className = column.numeric ? 'numeric' : undefined
  if (!(column.sortBy || column.sorts) || !onSort) {
    return (
      <th scope="col" style={style} className={className}>
        {column.title}
      </th>
    )
  }
  return (
    <th scope="col" style={style} className={className} aria-sort={order}>
      <button type="button" className="grid-sort" onClick={() => onSort(column.key)} title={t('table.sort')}>
        {column.title}
        <span aria-hidden="true" className="grid-arrow">
          {active ? (sort.down ? '▼' : '▲') : '↕'}
        </span>
      </button>
    </th>
  )
}

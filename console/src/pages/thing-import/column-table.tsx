import type { SheetHead } from '@citybrain/contract/engines/thing-import.ts'
import { Decimal } from '@citybrain/contract/kernel/quantity.ts'
import { factorOf, isFigure } from '@citybrain/rules/imports/guess.ts'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTypes } from '../../things/types.ts'
import type { Columns } from './mapping-form.tsx'
import { columnLetters, useTargets } from './words.ts'

interface Props {
  readonly type: string
  readonly sheet: SheetHead
  readonly header: { readonly headerRow: number; readonly headerRows: number }
  readonly columns: Columns
  onChange(columns: Columns): void
}

const SAMPLES = 3

/** Each column of the sheet with some of its cells, and where they go. */
export function ColumnTable({ type: key, sheet, header, columns, onChange }: Props) {
  const { t } = useTranslation()
  const { typeOf } = useTypes()
  const type = typeOf(key)
  const targets = useTargets(type)
  const taken = new Set(columns.map(({ to }) => to))
  const below = sheet.head.filter(({ row }) => row >= header.headerRow + header.headerRows)
  const change = (at: number, changed: Partial<Columns[number]>) =>
    onChange(columns.map((column, place) => (place === at ? { ...column, ...changed } : column)))
  const choose = (at: number, target: string | null) => {
    const column = columns[at]
    if (!column || !type) return
    change(at, { to: target as typeof column.to, factor: factorOf(type, target, column.header) })
  }
  return (
    <div className="mapping-scroll">
      <table className="mapping-table" aria-label={t('thing-import.step.mapping')}>
        <thead>
          <tr>
            <th scope="col">{t('thing-import.column')}</th>
            <th scope="col">{t('thing-import.target')}</th>
            <th scope="col">{t('thing-import.factor')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => (
            <tr key={column.column} className={column.to === null ? 'is-left' : undefined}>
              <td>
                <span className="hint figure">{columnLetters(column.column)}</span> {column.header || '—'}
                <div className="mapping-samples">
                  {below
                    .map(({ cells }) => cells[column.column] ?? '')
                    .filter(Boolean)
                    .slice(0, SAMPLES)
                    .join(' · ')}
                </div>
              </td>
              <td>
                <Select
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={t('thing-import.target-of', { column: column.header || columnLetters(column.column) })}
                  placeholder={t('thing-import.left-out')}
                  value={column.to}
                  onChange={(target: string | undefined) => choose(at, target ?? null)}
                  options={targets.map((target) => ({
                    ...target,
                    disabled: target.value !== column.to && taken.has(target.value as typeof column.to),
                  }))}
                />
              </td>
              <td>
                {type?.fields.some((field) => field.key === column.to && isFigure(field)) && (
                  <Input
                    className="factor"
                    inputMode="decimal"
                    prefix="×"
                    aria-label={t('thing-import.factor-of', { column: column.header })}
                    value={column.factor}
                    status={Decimal.safeParse(column.factor).success ? '' : 'error'}
                    onChange={(event) => change(at, { factor: event.target.value.trim() })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

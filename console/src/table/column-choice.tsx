import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Column } from './column.ts'

interface Props<T> {
  readonly columns: readonly Column<T>[]
  readonly visible: readonly Column<T>[]
  onChoose(keys: string): void
}

export function ColumnChoice<T>({ columns, visible, onChoose }: Props<T>) {
  const { t } = useTranslation()
  const content = (
    <Checkbox.Group
      className="column-choice"
      value={visible.map((column) => column.key)}
      onChange={(chosen) => onChoose(chosen.join(','))}
      options={columns.map((column) => ({ value: column.key, label: column.title, disabled: column.opens ?? false }))}
    />
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={t('ledger.columns')} content={content}>
      <Button icon={<TableOutlined />}>{t('ledger.columns')}</Button>
    </Popover>
  )
}

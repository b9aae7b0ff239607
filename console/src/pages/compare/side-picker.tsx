import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

export interface Side {
  /** `PLAN:VERSION`, as the API names a side. */
  readonly value: string
  readonly label: string
}

interface Props {
  readonly label: string
  readonly sides: readonly Side[]
  readonly value: string | null
  onChange(side: string | null): void
}

export function SidePicker({ label, sides, value, onChange }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="side-picker">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('compare.pick')}
        value={value}
        onChange={(side) => onChange(side ?? null)}
        options={sides.map((side) => ({ value: side.value, label: side.label }))}
      />
    </div>
  )
}

import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../session/session.ts'
import { NO_OWNER } from './filter.ts'

interface Props {
  readonly value: string | null
  onChange(department: string | null): void
}

export function DepartmentFilter({ value, onChange }: Props) {
  const { t } = useTranslation()
  const departments = useDepartments()
  return (
    <Select
      allowClear
      popupMatchSelectWidth={260}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('field.department')}
      placeholder={t('field.department')}
      value={value}
      onChange={(next) => onChange(next ?? null)}
      options={[
        { value: NO_OWNER, label: t('filter.no-owner') },
        ...departments.all.map((one) => ({ value: one.code as string, label: departments.nameOf(one.code) })),
      ]}
    />
  )
}

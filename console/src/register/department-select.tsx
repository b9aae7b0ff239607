import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../session/session.ts'

interface Props {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (codes: string[]) => void
  readonly label: string
}

/** Departments in the order chosen: of leads, the first one leads. 各街道 stands for every street office. */
export function DepartmentSelect({ id, value = [], onChange, label }: Props) {
  const { t } = useTranslation()
  const departments = useDepartments()
  const streets = departments.streets.filter((code) => !value.includes(code))
  return (
    <>
      <Select
        {...(id ? { id } : {})}
        mode="multiple"
        allowClear
        style={{ width: '100%' }}
        aria-label={label}
        placeholder={t('form.choose-departments')}
        value={value}
        onChange={(codes) => onChange?.(codes)}
        showSearch={{ filterOption: (typed, option) => matches(typed, option?.search ?? '') }}
        options={departments.all.map((one) => ({
          value: one.code as string,
          label: departments.nameOf(one.code),
          search: [one.name.zh, one.short.zh, one.name.en, ...one.aliases].join(' ').toLowerCase(),
        }))}
      />
      {streets.length > 0 && departments.streets.length > 0 && (
        <Button type="link" size="small" className="add-streets" onClick={() => onChange?.([...value, ...streets])}>
          {t('form.add-streets', { count: departments.streets.length })}
        </Button>
      )}
    </>
  )
}

function matches(typed: string, search: string): boolean {
  return search.includes(typed.trim().toLowerCase())
}

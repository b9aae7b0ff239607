import { Checkbox, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { NumberSearch } from '../../cases/number-search.tsx'
import type { useWorkAddress, Whose } from '../../cases/use-work.ts'
import { useDepartments } from '../../session/session.ts'

interface Props {
  readonly address: ReturnType<typeof useWorkAddress>
  readonly mine: number | undefined
}

/** Whose work, of which department, late or not, by number; all of it stands in the address. */
export function WorkTools({ address: { asked, set }, mine }: Props) {
  const { t } = useTranslation()
  const departments = useDepartments()
  const options = [
    { value: 'mine' as const, label: mine === undefined ? t('work.mine') : `${t('work.mine')} ${mine}` },
    { value: 'unclaimed' as const, label: t('work.unclaimed') },
    { value: 'any' as const, label: t('work.any') },
  ]
  return (
    <div className="tools list-tools">
      <Segmented<Whose>
        aria-label={t('work.whose')}
        value={asked.whose}
        options={options}
        onChange={(whose) => set({ whose })}
      />
      <Select
        allowClear
        className="work-choice"
        aria-label={t('case.department')}
        placeholder={t('case.department')}
        showSearch={{ optionFilterProp: 'label' }}
        value={(asked.department as string | undefined) ?? null}
        options={departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) }))}
        onChange={(department) => set({ department: department ?? null })}
      />
      <Checkbox
        checked={asked.overdue === 'true'}
        onChange={({ target }) => set({ overdue: target.checked ? 'true' : null })}
      >
        {t('work.overdue-only')}
      </Checkbox>
      <NumberSearch key={asked.number ?? ''} given={asked.number ?? ''} onSearch={(number) => set({ number })} />
    </div>
  )
}

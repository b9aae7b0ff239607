import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useClasses } from '../../cases/classes.ts'
import { NumberSearch } from '../../cases/number-search.tsx'
import type { useWorkAddress } from '../../cases/use-work.ts'
import { useStreets } from '../../regions/streets.ts'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly types: readonly CaseType[]
  readonly address: ReturnType<typeof useWorkAddress>
}

/** What narrows the desk; all of it stands in the address. */
export function DeskFilters({ types, address: { asked, set } }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const streets = useStreets()
  const departments = useDepartments()
  const type = types.find(({ key }) => key === asked.type)
  const classes = useClasses(type ?? types.find(({ categories }) => categories !== null))
  const tasks = type?.steps.filter(({ kind }) => kind === 'task') ?? []
  const flag = (name: 'overdue' | 'supervised') => (
    <Checkbox
      checked={asked[name] === 'true'}
      onChange={({ target }) => set({ [name]: target.checked ? 'true' : null })}
    >
      {t(name === 'overdue' ? 'work.overdue-only' : 'desk.supervised-only')}
    </Checkbox>
  )
  return (
    <div className="tools list-tools">
      <Choice
        label={t('case.type')}
        value={asked.type}
        options={types.map(({ key, title }) => ({ value: key, label: say(title) }))}
        onChoose={(key) => set({ type: key, step: null, source: null })}
      />
      {type && (
        <Choice
          label={t('work.step')}
          value={asked.step}
          options={tasks.map(({ key, title }) => ({ value: key, label: say(title) }))}
          onChoose={(key) => set({ step: key })}
        />
      )}
      <Choice
        label={t('case.class')}
        value={asked.category}
        options={classes.all.map(({ code, title }) => ({ value: code, label: `${say(title)} ${code}` }))}
        onChoose={(code) => set({ category: code })}
      />
      <Choice
        label={t('region.kind.street')}
        value={asked.street}
        options={streets.map(({ code, name }) => ({ value: code, label: name }))}
        onChoose={(code) => set({ street: code })}
      />
      <Choice
        label={t('case.department')}
        value={asked.department}
        options={departments.all.map(({ code }) => ({ value: code, label: departments.nameOf(code) }))}
        onChoose={(code) => set({ department: code })}
      />
      {type && (
        <Choice
          label={t('case.source')}
          value={asked.source}
          options={type.sources.map(({ key, title }) => ({ value: key, label: say(title) }))}
          onChoose={(key) => set({ source: key })}
        />
      )}
      {flag('overdue')}
      {flag('supervised')}
      <NumberSearch key={asked.number ?? ''} given={asked.number ?? ''} onSearch={(number) => set({ number })} />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  onChoose(value: string | null): void
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <Select
      allowClear
      className="work-choice"
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      options={[...options]}
      onChange={(chosen: string | null) => onChoose(chosen ?? null)}
    />
  )
}

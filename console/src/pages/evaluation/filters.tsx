import { FigureGroup } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
import { Button, DatePicker, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useStreets } from '../../regions/streets.ts'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { useAsked } from './asked.ts'
import { ExportMenu } from './export-menu.tsx'

/** Of what, when, of whom; all of it stands in the address. */
export function Filters({ evaluations }: { evaluations: readonly CaseEvaluation[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const departments = useDepartments()
  const streets = useStreets()
  const { asked, address, set } = useAsked(evaluations.map(({ type }) => type))
  return (
    <div className="tools list-tools">
      {evaluations.length > 1 && (
        <Select
          aria-label={t('evaluation.type')}
          value={asked.type}
          onChange={(type) => set({ type })}
          options={evaluations.map(({ type, title }) => ({ value: type, label: say(title) }))}
        />
      )}
      <DatePicker.RangePicker
        aria-label={t('evaluation.period')}
        allowClear={false}
        value={[toPicker(asked.from), toPicker(asked.to)]}
        onChange={(span) => set({ from: fromPicker(span?.[0] ?? null), to: fromPicker(span?.[1] ?? null) })}
      />
      <Select
        aria-label={t('evaluation.by')}
        className="evaluation-choice"
        value={asked.by}
        onChange={(by) => set({ by, sort: null, chart: null })}
        options={FigureGroup.options.map((one) => ({ value: one, label: t(`evaluation.by-${one}`) }))}
      />
      <Select
        aria-label={t('evaluation.department')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('evaluation.department')}
        className="evaluation-choice"
        value={asked.department ?? null}
        onChange={(department) => set({ department: department ?? null })}
        options={departments.all.map(({ code }) => ({ value: code, label: departments.nameOf(code) }))}
      />
      <Select
        aria-label={t('evaluation.street')}
        allowClear
        placeholder={t('evaluation.street')}
        className="evaluation-choice"
        value={asked.street ?? null}
        onChange={(street) => set({ street: street ?? null })}
        options={streets.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {asked.by !== 'none' && (
        <Segmented
          aria-label={t('evaluation.show')}
          value={address.get('show') === 'amounts' ? 'amounts' : 'rates'}
          onChange={(show) => set({ show, sort: null })}
          options={(['rates', 'amounts'] as const).map((one) => ({ value: one, label: t(`evaluation.show-${one}`) }))}
        />
      )}
      <ExportMenu asked={asked} />
      <Button onClick={() => window.print()}>{t('evaluation.print')}</Button>
    </div>
  )
}

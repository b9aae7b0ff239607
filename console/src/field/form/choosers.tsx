import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { standardsFor } from '@citybrain/rules/casework/flow.ts'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { TypedForm } from '../../cases/form-values.ts'
import type { Choosing } from '../../cases/plan.ts'
import { ChoiceQuestion, TextQuestion } from '../../portal/questions.tsx'
import { useSay } from '../../words/say.ts'
import { Select } from '../parts/select.tsx'
import { useClassTable, useDistrictKept } from '../session/day.ts'
import { ClassFinder } from './class-finder.tsx'

/** What a phone can choose; the rest is for a desk. */
export const CHOSEN_HERE: readonly Choosing[] = ['category', 'standard', 'department', 'limit', 'until', 'assignee']

interface Props {
  readonly type: CaseType
  readonly chooses: readonly Choosing[]
  readonly typed: TypedForm
  readonly category: string | null
  /** Names of what is missing. */
  readonly missing: ReadonlySet<string>
  onType(more: Partial<TypedForm>): void
}

const UNITS = ['working-hour', 'working-day', 'urgent-hour', 'natural-day'] as const

/** Class, standard, department, more time: what is chosen beside the fields of a case. */
export function Choosers({ type, chooses, typed, category, missing, onType }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const table = useClassTable(chooses.includes('category') ? type : undefined)
  const fault = (name: string, words: string) => (missing.has(name) ? words : null)
  const standards = standardsFor(type, category)
  return (
    <>
      {chooses.includes('category') && (
        <ClassFinder
          entries={table.data?.value.entries ?? []}
          value={category}
          fault={fault('category', t('case.class-needed'))}
          onChange={(next) => onType({ category: next ?? '' })}
        />
      )}
      {chooses.includes('standard') && (
        <ChoiceQuestion
          label={t('case.standard')}
          hint={standards.length === 0 ? t(category ? 'case.no-standard' : 'case.standard-after-class') : undefined}
          error={fault('standard', t('case.standard-needed'))}
          value={typed.standard ?? null}
          options={standards.map((one) => ({
            value: one.key,
            label: `${say(one.condition)} · ${one.promises.map(({ limit }) => say(limitWords(limit))).join(' · ')}`,
          }))}
          onChange={(standard) => onType({ standard })}
        />
      )}
      {chooses.includes('department') && (
        <DepartmentSelect
          value={typed.department ?? ''}
          fault={fault('department', t('case.department-needed'))}
          onChange={(department) => onType({ department })}
        />
      )}
      {chooses.includes('limit') && (
        <>
          <TextQuestion
            label={t('case.more-time')}
            inputMode="numeric"
            error={fault('amount', t('form.needed'))}
            value={typed.amount ? String(typed.amount) : ''}
            onChange={(text) => onType({ amount: Math.min(1000, Number(text.replaceAll(/\D/g, ''))) })}
          />
          <Select
            label={t('case.more-time')}
            value={typed.unit ?? 'working-day'}
            options={UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
            onChange={(unit) => onType({ unit: UNITS.find((one) => one === unit) ?? 'working-day' })}
          />
        </>
      )}
      {chooses.includes('until') && (
        <TextQuestion
          label={t('case.until')}
          hint={t('case.until-hint')}
          type="date"
          value={typed.until?.format('YYYY-MM-DD') ?? ''}
          onChange={(day) => onType({ until: day === '' ? null : dayjs(day) })}
        />
      )}
    </>
  )
}

interface DepartmentProps {
  readonly value: string
  readonly fault: string | null
  onChange(value: string): void
}

function DepartmentSelect({ value, fault, onChange }: DepartmentProps) {
  const { t } = useTranslation()
  const say = useSay()
  const district = useDistrictKept()
  const all = district.data?.value.profile.departments ?? []
  return (
    <Select
      label={t('case.department')}
      error={fault}
      value={value}
      options={[
        { value: '', label: t('field.choose') },
        ...all.map(({ code, short }) => ({ value: code, label: say(short) })),
      ]}
      onChange={onChange}
    />
  )
}

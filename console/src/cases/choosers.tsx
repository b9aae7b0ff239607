import type { Limit } from '@citybrain/contract/kernel/limit.ts'
import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { standardsFor } from '@citybrain/rules/casework/flow.ts'
import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayWords } from '../days/days.ts'
import { useDepartments } from '../session/session.ts'
import { useSay } from '../words/say.ts'
import { useClasses } from './classes.ts'
import { type Candidate, useAway, useCandidates } from './people.ts'
import type { Asking } from './plan.ts'

/** A class of the type, found by its code, its own title or that of a class above it. */
export function ClassItem({ type, required }: { type: CaseType; required: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const classes = useClasses(type)
  const label = (code: string) => [...classes.above(code).map(({ title }) => say(title)), say(classes.titleOf(code))]
  return (
    <Form.Item name="category" label={t('case.class')} rules={[{ required, message: t('case.class-needed') }]}>
      <Select
        allowClear={!required}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('case.class-search')}
        options={classes.all.map(({ code }) => ({
          value: code as string,
          label: `${label(code).join(' › ')} ${code}`,
        }))}
      />
    </Form.Item>
  )
}

/** How it came in; what the public enters itself isn't entered for them. */
export function SourceItem({ type }: { type: CaseType }) {
  const { t } = useTranslation()
  const say = useSay()
  const inside = type.sources.filter((one) => !one.public)
  return (
    <Form.Item name="source" label={t('case.source')} rules={[{ required: true, message: t('form.needed') }]}>
      <Select options={inside.map(({ key, title }) => ({ value: key as string, label: say(title) }))} />
    </Form.Item>
  )
}

/** The rows of the filing standards that fit the class, with what each promises. */
export function StandardItem({ type, category }: { type: CaseType; category: string | null }) {
  const { t } = useTranslation()
  const say = useSay()
  const fitting = standardsFor(type, category)
  const promises = (all: readonly { title: { zh: string; en: string }; limit: Limit }[]) =>
    all.map(({ title, limit }) => `${say(title)} ${say(limitWords(limit))}`).join(' · ')
  if (category === null) return <p className="hint">{t('case.standard-after-class')}</p>
  if (fitting.length === 0) return <p className="attach-fault">{t('case.no-standard')}</p>
  return (
    <Form.Item
      name="standard"
      label={t('case.standard')}
      rules={[{ required: true, message: t('case.standard-needed') }]}
    >
      <Radio.Group
        className="standard-choice"
        options={fitting.map((one) => ({
          value: one.key,
          label: (
            <>
              {say(one.condition)}
              <span className="hint">
                {promises(one.promises)} · {say(one.closing)}
              </span>
            </>
          ),
        }))}
      />
    </Form.Item>
  )
}

export function DepartmentItem({ proposed }: { proposed: string | null }) {
  const { t } = useTranslation()
  const departments = useDepartments()
  return (
    <Form.Item
      name="department"
      label={t('case.department')}
      extra={proposed ? t('case.department-proposed', { department: departments.nameOf(proposed) }) : undefined}
      rules={[{ required: true, message: t('case.department-needed') }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('form.choose-departments')}
        options={departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) }))}
      />
    </Form.Item>
  )
}

interface PersonProps {
  readonly people: NonNullable<Asking['people']>
  /** Chosen in the form. */
  readonly department: string | undefined
  readonly street: string | null
  readonly required: boolean
}

/** Who goes on: those who hold a post by which they may. */
export function PersonItem({ people, department, street, required }: PersonProps) {
  const { t, i18n } = useTranslation()
  const departments = useDepartments()
  const candidates = useCandidates({ by: people.by, department: department ?? people.department, street })
  const away = useAway()
  const label = ({ id, name, unit }: Candidate) => {
    const absence = away.get(id)
    const words = absence && t('case.away', { ...absence, until: dayWords(absence.until, i18n.language) })
    return [`${name}（${departments.nameOf(unit)}）`, words].filter(Boolean).join(' · ')
  }
  return (
    <Form.Item
      name="assignee"
      label={t('case.assignee')}
      extra={candidates?.length === 0 ? t('case.nobody-there') : required ? undefined : t('case.assignee-open')}
      rules={[{ required, message: t('case.assignee-needed') }]}
    >
      <Select
        allowClear={!required}
        loading={candidates === null}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('organisation.choose-person')}
        options={(candidates ?? []).map((one) => ({ value: one.id, label: label(one) }))}
      />
    </Form.Item>
  )
}

const UNITS = ['working-hour', 'working-day', 'urgent-hour', 'natural-day'] as const

/** How much more time. */
export function LimitItems() {
  const { t } = useTranslation()
  return (
    <div className="limit-fields">
      <Form.Item name="amount" label={t('case.more-time')} rules={[{ required: true, message: t('form.needed') }]}>
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
      <Form.Item name="unit" label={t('case.unit')}>
        <Select style={{ minWidth: 140 }} options={UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))} />
      </Form.Item>
    </div>
  )
}

/** Until when it stands still; nothing leaves it open. */
export function UntilItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="until" label={t('case.until')} extra={t('case.until-hint')}>
      <DatePicker className="field-date" />
    </Form.Item>
  )
}

/** Another case, by its number. */
export function CaseItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="into" label={t('case.into')} rules={[{ required: true, message: t('form.needed') }]}>
      <Input maxLength={40} placeholder="CG202300000007" />
    </Form.Item>
  )
}

const PHONE = /^\+?\d[\d -]{5,19}$/

/** Who reported it, as far as they say. */
export function ReporterItems() {
  const { t } = useTranslation()
  return (
    <div className="limit-fields">
      <Form.Item name="reporterName" label={t('case.reporter-name')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="reporterPhone"
        label={t('case.reporter-phone')}
        validateTrigger="onBlur"
        rules={[{ pattern: PHONE, message: t('case.phone-wrong') }]}
      >
        <Input maxLength={20} inputMode="tel" />
      </Form.Item>
    </div>
  )
}

import type { CaseRule, CaseRuleDraft } from '@citybrain/contract/engines/case-rule.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Alert, DatePicker, Form, Input, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { newId } from '../../api/ids.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { RemoveButton } from '../../app/remove-button.tsx'
import { useClasses } from '../../cases/classes.ts'
import { useCandidates } from '../../cases/people.ts'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useStreets } from '../../regions/streets.ts'
import { FormFrame } from '../../register/form-frame.tsx'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { routedSteps, useRuleChange } from './rules.ts'

interface Typed extends Omit<CaseRuleDraft, 'effectiveFrom' | 'effectiveTo'> {
  readonly effectiveFrom: Dayjs | null
  readonly effectiveTo: Dayjs | null
}

interface Props {
  readonly types: readonly CaseType[]
  /** Null: a new one. */
  readonly rule: CaseRule | null
  onClose(): void
}

export function RuleForm({ types, rule, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const words = useErrorWords()
  const { save, remove } = useRuleChange(onClose)
  const typed = Form.useWatch([], form) as Partial<Typed> | undefined
  const type = types.find(({ key }) => key === (typed?.type ?? rule?.type)) ?? types[0]
  const error = save.error ?? remove.error
  const id = rule?.id ?? newId()
  if (!type) return null
  return (
    <FormFrame<Typed>
      form={form}
      initial={initialOf(type, rule)}
      busy={save.isPending}
      okWords={t('form.save')}
      onSend={(given) => save.mutate({ id, revision: rule?.revision ?? 0, rule: draftOf(given) })}
      onLeave={onClose}
    >
      {error && <Alert type="error" showIcon title={words(error)} className="form-lede" />}
      <WhenItems types={types} type={type} />
      <WhomItems type={type} typed={typed} />
      <div className="form-pair">
        <Form.Item name="effectiveFrom" label={t('case-rule.from')}>
          <DatePicker className="field-date" />
        </Form.Item>
        <Form.Item name="effectiveTo" label={t('case-rule.to')}>
          <DatePicker className="field-date" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('case-rule.note')} extra={t('case-rule.note-hint')}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      {rule && (
        <RemoveButton
          title={t('case-rule.remove')}
          consequence={t('case-rule.remove-consequence')}
          busy={remove.isPending}
          onRemove={() => remove.mutate(rule)}
        />
      )}
    </FormFrame>
  )
}

/** For what the rule holds. */
function WhenItems({ types, type }: { types: readonly CaseType[]; type: CaseType }) {
  const { t } = useTranslation()
  const say = useSay()
  const streets = useStreets()
  const classes = useClasses(type)
  return (
    <>
      <Form.Item name="type" label={t('case.type')}>
        <Select options={types.map(({ key, title }) => ({ value: key as string, label: say(title) }))} />
      </Form.Item>
      <Form.Item name="step" label={t('case-rule.step')} rules={[{ required: true, message: t('form.needed') }]}>
        <Select options={routedSteps(type).map(({ key, title }) => ({ value: key as string, label: say(title) }))} />
      </Form.Item>
      <Form.Item name="category" label={t('case-rule.class')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('case-rule.every-class')}
          options={classes.all.map(({ code, title }) => ({ value: code as string, label: `${say(title)} ${code}` }))}
        />
      </Form.Item>
      <Form.Item name="region" label={t('case-rule.place')}>
        <Select
          allowClear
          placeholder={t('case-rule.whole-district')}
          options={streets.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="hours" label={t('case-rule.hours')}>
        <Radio.Group
          options={(['any', 'working', 'off'] as const).map((one) => ({
            value: one,
            label: t(`case-rule.hours.${one}`),
          }))}
        />
      </Form.Item>
    </>
  )
}

/** Where it sends the work. */
function WhomItems({ type, typed }: { type: CaseType; typed: Partial<Typed> | undefined }) {
  const { t } = useTranslation()
  const departments = useDepartments()
  const step = type.steps.find(({ key }) => key === typed?.step)
  const by = step?.kind === 'task' ? step.by : null
  const where = { department: typed?.department ?? null, street: typed?.region ?? null }
  const candidates = useCandidates(by && { by, ...where })
  const receiver = typed?.receiver ?? 'named'
  const asksGrid = receiver === 'responsible' || receiver === 'territory'
  return (
    <>
      <Form.Item name="receiver" label={t('case-rule.receiver')}>
        <Select options={RECEIVERS.map((one) => ({ value: one, label: t(`case-rule.receiver.${one}`) }))} />
      </Form.Item>
      <Form.Item
        name="department"
        hidden={asksGrid}
        label={t('case-rule.goes-to')}
        dependencies={['assignee']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, code) => {
              if (!asksGrid && !code && !getFieldValue('assignee')) throw new Error(t('case-rule.whom-needed'))
            },
          }),
        ]}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose-departments')}
          options={departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) }))}
        />
      </Form.Item>
      <Form.Item name="assignee" hidden={receiver !== 'named'} label={t('case.assignee')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('case-rule.left-to-department')}
          options={(candidates ?? []).map(({ id, name, unit }) => ({
            value: id,
            label: `${name}（${departments.nameOf(unit)}）`,
          }))}
        />
      </Form.Item>
    </>
  )
}

const RECEIVERS = ['named', 'responsible', 'territory'] as const

function initialOf(type: CaseType, rule: CaseRule | null): Partial<Typed> {
  if (!rule) return { type: type.key, step: routedSteps(type)[0]?.key ?? '', hours: 'any', receiver: 'named' }
  return { ...rule, effectiveFrom: toPicker(rule.effectiveFrom), effectiveTo: toPicker(rule.effectiveTo) }
}

const draftOf = (typed: Typed): CaseRuleDraft => ({
  ...{ type: typed.type, step: typed.step, hours: typed.hours, receiver: typed.receiver },
  ...{ category: typed.category ?? null, region: typed.region ?? null },
  department: typed.receiver === 'named' ? (typed.department ?? null) : null,
  assignee: typed.receiver === 'named' ? (typed.assignee ?? null) : null,
  note: typed.note?.trim() || null,
  ...{ effectiveFrom: fromPicker(typed.effectiveFrom ?? null), effectiveTo: fromPicker(typed.effectiveTo ?? null) },
})

import { FilterOutlined } from '@ant-design/icons'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { checkValue } from '@citybrain/rules/registry/values.ts'
import { Button, Popover, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, conditionText, filterFields, type Operator, operatorsOf } from '../../things/condition.ts'
import { FieldInput } from '../../things/field-input.tsx'
import { fromTyped, type Typed } from '../../things/form-values.ts'
import { useTypes } from '../../things/types.ts'
import { useConditionWords } from '../../things/use-condition-words.ts'
import type { BrowserState } from './use-browser.ts'

interface Props {
  readonly type: ThingType
  readonly browser: BrowserState
}

/** The conditions in force, each as a sentence that can be taken away. */
export function ConditionChips({ type, browser }: Props) {
  const { t } = useTranslation()
  const words = useConditionWords(type)
  if (browser.conditions.length === 0) return null
  return (
    <ul className="condition-chips" aria-label={t('condition.in-force')}>
      {browser.conditions.map((condition) => (
        <li key={conditionText(condition)}>
          <Tag
            closable={{ 'aria-label': t('condition.drop', { condition: words(condition) }) }}
            onClose={(event) => {
              event.preventDefault()
              browser.setConditions(browser.conditions.filter((one) => one !== condition))
            }}
          >
            {words(condition)}
          </Tag>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={() => browser.setConditions([])}>
          {t('condition.drop-all')}
        </Button>
      </li>
    </ul>
  )
}

/** A condition made from the type's own fields: field, comparison, value. */
export function AddCondition({ type, browser }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (filterFields(type).length === 0) return null
  const add = (condition: Condition) => {
    const text = conditionText(condition)
    browser.setConditions([...browser.conditions.filter((one) => conditionText(one) !== text), condition])
    setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title={t('condition.add')}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<ConditionForm type={type} onAdd={add} />}
    >
      <Button icon={<FilterOutlined />}>{t('condition.add')}</Button>
    </Popover>
  )
}

function ConditionForm({ type, onAdd }: { type: ThingType; onAdd(condition: Condition): void }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const fields = filterFields(type)
  const [field, setField] = useState<Field | undefined>(fields[0])
  const [operator, setOperator] = useState<Operator | null>(null)
  const [typed, setTyped] = useState<Typed>(undefined)
  const { tables } = useTypes()
  if (!field) return null
  const now = operator ?? operatorsOf(field)[0] ?? 'eq'
  const value = valueFor(field, now, typed)
  const fault = value && now !== 'is' && now !== 'in' ? faultOf(field, typed, tables)?.[language] : undefined
  return (
    <form
      className="condition-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (value && !fault) onAdd({ field: field.key, operator: now, value })
      }}
    >
      <Select
        aria-label={t('condition.field')}
        showSearch={{ optionFilterProp: 'label' }}
        value={field.key}
        onChange={(key) => {
          setField(fields.find((one) => one.key === key))
          setOperator(null)
          setTyped(undefined)
        }}
        options={fields.map((one) => ({ value: one.key, label: one.title[language] }))}
      />
      <Select
        aria-label={t('condition.operator')}
        value={now}
        onChange={(next) => {
          setOperator(next)
          setTyped(undefined)
        }}
        options={operatorsOf(field).map((one) => ({ value: one, label: t(`condition.${one}`) }))}
      />
      {now === 'is' ? (
        <Select
          aria-label={t('condition.value')}
          value={typed === 'known' ? 'known' : 'unknown'}
          onChange={setTyped}
          options={(['unknown', 'known'] as const).map((one) => ({ value: one, label: t(`condition.${one}`) }))}
        />
      ) : (
        <fieldset className="condition-value" aria-label={t('condition.value')}>
          <FieldInput
            field={now === 'in' ? severally(field) : field}
            aria-label={t('condition.value')}
            value={typed}
            onChange={(given) => setTyped(typedOf(given))}
          />
        </fieldset>
      )}
      {fault && (
        <p className="map-fault" role="alert">
          {fault}
        </p>
      )}
      <Button type="primary" htmlType="submit" disabled={!value || fault !== undefined}>
        {t('condition.take')}
      </Button>
    </form>
  )
}

/** One of several choices is asked for with the input of several. */
function severally(field: Field): Field {
  return field.kind === 'choice' ? { ...field, many: true } : field
}

/** Ant Design's own inputs hand on an event, the others the value. */
function typedOf(given: unknown): Typed {
  const event = given as { target?: { value?: Typed } } | null
  return event && typeof event === 'object' && event.target ? event.target.value : (given as Typed)
}

function valueFor(field: Field, operator: Operator, typed: Typed): string | null {
  if (operator === 'is') return typed === 'known' ? 'known' : 'unknown'
  if (operator === 'in') return Array.isArray(typed) && typed.length > 0 ? typed.join(',') : null
  const value = fromTyped(field, typed)
  if (Array.isArray(value)) return value[0] ?? null
  return value === null ? null : String(value)
}

function faultOf(field: Field, typed: Typed, tables: Parameters<typeof checkValue>[2]) {
  const checked = checkValue(field, fromTyped(field, typed), tables)
  return 'fault' in checked ? checked.fault : undefined
}

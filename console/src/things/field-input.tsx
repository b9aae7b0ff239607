import type { Field } from '@citybrain/contract/pack/field.ts'
import { checkValue } from '@citybrain/rules/registry/values.ts'
import { DatePicker, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fromTyped, type Typed } from './form-values.ts'
import { useTypes } from './types.ts'

/** The form item of one field, made from its definition and checked by the rules that the server has too. */
export function FieldItem({ field, name = ['attributes', field.key] }: { field: Field; name?: (string | number)[] }) {
  const { t, i18n } = useTranslation()
  const { tables } = useTypes()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const unit = field.unit ? `（${field.unit[language]}）` : ''
  return (
    <Form.Item
      name={name}
      label={`${field.title[language]}${language === 'en' ? unit.replace('（', ' (').replace('）', ')') : unit}`}
      extra={field.help?.[language]}
      required={field.required}
      validateTrigger="onBlur"
      rules={[
        {
          validator: async (_, typed: Typed) => {
            const value = fromTyped(field, typed)
            if (value === null) {
              if (field.required) throw new Error(t('form.needed'))
              return
            }
            const checked = checkValue(field, value, tables)
            if ('fault' in checked) throw new Error(checked.fault[language])
          },
        },
      ]}
    >
      <FieldInput field={field} />
    </Form.Item>
  )
}

interface InputProps {
  readonly field: Field
  readonly id?: string
  /** Where no form item names it. */
  readonly 'aria-label'?: string
  readonly value?: Typed
  onChange?(typed: Typed): void
}

const LONG_TEXT = 120

/** Ant Design hands `id`, `value` and `onChange` to the child of a form item. */
export function FieldInput({ field, ...given }: InputProps) {
  const { t, i18n } = useTranslation()
  const { tables } = useTypes()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const shared = given as object
  switch (field.kind) {
    case 'date':
      return <DatePicker {...shared} className="field-date" />
    case 'flag':
      return (
        <Radio.Group
          {...shared}
          options={[
            { value: 'yes', label: t('value.yes') },
            { value: 'no', label: t('value.no') },
            { value: '', label: t('thing.not-known') },
          ]}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          allowClear
          {...(field.many ? { mode: 'multiple' as const } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('thing.not-known')}
          options={field.choices.map((one) => ({ value: one.value, label: one.title[language] }))}
        />
      )
    case 'code': {
      const table = tables.find((one) => one.key === field.table)
      if (!table) return <Input {...shared} maxLength={60} />
      return (
        <Select
          {...shared}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('thing.not-known')}
          options={table.entries.map(({ code, title }) => ({ value: code, label: `${code} ${title[language]}` }))}
        />
      )
    }
    case 'text':
      if (field.maxLength > LONG_TEXT)
        return <Input.TextArea {...shared} maxLength={field.maxLength} autoSize={{ minRows: 1, maxRows: 6 }} />
      return <Input {...shared} maxLength={field.maxLength} />
    default:
      return <Input {...shared} inputMode="decimal" className="field-figure" />
  }
}

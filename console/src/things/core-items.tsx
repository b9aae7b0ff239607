import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { checkCode } from '@citybrain/rules/codes/index.ts'
import { DatePicker, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../session/session.ts'
import { useTypes } from './types.ts'

/** What every thing has: name, code, other names, and the department that keeps it. */
export function CoreItems({ type }: { type: ThingType }) {
  const { t, i18n } = useTranslation()
  const { tables } = useTypes()
  const departments = useDepartments()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { code } = type
  return (
    <>
      <Form.Item
        name="name"
        label={t('thing.name')}
        required
        rules={[{ required: true, whitespace: true, message: t('thing.name-needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {code && (
        <Form.Item
          name="code"
          label={code.title[language]}
          required={code.required}
          validateTrigger="onBlur"
          rules={[
            {
              validator: async (_, typed: string | undefined) => {
                const given = typed?.trim() ?? ''
                if (given === '' && code.required) throw new Error(t('form.needed'))
                if (given === '' || !code.kind) return
                const checked = checkCode(code.kind, given, tables)
                if (!checked.valid) throw new Error(checked.because[language])
              },
            },
          ]}
        >
          <Input maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name="aliases" label={t('thing.aliases')} extra={t('thing.aliases-hint')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={['、', '，', ',', ';', '；']}
          maxCount={40}
        />
      </Form.Item>
      <Form.Item name="department" label={t('thing.department')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('thing.not-known')}
          options={departments.all.map(({ code: key }) => ({ value: key as string, label: departments.nameOf(key) }))}
        />
      </Form.Item>
    </>
  )
}

/** Since when it is true, and who says so. */
export function AssertionItems({ correcting = false }: { correcting?: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="validFrom"
        label={t('thing.valid-from')}
        extra={t(correcting ? 'thing.valid-from-correcting' : 'thing.valid-from-hint')}
      >
        <DatePicker className="field-date" />
      </Form.Item>
      <Form.Item name="document" label={t('thing.document')} extra={t('thing.document-hint')}>
        <Input maxLength={300} />
      </Form.Item>
    </>
  )
}

import { addUnit, updateUnit } from '@citybrain/contract/api/organisation.ts'
import { DepartmentKind } from '@citybrain/contract/engines/district.ts'
import type { Unit } from '@citybrain/contract/engines/organisation.ts'
import { Alert, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { FormFrame } from '../../register/form-frame.tsx'
import { useDistrict } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { useDeed } from './use-organisation.ts'

interface Typed {
  code: string
  kind: Unit['kind']
  nameZh: string
  nameEn?: string
  shortZh: string
  shortEn?: string
  street?: string | null
}

export function UnitForm({ unit, onClose }: { unit: Unit | null; onClose(): void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const deed = useDeed()
  const words = useErrorWords()
  const say = useSay()
  const district = useDistrict()
  const kind = Form.useWatch('kind', form)
  const send = (typed: Typed) =>
    deed.mutate({ done: t('organisation.saved'), run: () => save(unit, typed) }, { onSuccess: onClose })
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }]
  return (
    <FormFrame
      form={form}
      initial={initialOf(unit)}
      busy={deed.isPending}
      okWords={t('form.save')}
      onSend={send}
      onLeave={onClose}
    >
      {deed.isError && <Alert type="error" showIcon title={words(deed.error)} className="form-lede" />}
      {unit === null && (
        <>
          <Form.Item
            name="code"
            label={t('organisation.code')}
            extra={t('organisation.code-hint')}
            rules={[
              { required: true, pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, message: t('organisation.code-needed') },
            ]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="kind" label={t('field.kind')} rules={needed}>
            <Select options={DepartmentKind.options.map((one) => ({ value: one, label: t(`unit-kind.${one}`) }))} />
          </Form.Item>
          {kind === 'street-office' && (
            <Form.Item name="street" label={t('organisation.street')} rules={needed}>
              <Select
                options={district.data?.profile.streets.map((one) => ({ value: one.code, label: say(one.name) })) ?? []}
              />
            </Form.Item>
          )}
        </>
      )}
      <Form.Item name="nameZh" label={t('organisation.full-name')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="shortZh" label={t('organisation.short-name')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('organisation.full-name-en')} extra={t('organisation.english-hint')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="shortEn" label={t('organisation.short-name-en')}>
        <Input maxLength={120} />
      </Form.Item>
    </FormFrame>
  )
}

function initialOf(unit: Unit | null): Partial<Typed> {
  if (unit === null) return { kind: 'government' }
  return { nameZh: unit.name.zh, nameEn: unit.name.en, shortZh: unit.short.zh, shortEn: unit.short.en }
}

function save(unit: Unit | null, typed: Typed) {
  const name = { zh: typed.nameZh, en: typed.nameEn?.trim() || typed.nameZh }
  const short = { zh: typed.shortZh, en: typed.shortEn?.trim() || typed.shortZh }
  if (unit !== null)
    return call(updateUnit, { params: { unit: unit.code }, body: { revision: unit.revision, name, short } })
  const { code, kind, street = null } = typed
  return call(addUnit, { body: { code, kind, name, short, street: kind === 'street-office' ? street : null } })
}

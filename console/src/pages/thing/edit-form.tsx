import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Alert, Button, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useSession } from '../../session/session.ts'
import { AssertionItems, CoreItems } from '../../things/core-items.tsx'
import { showFaults } from '../../things/faults.ts'
import { FieldItem } from '../../things/field-input.tsx'
import { attributesFrom, type Typed, toTyped } from '../../things/form-values.ts'
import { MANUAL } from '../../things/manual.ts'
import { isMasked } from '../../things/value.ts'
import type { Changed } from './changes.ts'
import { Meeting } from './meeting.tsx'
import { type About, useChange } from './use-change.ts'

interface TypedChange {
  name?: string
  code?: string
  aliases?: string[]
  department?: string | null
  attributes?: Record<string, Typed>
  validFrom: Dayjs | null
  document?: string
  reason?: string
}

interface Props {
  readonly type: ThingType
  readonly thing: Thing
  readonly fields: readonly Field[]
  /** Name, code, other names and department too. */
  readonly core?: boolean
  onDone(): void
}

/** Some fields of a thing, said anew: since when, and on which document. */
export function EditForm({ type, thing, fields, core = false, onDone }: Props) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<TypedChange>()
  const { today } = useSession()
  const words = useErrorWords()
  const change = useChange(thing, onDone)
  const seen = fields.filter((field) => !isMasked(thing.attributes[field.key]))
  const language = i18n.language === 'en' ? 'en' : 'zh'
  useEffect(() => {
    if (change.error) showFaults(form, change.error, language)
  }, [change.error, form, language])
  if (change.met)
    return (
      <Meeting
        type={type}
        opened={thing}
        met={change.met}
        busy={change.busy}
        onSettle={change.settle}
        onLeave={change.leave}
      />
    )
  return (
    <Form<TypedChange>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      className="fact-form"
      initialValues={initialOf(thing, seen, today)}
      onFinish={(typed) => change.save(changedFrom(typed, seen, core), aboutFrom(typed))}
    >
      {change.error !== null && <Alert type="error" showIcon title={words(change.error)} className="form-lede" />}
      {core && <CoreItems type={type} />}
      {seen.map((field) => (
        <FieldItem key={field.key} field={field} />
      ))}
      <AssertionItems correcting />
      <Form.Item name="reason" label={t('form.reason')}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="fact-form-foot">
        <Button type="primary" size={core ? 'middle' : 'small'} htmlType="submit" loading={change.busy}>
          {t('form.save')}
        </Button>
        <Button size={core ? 'middle' : 'small'} onClick={onDone}>
          {t('form.cancel')}
        </Button>
      </div>
    </Form>
  )
}

function initialOf(thing: Thing, fields: readonly Field[], today: string): TypedChange {
  return {
    name: thing.name,
    code: thing.code ?? '',
    aliases: thing.aliases,
    department: thing.department,
    attributes: Object.fromEntries(fields.map((field) => [field.key, toTyped(field, thing.attributes[field.key])])),
    validFrom: toPicker(today),
  }
}

function changedFrom(typed: TypedChange, fields: readonly Field[], core: boolean): Changed {
  const attributes = attributesFrom(fields, typed.attributes ?? {}, { keepUnknown: true })
  if (!core) return { attributes }
  return {
    name: typed.name?.trim() ?? '',
    code: typed.code?.trim() || null,
    aliases: typed.aliases ?? [],
    department: typed.department ?? null,
    attributes,
  }
}

function aboutFrom({ validFrom, document, reason }: TypedChange): About {
  return {
    validFrom: fromPicker(validFrom),
    ...(document?.trim() ? { source: { system: MANUAL, document: document.trim() } } : {}),
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
  }
}

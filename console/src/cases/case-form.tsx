import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Alert, Button, Form, Input } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isConflict } from '../api/refused.ts'
import { useLeaveGuard } from '../app/leave-guard.ts'
import { useErrorWords } from '../app/notices.tsx'
import { AttachField } from '../attachments/attach-field.tsx'
import { type Uploads, useUploads } from '../attachments/use-uploads.ts'
import { useSession } from '../session/session.ts'
import { showFaults } from '../things/faults.ts'
import { FieldItem } from '../things/field-input.tsx'
import { Choosers } from './chooser-items.tsx'
import { dropDraft, keepDraft, keptDraft } from './draft.ts'
import { type CaseSeen, draftOf, fieldsAsked, givenOf, initialOf, questionedOf, type TypedForm } from './form-values.ts'
import type { Asking, Given } from './plan.ts'
import './case.css'

/** A form as far as it is filled in. */
export interface FormSeen {
  readonly typed: TypedForm
  readonly position: [number, number] | null
}

interface Props {
  readonly plan: Asking
  readonly type: CaseType
  readonly state: CaseSeen
  /** The case doesn't offer it any more: what was typed can still be read. */
  readonly gone: boolean
  readonly busy: boolean
  readonly error: unknown
  /** What is shown beside the form, by what is typed so far. */
  beside?: (seen: FormSeen) => ReactNode
  onSend(given: Given): void
  onReload(): void
  onBeginAnew(): void
}

const KEEP_AFTER_MS = 400

export const draftKey = (state: CaseSeen, plan: Asking) => `${state.id}.${plan.key}`

/** The form that follows from a flow: fields, choices, photos, opinion; what is typed is kept in this browser until it is sent. */
export function CaseForm(props: Props) {
  const { plan, type, state, busy, error, gone } = props
  const { t, i18n } = useTranslation()
  const { today } = useSession()
  const [form] = Form.useForm<TypedForm>()
  const key = draftKey(state, plan)
  const [kept] = useState(() => keptDraft(key))
  const uploads = useUploads(kept?.attachments ?? [])
  const [position, setPosition] = useState(kept?.position ?? state.place.position)
  const [fault, setFault] = useState<string | null>(null)
  const [placeless, setPlaceless] = useState(false)
  const before = { type, state, plan, today }
  const [initial] = useState(() => initialOf(before, kept))
  const typed: TypedForm = Form.useWatch([], form) ?? initial
  const beside = { attachments: uploads.ready.map(({ id }) => id), position }
  const draft = useDraft(() => keepDraft(key, draftOf(type, form.getFieldsValue(true), beside)))
  useTold(uploads, draft.note)
  useLeaveGuard(draft.touched && !busy, { kept: true })
  useEffect(() => {
    if (error) showFaults(form, error, i18n.language === 'en' ? 'en' : 'zh')
  }, [error, form, i18n.language])
  const asked = fieldsAsked(type, plan.asks, questionedOf(type, state, typed), state.data)
  const isShort = uploads.ready.length < (plan.attachments ?? 0)
  /** Says everything that is missing beside the fields at once. */
  const isWhole = () => {
    const lacksPlace = plan.placed && position === null
    setPlaceless(lacksPlace)
    setFault(
      uploads.busy
        ? t('attachments.still-sending')
        : isShort
          ? t('attachments.too-few', { count: plan.attachments ?? 0 })
          : null,
    )
    return !(uploads.busy || isShort || lacksPlace)
  }
  const send = () => {
    if (!isWhole()) return
    draft.stop()
    props.onSend(givenOf(before, form.getFieldsValue(true), beside))
  }
  return (
    <Form<TypedForm>
      form={form}
      layout="vertical"
      requiredMark={(label, { required }) =>
        required ? (
          label
        ) : (
          <>
            {label} <span className="hint">{t('form.optional')}</span>
          </>
        )
      }
      scrollToFirstError={{ focus: true }}
      initialValues={initial}
      onValuesChange={draft.note}
      onFinish={send}
      onFinishFailed={isWhole}
      className="case-form"
    >
      {plan.lede && <p className="hint form-lede">{plan.lede}</p>}
      {kept && !gone && <KeptNotice onDrop={() => dropDraftAnd(key, props.onBeginAnew)} />}
      {gone && <Alert type="warning" showIcon title={t('case.form-gone')} />}
      <FormError error={error} onReload={props.onReload} />
      <Choosers
        plan={plan}
        type={type}
        state={state}
        typed={typed}
        position={position}
        placeless={placeless && position === null}
        onPosition={(next) => {
          setPosition(next)
          draft.note()
        }}
      />
      {asked.map((field) => (
        <FieldItem key={field.key} field={field} />
      ))}
      {props.beside?.({ typed, position })}
      {plan.attachments !== null && (
        <AttachField uploads={uploads} least={plan.attachments} fault={uploads.busy || isShort ? fault : null} />
      )}
      {plan.reason && (
        <Form.Item
          name="reason"
          label={plan.reason.label}
          required={plan.reason.needed}
          rules={[{ required: plan.reason.needed, whitespace: true, message: t('case.reason-needed') }]}
        >
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      )}
      <div className="form-foot">
        <Button type="primary" danger={plan.tone === 'bad'} htmlType="submit" loading={busy} disabled={gone}>
          {plan.title}
        </Button>
        <span className="hint">{t('case.draft-hint')}</span>
      </div>
    </Form>
  )
}

function dropDraftAnd(key: string, then: () => void): void {
  dropDraft(key)
  then()
}

function KeptNotice({ onDrop }: { onDrop(): void }) {
  const { t } = useTranslation()
  const drop = (
    <Button size="small" onClick={onDrop}>
      {t('things.draft-drop')}
    </Button>
  )
  return <Alert type="info" showIcon title={t('case.draft-kept')} action={drop} />
}

/** Why it wasn't taken; where the case has moved on, with the way to see it. Nothing typed is lost by that. */
function FormError({ error, onReload }: { error: unknown; onReload(): void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  if (!error) return null
  if (!isConflict(error)) return <Alert type="error" showIcon title={words(error)} />
  const reload = (
    <Button size="small" onClick={onReload}>
      {t('case.reload')}
    </Button>
  )
  return <Alert type="warning" showIcon title={words(error)} description={t('case.typed-stays')} action={reload} />
}

/** Keeps the draft when the typing pauses; after sending nothing is kept any more. */
function useDraft(keepNow: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(keepNow)
  latest.current = keepNow
  const [touched, setTouched] = useState(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    touched,
    note: () => {
      setTouched(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => latest.current(), KEEP_AFTER_MS)
    },
    stop: () => {
      clearTimeout(timer.current)
      latest.current()
      setTouched(false)
    },
  }
}

/** Photos that came or went belong to the draft too. */
function useTold({ ready }: Uploads, note: () => void): void {
  const count = useRef(ready.length)
  const latest = useRef(note)
  latest.current = note
  useEffect(() => {
    if (ready.length === count.current) return
    count.current = ready.length
    latest.current()
  }, [ready.length])
}

import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsAsked, givenOf, initialOf, questionedOf, type TypedForm } from '../../cases/form-values.ts'
import type { FormPlan } from '../../cases/plan.ts'
import { TextQuestion } from '../../portal/questions.tsx'
import { fromTyped, type Typed } from '../../things/form-values.ts'
import { useWork } from '../session/work.ts'
import { Choosers } from './choosers.tsx'
import { FieldQuestion } from './field-question.tsx'
import { PhotoField, photosOf, type Taken } from './photo-field.tsx'
import { useQueueing } from './use-queueing.ts'

interface Props {
  readonly plan: FormPlan
  readonly type: CaseType
  readonly view: CaseView
  onQueued(): void
  onCancel(): void
}

/** The form that follows from a flow, on a phone: what is filled in goes into the outbox, network or not. */
export function DeedForm({ plan, type, view, onQueued, onCancel }: Props) {
  const { t } = useTranslation()
  const { today } = useWork().who
  const { state } = view
  const before = { type, state, plan, today }
  const [typed, setTyped] = useState<TypedForm>(() => onPhone(initialOf(before, null)))
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const { fault, queueDeed } = useQueueing()
  const asked = fieldsAsked(type, plan.asks, questionedOf(type, state, typed), state.data)
  const put = (more: Partial<TypedForm>) => setTyped((now) => ({ ...now, ...more }))
  const send = async () => {
    const lacking = missingIn({ plan, typed, asked, photos: taken.length, category: state.category })
    setMissing(lacking)
    if (lacking.size > 0) return
    const beside = { attachments: taken.map(({ id }) => id), position: state.place.position }
    const command = plan.command(givenOf(before, typed, beside))
    const doing = { case: state.id, title: view.title, doing: plan.title, revision: state.revision }
    if (await queueDeed({ ...doing, deed: { kind: 'command', command }, photos: photosOf(taken) })) onQueued()
  }
  return (
    <form
      className="f-form"
      aria-label={plan.title}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>{plan.title}</h2>
      {plan.lede && <p className="p-hint">{plan.lede}</p>}
      {fault && (
        <p className="p-error" role="alert">
          {fault}
        </p>
      )}
      {plan.attachments !== null && (
        <PhotoField taken={taken} least={plan.attachments} fault={missing.has('photos')} onChange={setTaken} />
      )}
      <Choosers
        {...{ type, typed, missing }}
        chooses={plan.chooses}
        category={typed.category || state.category}
        onType={put}
      />
      {asked.map((field) => (
        <FieldQuestion
          key={field.key}
          field={field}
          value={typed.attributes?.[field.key]}
          fault={missing.has(field.key) ? t('form.needed') : null}
          onChange={(value) => put({ attributes: { ...typed.attributes, [field.key]: value } })}
        />
      ))}
      {plan.reason && (
        <TextQuestion
          label={plan.reason.needed ? plan.reason.label : t('field.optional', { label: plan.reason.label })}
          lines={3}
          maxLength={2000}
          error={missing.has('reason') ? t('case.reason-needed') : null}
          value={typed.reason ?? ''}
          onChange={(reason) => put({ reason })}
        />
      )}
      <div className="p-ways">
        <button type="submit" className={plan.tone === 'bad' ? 'p-button f-wide f-bad' : 'p-button f-wide'}>
          {plan.title}
        </button>
        <button type="button" className="p-button p-second f-wide" onClick={onCancel}>
          {t('field.cancel')}
        </button>
      </div>
    </form>
  )
}

/** The phone's own inputs hold days as texts. */
function onPhone({ attributes = {}, ...rest }: TypedForm): TypedForm {
  const plain = (value: Typed) => (dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : value)
  const entries = Object.entries(attributes).map(([key, value]) => [key, plain(value)] as const)
  return { ...rest, attributes: Object.fromEntries(entries) }
}

interface Filled {
  readonly plan: FormPlan
  readonly typed: TypedForm
  readonly asked: ReturnType<typeof fieldsAsked>
  readonly photos: number
  readonly category: string | null
}

function missingIn({ plan, typed, asked, photos, category }: Filled): Set<string> {
  const isEmpty = (value: Typed, field: (typeof asked)[number]) => fromTyped(field, value) === null
  const lacks = (name: 'category' | 'standard' | 'department') =>
    plan.chooses.includes(name) && !(typed[name] || (name === 'category' && category))
  return new Set([
    ...asked.flatMap((field) => (field.required && isEmpty(typed.attributes?.[field.key], field) ? [field.key] : [])),
    ...(['category', 'standard', 'department'] as const).filter(lacks),
    ...(plan.chooses.includes('limit') && !typed.amount ? ['amount'] : []),
    ...(plan.reason?.needed && !typed.reason?.trim() ? ['reason'] : []),
    ...(photos < (plan.attachments ?? 0) ? ['photos'] : []),
  ])
}

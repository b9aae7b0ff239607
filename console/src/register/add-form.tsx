import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { newId } from '../api/ids.ts'
import type { Register } from './commands.ts'
import { FormFrame } from './form-frame.tsx'
import { LedgerFields } from './ledger-fields.tsx'
import { TargetFields } from './target-fields.tsx'
import { fromTyped, type Typed } from './typed.ts'

interface Props {
  /** In code points. */
  readonly clause: { readonly start: number; readonly end: number }
  readonly quote: string
  readonly period: string
  readonly register: Register
  onDone(id?: string): void
  onLeave(): void
}

/** A commitment that the compiler missed, made from words marked in the text. */
export function AddForm({ clause, quote, period, register, onDone, onLeave }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const initial: Partial<Typed> = {
    kind: 'qualitative-task',
    subject: quote.trim().slice(0, 60),
    period,
    strict: false,
  }
  const send = async (typed: Typed) => {
    const { kind = 'qualitative-task', subject = '', ...set } = fromTyped(typed)
    const id = newId()
    const done = await register.run({ do: 'add', id, clause, value: null, kind, set: { ...set, subject } })
    if (done) onDone(id)
  }
  return (
    <FormFrame
      form={form}
      initial={initial}
      busy={register.busy}
      okWords={t('form.add')}
      onSend={(typed) => void send(typed)}
      onLeave={onLeave}
    >
      <blockquote className="row-quote">{quote}</blockquote>
      <TargetFields />
      <LedgerFields />
    </FormFrame>
  )
}

import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { refOf } from './changes.ts'
import type { Register } from './commands.ts'
import { FormFrame } from './form-frame.tsx'
import { LedgerFields } from './ledger-fields.tsx'
import { ledgerOf, type Typed } from './typed.ts'

interface Props {
  readonly rows: readonly Commitment[]
  readonly register: Pick<Register, 'run' | 'busy'>
  onDone(): void
  onLeave(): void
}

/** Owner and dates for many rows at once; a field left untouched stays as each row has it. */
export function AssignForm({ rows, register, onDone, onLeave }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const send = async (typed: Typed) => {
    const touched = Object.fromEntries(
      Object.entries(typed).filter(([name]) => form.isFieldTouched(name as keyof Typed)),
    )
    const set = ledgerOf(touched)
    if (Object.keys(set).length === 0) return onLeave()
    for (let from = 0; from < rows.length; from += 500) {
      const done = await register.run({ do: 'assign', rows: rows.slice(from, from + 500).map(refOf), set })
      if (!done) return
    }
    onDone()
  }
  return (
    <FormFrame
      form={form}
      initial={{}}
      busy={register.busy}
      okWords={t('form.assign', { count: rows.length })}
      onSend={(typed) => void send(typed)}
      onLeave={onLeave}
    >
      <p className="hint form-lede">{t('form.assign-hint', { count: rows.length })}</p>
      <LedgerFields />
    </FormFrame>
  )
}

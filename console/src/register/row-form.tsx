import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { refOf } from './changes.ts'
import type { Register } from './commands.ts'
import { FormFrame } from './form-frame.tsx'
import { LedgerFields } from './ledger-fields.tsx'
import { RowFacts } from './row-facts.tsx'
import { TargetFields } from './target-fields.tsx'
import { changedIn, fromTyped, ledgerOf, type Typed, toTyped } from './typed.ts'

interface Props {
  readonly row: Commitment
  /** The plan is approved: only owner, dates and proof may change. */
  readonly frozen: boolean
  readonly register: Register
  onDone(id?: string): void
  onLeave(): void
}

export function RowForm({ row, frozen, register, onDone, onLeave }: Props) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const send = async (typed: Typed) => {
    const set = changedIn(row, frozen ? ledgerOf(typed) : fromTyped({ ...toTyped(row), ...typed }))
    if (Object.keys(set).length === 0) return onDone()
    const done = await register.run(
      frozen ? { do: 'assign', rows: [refOf(row)], set } : { do: 'edit', row: refOf(row), set },
    )
    if (done) onDone()
  }
  return (
    <FormFrame
      form={form}
      initial={toTyped(row)}
      busy={register.busy}
      okWords={t('form.save')}
      onSend={(typed) => void send(typed)}
      onLeave={onLeave}
    >
      <blockquote className="row-quote">{row.quote}</blockquote>
      {frozen ? (
        <>
          <p className="frozen-note">{t('row.frozen')}</p>
          <RowFacts row={row} />
          <h3 className="form-section">{t('form.owner')}</h3>
        </>
      ) : (
        <TargetFields />
      )}
      <LedgerFields reason={row.ownerReason?.[language]} />
    </FormFrame>
  )
}

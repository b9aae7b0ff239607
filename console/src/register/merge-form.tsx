import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { targetWords } from '@citybrain/rules/words/target.ts'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { newId } from '../api/ids.ts'
import { refOf } from './changes.ts'
import type { Register } from './commands.ts'
import { FormFrame } from './form-frame.tsx'

interface Props {
  readonly rows: readonly Commitment[]
  readonly register: Register
  onDone(id?: string): void
  onLeave(): void
}

/** Several rows that are one promise become one row; undo brings them back. */
export function MergeForm({ rows, register, onDone, onLeave }: Props) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<{ subject: string }>()
  const send = async (typed: { subject: string }) => {
    const into = newId()
    const done = await register.run({ do: 'merge', rows: rows.slice(0, 20).map(refOf), into, subject: typed.subject })
    if (done) onDone(into)
  }
  return (
    <FormFrame
      form={form}
      initial={{ subject: rows[0]?.subject ?? '' }}
      busy={register.busy}
      okWords={t('form.merge', { count: rows.length })}
      onSend={(typed) => void send(typed)}
      onLeave={onLeave}
    >
      <p className="hint form-lede">{t('form.merge-hint', { count: rows.length })}</p>
      {rows.length > 20 && <p className="frozen-note">{t('form.merge-limit')}</p>}
      <ul className="clause-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="clause-words">
              {row.subject} <span className="hint figure">{targetWords(row, i18n.language)}</span>
            </span>
          </li>
        ))}
      </ul>
      <Form.Item
        name="subject"
        label={t('form.merged-subject')}
        rules={[{ required: true, whitespace: true, message: t('form.subject-needed') }]}
        style={{ marginTop: 16 }}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormFrame>
  )
}

import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import type { Commitment, CommitmentEdit } from '@citybrain/contract/engines/register.ts'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { newId } from '../api/ids.ts'
import { refOf } from './changes.ts'
import type { Register } from './commands.ts'
import { FormFrame } from './form-frame.tsx'
import { DECIMAL, needsFigure, plain } from './typed.ts'

interface Part {
  subject: string
  value: string
  unit: string
}

interface Props {
  readonly row: Commitment
  readonly register: Register
  onDone(id?: string): void
  onLeave(): void
}

/** One row becomes several on the same clause, each with its own subject and figure. */
export function SplitForm({ row, register, onDone, onLeave }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ parts: Part[] }>()
  const first = { subject: row.subject, value: typeof row.value === 'string' ? row.value : '', unit: row.unit ?? '' }
  const guessed = row.subject.split(/[、和及与]/).filter(Boolean)
  const parts =
    guessed.length > 1
      ? guessed.map((subject) => ({ ...first, subject }))
      : [first, { ...first, subject: '', value: '' }]
  const send = async (typed: { parts: Part[] }) => {
    const made = typed.parts.map((part) => ({ id: newId(), set: setOf(row, part), value: spanOf(row, part) }))
    if (await register.run({ do: 'split', row: refOf(row), parts: made })) onDone(made[0]?.id)
  }
  return (
    <FormFrame
      form={form}
      initial={{ parts }}
      busy={register.busy}
      okWords={t('form.split')}
      onSend={(typed) => void send(typed)}
      onLeave={onLeave}
    >
      <blockquote className="row-quote">{row.quote}</blockquote>
      <p className="hint form-lede">{t('form.split-hint')}</p>
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, at) => (
              <PartFields
                key={field.key}
                name={field.name}
                title={t('form.part', { number: at + 1 })}
                onRemove={fields.length > 2 ? () => remove(field.name) : null}
              />
            ))}
            {fields.length < 20 && (
              <Button
                block
                type="dashed"
                icon={<PlusOutlined />}
                onClick={() => add({ ...first, subject: '', value: '' })}
                className="form-lede"
              >
                {t('form.add-part')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </FormFrame>
  )
}

function PartFields({ name, title, onRemove }: { name: number; title: string; onRemove: (() => void) | null }) {
  const { t } = useTranslation()
  return (
    <fieldset className="form-part">
      <legend>
        {title}{' '}
        {onRemove && (
          <Button
            type="text"
            size="small"
            icon={<MinusCircleOutlined />}
            aria-label={t('form.remove-part', { title })}
            onClick={onRemove}
          />
        )}
      </legend>
      <Form.Item
        name={[name, 'subject']}
        label={t('field.subject')}
        rules={[{ required: true, whitespace: true, message: t('form.subject-needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name={[name, 'value']}
          label={t('field.value')}
          rules={[
            {
              validator: (_, typed: string) =>
                !typed || DECIMAL.test(plain(typed))
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('form.figure-needed'))),
            },
          ]}
        >
          <Input inputMode="decimal" maxLength={40} />
        </Form.Item>
        <Form.Item name={[name, 'unit']} label={t('field.unit')}>
          <Input maxLength={30} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

const NO_FIGURE = {
  kind: 'qualitative-task',
  comparator: null,
  value: null,
  unit: null,
  measure: null,
  direction: null,
  strict: false,
} as const satisfies CommitmentEdit
const COUNTED: readonly Commitment['kind'][] = ['indicator-target', 'quantified-task']

function setOf(row: Commitment, part: Part): CommitmentEdit {
  const subject = part.subject.trim()
  // Left empty, the figure goes and with it the kind that needs one: a part never inherits the whole.
  if (!part.value) return typeof row.value === 'string' ? { subject, ...NO_FIGURE } : { subject }
  const comparator = needsFigure(row.comparator) && row.comparator !== 'range' ? row.comparator : 'eq'
  const figure = { comparator, value: plain(part.value), unit: part.unit.trim() || null }
  if (COUNTED.includes(row.kind)) return { subject, ...figure }
  return { subject, ...figure, kind: 'quantified-task', measure: row.measure ?? 'count' }
}

/** The part keeps the place of the figure where it keeps the figure. */
function spanOf(row: Commitment, part: Part): { start: number; end: number } | null {
  const same = row.vstart !== null && row.vend !== null && (row.value === null || row.value === plain(part.value))
  return same && row.vstart !== null && row.vend !== null ? { start: row.vstart, end: row.vend } : null
}

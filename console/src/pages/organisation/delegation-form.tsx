import { delegate } from '@citybrain/contract/api/organisation.ts'
import { Alert, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { FormFrame } from '../../register/form-frame.tsx'
import { useRight, useSession } from '../../session/session.ts'
import { PersonSelect } from './person-select.tsx'
import { PostSelect } from './post-select.tsx'
import { useDeed } from './use-organisation.ts'

interface Typed {
  from: string
  to: string
  /** By lender: what was chosen for one is nothing that another holds. */
  post?: Record<string, string>
  start: Dayjs
  end: Dayjs
  reason: string
}

/** `own`: one’s own rights only, also for those who may lend others’. */
export function DelegationForm({ own = false, onClose }: { own?: boolean; onClose(): void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { account, today } = useSession()
  const manages = useRight('manage:organisation') && !own
  const deed = useDeed()
  const words = useErrorWords()
  const lender = Form.useWatch('from', form) ?? account.id
  const firstDay = fromPicker(Form.useWatch('start', form)) ?? today
  const run = ({ to, post, end, reason }: Typed) => {
    const lent = { id: newId(), from: lender, to, post: post?.[lender] || null }
    return call(delegate, { body: { ...lent, start: firstDay, end: fromPicker(end) ?? today, reason } })
  }
  const needed = [{ required: true, message: t('organisation.person-needed') }]
  const day = [{ required: true, message: t('form.day-needed') }]
  return (
    <FormFrame
      form={form}
      initial={{ ...(manages ? {} : { from: account.id }), start: toPicker(today) ?? undefined } as Partial<Typed>}
      busy={deed.isPending}
      okWords={t('organisation.delegate')}
      onSend={(typed) =>
        deed.mutate({ done: t('organisation.delegated'), run: () => run(typed) }, { onSuccess: onClose })
      }
      onLeave={onClose}
    >
      <p className="hint form-lede">{t('organisation.delegate-consequence')}</p>
      {deed.isError && <Alert type="error" showIcon title={words(deed.error)} className="form-lede" />}
      {manages && (
        <Form.Item name="from" label={t('organisation.lender')} rules={needed}>
          <PersonSelect />
        </Form.Item>
      )}
      <Form.Item name="to" label={t('organisation.borrower')} rules={needed}>
        <PersonSelect without={lender} />
      </Form.Item>
      <Form.Item
        name={['post', lender]}
        label={t('organisation.what-is-lent')}
        extra={t('organisation.post-lent-hint')}
      >
        <PostSelect holder={lender} on={firstDay} />
      </Form.Item>
      <Form.Item name="start" label={t('organisation.first-day')} rules={day}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="end" label={t('organisation.last-day')} rules={day}>
        <DatePicker />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </FormFrame>
  )
}

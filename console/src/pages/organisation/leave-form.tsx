import { endAppointment } from '@citybrain/contract/api/organisation.ts'
import type { Appointment } from '@citybrain/contract/engines/organisation.ts'
import { Alert, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { FormFrame } from '../../register/form-frame.tsx'
import { useSession } from '../../session/session.ts'
import { useDeed } from './use-organisation.ts'

interface Typed {
  on: Dayjs
  reason?: string
}

export function LeaveForm({ appointment, onClose }: { appointment: Appointment; onClose(): void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { today } = useSession()
  const deed = useDeed()
  const words = useErrorWords()
  const set = (revision: number, on: string | null, reason: string | null) =>
    call(endAppointment, { params: { appointment: appointment.id }, body: { revision, on, reason } })
  const send = ({ on, reason }: Typed) => {
    const day = fromPicker(on) ?? today
    const done = t('organisation.left', { name: appointment.name })
    const run = () => set(appointment.revision, day, reason?.trim() || null)
    // A last day that has passed was told to others and stays.
    const undo = () => set(appointment.revision + 1, appointment.to, null)
    deed.mutate(day < today ? { done, run } : { done, run, undo }, { onSuccess: onClose })
  }
  return (
    <FormFrame
      form={form}
      initial={{ on: toPicker(appointment.to ?? today) ?? undefined } as Partial<Typed>}
      busy={deed.isPending}
      okWords={t('organisation.leave')}
      onSend={send}
      onLeave={onClose}
    >
      <p className="hint form-lede">{t('organisation.leave-consequence')}</p>
      {deed.isError && <Alert type="error" showIcon title={words(deed.error)} className="form-lede" />}
      <Form.Item
        name="on"
        label={t('organisation.last-day')}
        rules={[{ required: true, message: t('form.day-needed') }]}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item name="reason" label={t('organisation.basis')}>
        <Input.TextArea rows={2} maxLength={300} placeholder={t('organisation.basis-example')} />
      </Form.Item>
    </FormFrame>
  )
}

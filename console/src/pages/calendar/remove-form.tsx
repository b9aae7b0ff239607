import type { CalendarYear } from '@citybrain/contract/api/calendar.ts'
import type { CalendarDay } from '@citybrain/contract/kernel/work-calendar.ts'
import { Alert, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import { dayWords } from '../../days/days.ts'
import { useChange } from './use-calendar.ts'

/** Takes an exception away: notice and weekday rule the day again. */
export function RemoveForm({ day, shown, onClose }: { day: CalendarDay; shown: CalendarYear; onClose(): void }) {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<{ reason: string }>()
  const change = useChange(shown.revision, onClose)
  const { calendar } = shown
  const send = ({ reason }: { reason: string }) => {
    const overrides = calendar.overrides.filter(({ date }) => date !== day.date)
    change.mutate({ calendar: { ...calendar, overrides }, reason })
  }
  return (
    <Modal
      open
      title={t('calendar.removal-title', { day: dayWords(day.date, i18n.language) })}
      okText={t('calendar.exception-remove')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={change.isPending}
    >
      <p className="form-lede">{t('calendar.removal-consequence')}</p>
      {change.isError && <Alert type="error" showIcon title={words(change.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.reason-needed') }]}
        >
          <Input maxLength={120} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

import type { CalendarYear } from '@citybrain/contract/api/calendar.ts'
import { WEEKDAYS, WeekWindows } from '@citybrain/contract/kernel/work-calendar.ts'
import { Alert, DatePicker, Form, Input, Modal } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { hoursText, readHours } from './hours-text.ts'
import { useChange } from './use-calendar.ts'

const ROWS = [...WEEKDAYS, 'makeUp'] as const
type Typed = Record<(typeof ROWS)[number], string> & { effectiveFrom: Dayjs | null; reason: string }

/** Office hours from a day on; on the day of a version that is there already they take its place. */
export function HoursForm({ shown, onClose }: { shown: CalendarYear; onClose(): void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<Typed>()
  const [idle, setIdle] = useState(false)
  const change = useChange(shown.revision, onClose)
  const { calendar } = shown
  const newest = calendar.versions.at(-1)
  const send = (typed: Typed) => {
    const week = WeekWindows.safeParse(weekOf(typed))
    setIdle(!week.success)
    if (!week.success) return
    const { effectiveFrom } = week.data
    const others = calendar.versions.filter((one) => one.effectiveFrom !== effectiveFrom)
    const versions = [...others, week.data].sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1))
    change.mutate({ calendar: { ...calendar, versions }, reason: typed.reason })
  }
  if (!newest) return null
  const hours = Object.fromEntries(ROWS.map((row) => [row, hoursText(newest[row])]))
  return (
    <Modal
      open
      title={t('calendar.hours-change')}
      okText={t('form.save')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={change.isPending}
    >
      <p className="form-lede">{t('calendar.hours-consequence')}</p>
      {idle && <Alert type="error" showIcon title={t('calendar.week-idle')} className="form-lede" />}
      {change.isError && <Alert type="error" showIcon title={words(change.error)} className="form-lede" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...hours, effectiveFrom: toPicker(newest.effectiveFrom) }}
        onFinish={send}
      >
        <Form.Item name="effectiveFrom" label={t('calendar.effective-from')} extra={t('calendar.effective-hint')}>
          <DatePicker />
        </Form.Item>
        <HoursRows />
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

function HoursRows() {
  const { t } = useTranslation()
  const rule = async (_: unknown, text: string | undefined) => {
    if (readHours(text ?? '') === null) throw new Error(t('calendar.hours-wrong'))
  }
  return (
    <div className="calendar-hours">
      {ROWS.map((row) => (
        <Form.Item
          key={row}
          name={row}
          label={row === 'makeUp' ? t('calendar.kind-make-up') : t(`calendar.${row}`)}
          rules={[{ validator: rule }]}
        >
          <Input placeholder={t('calendar.kind-weekend')} />
        </Form.Item>
      ))}
    </div>
  )
}

const weekOf = (typed: Typed) => ({
  ...Object.fromEntries(ROWS.map((row) => [row, readHours(typed[row] ?? '')])),
  effectiveFrom: fromPicker(typed.effectiveFrom ?? null),
})

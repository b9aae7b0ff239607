import type { CalendarYear } from '@citybrain/contract/api/calendar.ts'
import type { CalendarDay, OverrideDay } from '@citybrain/contract/kernel/work-calendar.ts'
import { Alert, Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import { dayWords } from '../../days/days.ts'
import { hoursText, readHours } from './hours-text.ts'
import { useChange } from './use-calendar.ts'

interface Typed {
  kind: 'rest' | 'work'
  hours?: string
  note: string
  noteEn?: string
  basis: string
}

/** Rules one day otherwise than notice and weekday do. */
export function ExceptionForm({
  day,
  own,
  shown: { calendar, revision },
  onClose,
}: {
  day: CalendarDay
  own: OverrideDay | undefined
  shown: CalendarYear
  onClose(): void
}) {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<Typed>()
  const kind = Form.useWatch('kind', form)
  const change = useChange(revision, onClose)
  const send = (typed: Typed) => {
    const others = calendar.overrides.filter(({ date }) => date !== day.date)
    const overrides = [...others, overrideOf(day.date, typed)].sort((a, b) => (a.date < b.date ? -1 : 1))
    change.mutate({ calendar: { ...calendar, overrides }, reason: typed.basis })
  }
  return (
    <Modal
      open
      title={t('calendar.exception-title', { day: dayWords(day.date, i18n.language) })}
      okText={t('form.save')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={change.isPending}
    >
      <p className="form-lede">{t('calendar.exception-consequence')}</p>
      {change.isError && <Alert type="error" showIcon title={words(change.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initialOf(day, own)} onFinish={send}>
        <Form.Item name="kind" label={t('calendar.kind')}>
          <Radio.Group
            options={(['rest', 'work'] as const).map((one) => ({ value: one, label: t(`calendar.exception-${one}`) }))}
          />
        </Form.Item>
        {kind === 'work' && <HoursItem />}
        <Form.Item
          name="note"
          label={t('calendar.note')}
          rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="noteEn" label={t('calendar.note-en')} extra={t('calendar.note-en-hint')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item
          name="basis"
          label={t('calendar.basis')}
          extra={t('calendar.basis-hint')}
          rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        >
          <Input maxLength={120} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function HoursItem() {
  const { t } = useTranslation()
  const rule = async (_: unknown, text: string | undefined) => {
    if (readHours(text ?? '') === null) throw new Error(t('calendar.hours-wrong'))
  }
  return (
    <Form.Item name="hours" label={t('calendar.hours')} extra={t('calendar.hours-hint')} rules={[{ validator: rule }]}>
      <Input placeholder="08:30–12:00 14:00–18:00" />
    </Form.Item>
  )
}

function initialOf(day: CalendarDay, own: OverrideDay | undefined): Partial<Typed> {
  if (!own) return { kind: day.works ? 'rest' : 'work' }
  return {
    ...{ kind: own.kind, note: own.note.zh, noteEn: own.note.en, basis: own.source.note.zh },
    ...(own.windows ? { hours: hoursText(own.windows) } : {}),
  }
}

function overrideOf(date: string, { kind, hours, note, noteEn, basis }: Typed): OverrideDay {
  const windows = kind === 'work' ? readHours(hours ?? '') : null
  const name = note.trim()
  return {
    ...{ date, kind, windows: windows && windows.length > 0 ? windows : null },
    note: { zh: name, en: noteEn?.trim() || name },
    // Whoever enters it has the document before them; nobody else has compared it.
    source: { note: { zh: basis.trim(), en: basis.trim() }, status: 'proposal' },
  }
}

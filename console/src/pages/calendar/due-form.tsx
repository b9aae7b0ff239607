import { reckonDue } from '@citybrain/contract/api/calendar.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import { UNIT_WORDS } from '@citybrain/contract/kernel/limit.ts'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { useSay } from '../../words/say.ts'

interface Typed {
  from: Dayjs
  limit: string
  extend?: string
  pauses?: ({ span?: [Dayjs | null, Dayjs | null] } | undefined)[]
}

const FORMAT = 'YYYY-MM-DD HH:mm'
/** What pickers show is the district's time, whatever the browser's zone. */
const localOf = (picked: Dayjs) => picked.format('YYYY-MM-DDTHH:mm')

/** When a limit ends by the calendar shown, and why. */
export function DueForm({ calendar }: { calendar: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const reckoning = useMutation({
    mutationFn: ({ from, limit, extend, pauses }: Typed) => {
      const spans = (pauses ?? []).flatMap((one) => (one?.span?.[0] ? [[one.span[0], one.span[1]] as const] : []))
      const pause = spans.map(([begin, end]) => `${localOf(begin)}/${end ? localOf(end) : ''}`)
      const more = { ...(extend?.trim() ? { extend: extend.trim() } : {}), ...(pause.length > 0 ? { pause } : {}) }
      return call(reckonDue, { params: { calendar }, query: { from: localOf(from), limit: limit.trim(), ...more } })
    },
  })
  return (
    <section className="panel panel-pad calendar-reckoner">
      <h2 className="section-title">{t('calendar.due-title')}</h2>
      <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => reckoning.mutate(typed)}>
        <Form.Item name="from" label={t('calendar.due-from')} rules={[{ required: true, message: t('form.needed') }]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format={FORMAT} />
        </Form.Item>
        <Form.Item
          name="limit"
          label={t('calendar.due-limit')}
          extra={t('calendar.due-limit-hint')}
          rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="extend" label={t('calendar.due-extend')}>
          <Input maxLength={60} />
        </Form.Item>
        <Pauses />
        <Button type="primary" htmlType="submit" loading={reckoning.isPending}>
          {t('calendar.due-reckon')}
        </Button>
      </Form>
      <div aria-live="polite">
        {reckoning.isError && (
          <Alert type="error" showIcon title={words(reckoning.error)} className="calendar-answer" />
        )}
        {reckoning.data && !reckoning.isError && <Answer due={reckoning.data} />}
      </div>
    </section>
  )
}

function Pauses() {
  const { t } = useTranslation()
  return (
    <Form.List name="pauses">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="calendar-pause">
              <Form.Item name={[name, 'span']} label={t('calendar.due-pause', { number: name + 1 })}>
                <DatePicker.RangePicker
                  showTime={{ format: 'HH:mm' }}
                  format={FORMAT}
                  allowEmpty={[false, true]}
                  placeholder={[t('calendar.pause-from'), t('calendar.pause-to')]}
                />
              </Form.Item>
              <Button aria-label={t('calendar.pause-remove', { number: name + 1 })} onClick={() => remove(name)}>
                {t('calendar.exception-remove')}
              </Button>
            </div>
          ))}
          <Button className="calendar-add" onClick={() => add()}>
            {t('calendar.pause-add')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

function Answer({ due }: { due: RouteReply<typeof reckonDue> }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const inDays = due.limit.unit === 'working-day' || due.limit.unit === 'natural-day'
  return (
    <div className="calendar-answer">
      <p className="calendar-due">
        {due.dueAt === null ? t('calendar.due-paused') : momentWords(due.dueAt, i18n.language)}
      </p>
      {due.provisional && <p className="calendar-provisional">{t('calendar.provisional')}</p>}
      <p>{say(due.explanation)}</p>
      {inDays && due.earliestAt && (
        <p className="hint">{t('calendar.due-earliest', { at: momentWords(due.earliestAt, i18n.language) })}</p>
      )}
      <p className="hint">
        {t(due.remaining < 0 ? 'calendar.due-overdue' : 'calendar.due-remaining', {
          used: rounded(due.used),
          remaining: rounded(Math.abs(due.remaining)),
          unit: say(UNIT_WORDS[due.limit.unit]),
        })}
      </p>
    </div>
  )
}

const rounded = (amount: number) => String(Math.round(amount * 100) / 100)

import { replayDeliveries } from '@citybrain/contract/api/webhooks.ts'
import type { Webhook } from '@citybrain/contract/engines/webhook.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Modal } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { webhooksKey } from './asked.ts'

/** Sends again what has ended since the beginning of a day, in the city's time. */
export function ReplaySince({ webhook, onClose }: { webhook: Webhook; onClose(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useErrorWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ day: Dayjs }>()
  const replay = useMutation({
    mutationFn: ({ day }: { day: Dayjs }) => {
      const at = new Date(`${day.format('YYYY-MM-DD')}T00:00:00+08:00`).toISOString()
      return call(replayDeliveries, { params: { webhook: webhook.id }, body: { what: { kind: 'since', at } } })
    },
    onSuccess: async ({ replayed }) => {
      void message.success(t('access.replayed', { count: replayed }))
      onClose()
      await queries.invalidateQueries({ queryKey: webhooksKey })
    },
  })
  return (
    <Modal
      open
      title={t('access.replay-since')}
      okText={t('access.replay')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={replay.isPending}
    >
      <p>{t('access.replay-since-consequence')}</p>
      {replay.isError && <Alert type="error" showIcon title={words(replay.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => replay.mutate(typed)}>
        <Form.Item
          name="day"
          label={t('access.replay-from')}
          rules={[{ required: true, message: t('form.day-needed') }]}
        >
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  )
}

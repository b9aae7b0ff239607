import { discardDelivery, replayDeliveries } from '@citybrain/contract/api/webhooks.ts'
import type { Delivery } from '@citybrain/contract/engines/webhook.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { webhooksKey } from './asked.ts'

interface Props {
  readonly webhook: string
  readonly delivery: Delivery
}

/** An ended one can be sent again, one that waits or died can be given up with a reason. */
export function DeliveryActions({ webhook, delivery }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [giving, setGiving] = useState(false)
  const words = useErrorWords()
  const queries = useQueryClient()
  const { seq, state } = delivery
  const replay = useMutation({
    mutationFn: () => call(replayDeliveries, { params: { webhook }, body: { what: { kind: 'one', seq } } }),
    onSuccess: ({ replayed }) => void message.success(t('access.replayed', { count: replayed })),
    onError: (error) => void message.error(words(error), 6),
    onSettled: () => queries.invalidateQueries({ queryKey: webhooksKey }),
  })
  return (
    <Space size={4}>
      {state !== 'waiting' && (
        <Button
          size="small"
          loading={replay.isPending}
          aria-label={t('access.replay-of', { seq })}
          onClick={() => replay.mutate()}
        >
          {t('access.replay')}
        </Button>
      )}
      {(state === 'waiting' || state === 'dead') && (
        <Button size="small" aria-label={t('access.discard-of', { seq })} onClick={() => setGiving(true)}>
          {t('access.discard')}
        </Button>
      )}
      {giving && <DiscardForm webhook={webhook} delivery={delivery} onClose={() => setGiving(false)} />}
    </Space>
  )
}

function DiscardForm({ webhook, delivery, onClose }: Props & { onClose(): void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const { seq } = delivery
  const discard = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      call(discardDelivery, { params: { webhook, seq }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: webhooksKey })
    },
  })
  return (
    <Modal
      open
      title={t('access.discard-title', { seq })}
      okText={t('access.discard')}
      okButtonProps={{ danger: true }}
      confirmLoading={discard.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('access.discard-consequence')}</p>
      {discard.isError && <Alert type="error" showIcon title={words(discard.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => discard.mutate(typed)}>
        <Form.Item
          name="reason"
          label={t('operations.reason')}
          rules={[{ required: true, whitespace: true, message: t('operations.reason-needed') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

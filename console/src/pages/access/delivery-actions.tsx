import { discardDelivery, replayDeliveries } from '@citybrain/contract/api/webhooks.ts'
import type { Delivery } from '@citybrain/contract/engines/webhook.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { ReasonModal } from '../../app/reason-modal.tsx'
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
      {giving && (
        <ReasonModal
          title={t('access.discard-title', { seq })}
          consequence={t('access.discard-consequence')}
          deed={t('access.discard')}
          danger
          stale={webhooksKey}
          send={(reason) => call(discardDelivery, { params: { webhook, seq }, body: { reason } })}
          onClose={() => setGiving(false)}
        />
      )}
    </Space>
  )
}

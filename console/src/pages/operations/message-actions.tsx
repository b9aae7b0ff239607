import { discardMessage, replayMessage, replayMessages } from '@citybrain/contract/api/messages.ts'
import type { ChannelStatus } from '@citybrain/contract/engines/message.ts'
import type { QueryKey } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { ReasonModal } from '../../app/reason-modal.tsx'

type Deed = 'replay' | 'discard'

/** Send again and give up, each asked once with its consequence and a reason. */
export function MessageActions({ id, stale }: { id: string; stale: QueryKey }) {
  const { t } = useTranslation()
  const [deed, setDeed] = useState<Deed | null>(null)
  const params = { message: id }
  return (
    <Space size={4}>
      <Button size="small" onClick={() => setDeed('replay')}>
        {t('operations.message-replay')}
      </Button>
      <Button size="small" danger onClick={() => setDeed('discard')}>
        {t('operations.message-discard')}
      </Button>
      {deed !== null && (
        <ReasonModal
          title={t(`operations.message-${deed}-title`)}
          consequence={t(`operations.message-${deed}-consequence`)}
          deed={t(`operations.message-${deed}`)}
          danger={deed === 'discard'}
          done={t(deed === 'replay' ? 'operations.message-replayed' : 'operations.message-discarded-done')}
          stale={stale}
          send={(reason): Promise<unknown> =>
            call(deed === 'replay' ? replayMessage : discardMessage, { params, body: { reason } })
          }
          onClose={() => setDeed(null)}
        />
      )}
    </Space>
  )
}

/** Everything of a channel that failed is sent again. */
export function ChannelReplay({ status: { channel, dead }, stale }: { status: ChannelStatus; stale: QueryKey }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('operations.replay-channel')}
      </Button>
      {asking && (
        <ReasonModal
          title={t('operations.replay-channel-title', { channel: t(`operations.channel-${channel}`), count: dead })}
          consequence={t('operations.replay-channel-consequence')}
          deed={t('operations.replay-channel')}
          done={t('operations.message-replayed')}
          stale={stale}
          send={(reason) => call(replayMessages, { body: { channel, reason } })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

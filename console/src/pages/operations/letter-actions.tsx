import { discardLetter, replayLetter } from '@citybrain/contract/api/log.ts'
import type { Letter } from '@citybrain/contract/engines/log.ts'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { ReasonModal } from '../../app/reason-modal.tsx'

type Deed = 'replay' | 'discard'

/** Replay and discard, each asked once with its consequence and a reason. */
export function LetterActions({ letter }: { letter: Letter }) {
  const { t } = useTranslation()
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Space size={4}>
      <Button size="small" onClick={() => setDeed('replay')}>
        {t('operations.replay')}
      </Button>
      <Button size="small" danger onClick={() => setDeed('discard')}>
        {t('operations.discard')}
      </Button>
      {deed !== null && <Decision letter={letter} deed={deed} onClose={() => setDeed(null)} />}
    </Space>
  )
}

function Decision({ letter, deed, onClose }: { letter: Letter; deed: Deed; onClose: () => void }) {
  const { t } = useTranslation()
  const { consumer, seq } = letter
  const params = { consumer, seq: String(seq) }
  return (
    <ReasonModal
      title={t(`operations.${deed}-title`, { seq })}
      consequence={t(`operations.${deed}-consequence`, { consumer })}
      deed={t(`operations.${deed}`)}
      danger={deed === 'discard'}
      done={t(deed === 'replay' ? 'operations.replayed' : 'operations.discarded')}
      stale={['log']}
      send={(reason) => call(deed === 'replay' ? replayLetter : discardLetter, { params, body: { reason } })}
      onClose={onClose}
    />
  )
}

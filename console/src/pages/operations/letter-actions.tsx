import { discardLetter, replayLetter } from '@citybrain/contract/api/log.ts'
import type { Letter } from '@citybrain/contract/engines/log.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'

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
      {deed !== null && <DecisionForm letter={letter} deed={deed} onClose={() => setDeed(null)} />}
    </Space>
  )
}

function DecisionForm({ letter, deed, onClose }: { letter: Letter; deed: Deed; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const words = useErrorWords()
  const [form] = Form.useForm<{ reason: string }>()
  const { consumer, seq } = letter
  const decide = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      call(deed === 'replay' ? replayLetter : discardLetter, {
        params: { consumer, seq: String(seq) },
        body: { reason },
      }),
    onSuccess: () => {
      void message.success(t(deed === 'replay' ? 'operations.replayed' : 'operations.discarded'))
      onClose()
    },
    onError: (error) => void message.error(words(error), 6),
    onSettled: () => queries.invalidateQueries({ queryKey: ['log'] }),
  })
  return (
    <Modal
      open
      title={t(`operations.${deed}-title`, { seq })}
      okText={t(`operations.${deed}`)}
      okButtonProps={{ danger: deed === 'discard', loading: decide.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(`operations.${deed}-consequence`, { consumer })}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => decide.mutate(values)}>
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

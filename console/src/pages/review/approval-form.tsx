import { Alert, DatePicker, Form, Input, Modal } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useSession } from '../../session/session.ts'
import type { Move } from './version-steps.tsx'

interface Typed {
  on: Dayjs
  by: string
}

/** The approval as the congress (or, of an adjustment, the standing committee) gave it. */
export function ApprovalForm({ open, onClose, move }: { open: boolean; onClose: () => void; move: Move }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const words = useErrorWords()
  const today = toPicker(useSession().today)
  const send = (typed: Typed) =>
    move.mutate({ to: 'approved', on: fromPicker(typed.on) ?? '', by: typed.by }, { onSuccess: onClose })
  return (
    <Modal
      open={open}
      onCancel={() => {
        move.reset()
        onClose()
      }}
      title={t('approval.title')}
      okText={t('approval.do')}
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p className="hint form-lede">{t('approval.consequence')}</p>
      {move.isError && <Alert type="error" showIcon role="alert" title={words(move.error)} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="on" label={t('approval.on')} rules={[{ required: true, message: t('approval.on-needed') }]}>
          <DatePicker style={{ width: '100%' }} {...(today ? { maxDate: today } : {})} />
        </Form.Item>
        <Form.Item
          name="by"
          label={t('approval.by')}
          extra={t('approval.by-example')}
          rules={[{ required: true, min: 2, message: t('approval.by-needed') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

import { Alert, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import type { Start } from './version-steps.tsx'

/** An adjustment is a new version with its reason; the approved one stays as it is. */
export function AdjustmentForm({ open, onClose, start }: { open: boolean; onClose: () => void; start: Start }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ reason: string }>()
  const words = useErrorWords()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('adjustment.title')}
      okText={t('adjustment.do')}
      confirmLoading={start.isPending}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p className="hint form-lede">{t('adjustment.consequence')}</p>
      {start.isError && <Alert type="error" showIcon title={words(start.error)} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => start.mutate(typed.reason, { onSuccess: onClose })}
      >
        <Form.Item
          name="reason"
          label={t('adjustment.reason')}
          rules={[{ required: true, min: 4, message: t('adjustment.reason-needed') }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}

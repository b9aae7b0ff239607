import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from './notices.tsx'

interface Props {
  readonly title: string
  /** What follows from it, in a sentence. */
  readonly consequence: string
  /** Name of the deed, on the button. */
  readonly deed: string
  readonly danger?: boolean
  /** What is said when it is done. */
  readonly done?: string
  /** What is to be read anew, done or not. */
  readonly stale: QueryKey
  send(reason: string): Promise<unknown>
  onClose(): void
}

/** Asks once, naming the consequence, and for a reason; a refusal stands over what was typed. */
export function ReasonModal({ title, consequence, deed, danger = false, done, stale, send, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useErrorWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const sending = useMutation({
    mutationFn: ({ reason }: { reason: string }) => send(reason.trim()),
    onSuccess: () => {
      if (done !== undefined) void message.success(done)
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: stale }),
  })
  return (
    <Modal
      open
      title={title}
      okText={deed}
      okButtonProps={{ danger }}
      confirmLoading={sending.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{consequence}</p>
      {sending.isError && <Alert type="error" showIcon title={words(sending.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => sending.mutate(typed)}>
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

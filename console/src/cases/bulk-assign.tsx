import type { TaskStep } from '@citybrain/contract/pack/flow.ts'
import { Alert, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../app/notices.tsx'
import type { BulkOrder } from './bulk.ts'
import { PersonItem } from './choosers.tsx'
import type { Work } from './use-work.ts'

export interface BulkProps {
  readonly works: readonly Work[]
  readonly busy: boolean
  readonly error: unknown
  onSend(orders: readonly BulkOrder[]): void
  onClose(): void
}

/** Hands the chosen work to one person. */
export function BulkAssign({ step, works, busy, error, onSend, onClose }: BulkProps & { step: TaskStep }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<{ assignee: string; reason?: string }>()
  const [first] = works
  const send = ({ assignee, reason }: { assignee: string; reason?: string }) =>
    onSend(
      works.map((work) => ({
        work,
        command: { do: 'assign', item: work.item, to: assignee, reason: reason?.trim() || null },
      })),
    )
  return (
    <Modal
      open
      title={t('work.assign-title', { count: works.length })}
      okText={t('case.do.assign')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={busy}
    >
      {error !== null && <Alert type="error" showIcon title={words(error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <PersonItem
          people={{ by: step.by, department: first?.itemDepartment ?? first?.department ?? null }}
          department={undefined}
          street={first?.street ?? null}
          required
        />
        <Form.Item name="reason" label={t('case.reason')}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

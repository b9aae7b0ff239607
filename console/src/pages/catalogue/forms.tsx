import * as api from '@citybrain/contract/api/catalogue.ts'
import { type DataRequest, type DataResource, UpdateFrequency } from '@citybrain/contract/engines/catalogue.ts'
import { isCleared, PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import { SharingClass } from '@citybrain/contract/pack/thing.ts'
import { Alert, DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker } from '../../days/days.ts'
import { useDepartments } from '../../session/session.ts'
import { useSend } from './use-catalogue.ts'

interface Edited {
  sharing?: SharingClass
  department?: string
  frequency?: UpdateFrequency
}

/** How a resource is shared, who answers for it, and how often it is brought up to date. */
export function EditForm({ resource, onClose }: { resource: DataResource; onClose(): void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const departments = useDepartments()
  const [form] = Form.useForm<Edited>()
  const send = useSend(
    ({ sharing, department, frequency }: Edited) =>
      call(api.editResource, {
        params: { type: resource.type },
        body: {
          revision: resource.revision,
          sharing: sharing ?? null,
          department: department ?? null,
          frequency: frequency ?? null,
        },
      }),
    t('catalogue.saved'),
    onClose,
  )
  const initial = {
    ...(resource.ownSharing ? { sharing: resource.sharing } : {}),
    ...(resource.department ? { department: resource.department } : {}),
    ...(resource.frequency ? { frequency: resource.frequency } : {}),
  }
  return (
    <Modal
      open
      title={t('catalogue.edit')}
      okText={t('form.save')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={send.isPending}
    >
      {send.isError && <Alert type="error" showIcon title={words(send.error)} className="form-lede" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(typed) => send.mutate(typed)}
      >
        <Form.Item name="sharing" label={t('catalogue.sharing')} extra={t('catalogue.sharing-hint')}>
          <Select
            allowClear
            options={SharingClass.options.map((one) => ({ value: one, label: t(`sharing.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="department" label={t('catalogue.department')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) }))}
          />
        </Form.Item>
        <Form.Item name="frequency" label={t('catalogue.frequency')}>
          <Select
            allowClear
            options={UpdateFrequency.options.map((one) => ({ value: one, label: t(`frequency.${one}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** A privacy class, none above the one given. */
function ClassField({ label, extra, most }: { label: string; extra: string; most: PrivacyClass }) {
  const { t } = useTranslation()
  const options = PrivacyClass.options.filter((one) => isCleared(most, one))
  return (
    <Form.Item name="upTo" label={label} extra={extra}>
      <Select options={options.map((one) => ({ value: one, label: t(`privacy.${one}`) }))} />
    </Form.Item>
  )
}

interface Asked {
  upTo: PrivacyClass
  purpose: string
  until: Dayjs
}

export function RequestForm({ resource, onClose }: { resource: DataResource; onClose(): void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<Asked>()
  const send = useSend(
    ({ purpose, until, upTo }: Asked) =>
      call(api.requestData, {
        params: { type: resource.type },
        body: { purpose: purpose.trim(), until: fromPicker(until) ?? '', upTo },
      }),
    t('catalogue.requested'),
    onClose,
  )
  return (
    <Modal
      open
      title={t('catalogue.request')}
      okText={t('catalogue.send-request')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={send.isPending}
    >
      <p className="form-lede">{t('catalogue.request-consequence')}</p>
      {send.isError && <Alert type="error" showIcon title={words(send.error)} className="form-lede" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ upTo: 'internal' }}
        onFinish={(typed) => send.mutate(typed)}
      >
        <Form.Item
          name="purpose"
          label={t('catalogue.purpose')}
          rules={[{ required: true, whitespace: true, min: 4, message: t('catalogue.purpose-needed') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <Form.Item
          name="until"
          label={t('catalogue.until')}
          rules={[{ required: true, message: t('form.day-needed') }]}
        >
          <DatePicker />
        </Form.Item>
        <ClassField label={t('catalogue.asked-class')} extra={t('catalogue.asked-class-hint')} most="secret" />
      </Form>
    </Modal>
  )
}

export type Decision = 'granted' | 'refused' | 'revoked'

export function DecisionForm({
  request,
  decision,
  onClose,
}: {
  request: DataRequest
  decision: Decision
  onClose(): void
}) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const departments = useDepartments()
  const [form] = Form.useForm<{ reason: string; upTo?: PrivacyClass }>()
  const send = useSend(
    ({ reason, upTo }: { reason: string; upTo?: PrivacyClass }) =>
      call(api.decideDataRequest, {
        params: { request: request.id },
        body: { revision: request.revision, decision, reason: reason.trim(), ...(upTo && { upTo }) },
      }),
    t('catalogue.decided'),
    onClose,
  )
  return (
    <Modal
      open
      title={t(`catalogue.decide-${decision}`, { department: departments.nameOf(request.department) })}
      okText={t(`catalogue.do-${decision}`)}
      okButtonProps={{ danger: decision !== 'granted' }}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={send.isPending}
    >
      <p className="form-lede">{request.purpose}</p>
      {send.isError && <Alert type="error" showIcon title={words(send.error)} className="form-lede" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={decision === 'granted' ? { upTo: request.askedUpTo } : {}}
        onFinish={(typed) => send.mutate(typed)}
      >
        {decision === 'granted' && (
          <ClassField
            label={t('catalogue.granted-class')}
            extra={t('catalogue.granted-class-hint')}
            most={request.askedUpTo}
          />
        )}
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.reason-needed') }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

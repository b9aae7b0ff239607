import { createWebhook, updateWebhook } from '@citybrain/contract/api/webhooks.ts'
import { EventKind, ReceiverUrl, type Webhook } from '@citybrain/contract/engines/webhook.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { FormFrame } from '../../register/form-frame.tsx'
import { useSession } from '../../session/session.ts'
import { useTypes } from '../../things/types.ts'
import { webhooksKey } from './asked.ts'
import type { Issued } from './secret-once.tsx'

interface Typed {
  name: string
  url: string
  kinds: string[]
  types: string[]
  account?: string
  concurrency: number
}

/** Offered to choose from; any other kind of event can be typed. */
const KINDS = ['thing.*', 'region.*', 'plan.*', 'register.*', 'organisation.*', 'account.*'] as const
const USUAL: Typed = { name: '', url: '', kinds: [], types: [], concurrency: 4 }

interface Props {
  readonly editing: Webhook | 'new' | null
  onClose(): void
  onIssued(issued: Issued): void
}

export function WebhookForm(props: Props) {
  const { t } = useTranslation()
  const { editing } = props
  return (
    <Drawer
      open={editing !== null}
      onClose={props.onClose}
      size={480}
      destroyOnHidden
      title={editing === 'new' ? t('access.webhook-add') : t('access.webhook-edit', { name: editing?.name ?? '' })}
    >
      {editing && <Fields {...props} editing={editing} />}
    </Drawer>
  )
}

function Fields({ editing, onClose, onIssued }: Props & { editing: Webhook | 'new' }) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { account } = useSession()
  const { all } = useTypes()
  const words = useErrorWords()
  const save = useSave(editing, onClose, onIssued)
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { account: _, ...known } = editing === 'new' ? { ...USUAL, account: undefined } : editing
  return (
    <FormFrame
      form={form}
      initial={known}
      busy={save.isPending}
      okWords={t(editing === 'new' ? 'access.webhook-make' : 'form.save')}
      onSend={(typed) => save.mutate(typed)}
      onLeave={onClose}
    >
      {save.isError && <Alert type="error" showIcon title={words(save.error)} className="form-lede" />}
      <Form.Item
        name="name"
        label={t('access.receiver')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="url"
        label={t('access.url')}
        extra={t('access.url-hint')}
        validateTrigger="onBlur"
        rules={[passing(ReceiverUrl, t('access.url-wrong'))]}
      >
        <Input type="url" maxLength={500} autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="kinds"
        label={t('access.kinds')}
        extra={t('access.kinds-hint')}
        rules={[passing(EventKind.array(), t('access.kinds-wrong'))]}
      >
        <Select mode="tags" maxCount={50} options={KINDS.map((kind) => ({ value: kind, label: kind }))} />
      </Form.Item>
      <Form.Item name="types" label={t('access.types')} extra={t('access.types-hint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={all.map((type) => ({ value: type.key, label: type.title[language] }))}
        />
      </Form.Item>
      {editing === 'new' && (
        <Form.Item name="account" label={t('access.account-login')} extra={t('access.webhook-account-hint')}>
          <Input maxLength={64} autoComplete="off" placeholder={account.login} />
        </Form.Item>
      )}
      <Form.Item name="concurrency" label={t('access.concurrency')} extra={t('access.concurrency-hint')}>
        <InputNumber min={1} max={16} />
      </Form.Item>
    </FormFrame>
  )
}

/** A rule of the contract as a rule of the form. */
function passing(schema: { safeParse(value: unknown): { success: boolean } }, message: string) {
  return {
    validator: async (_: unknown, value: unknown) => {
      if (!schema.safeParse(value).success) throw new Error(message)
    },
  }
}

function useSave(editing: Webhook | 'new', onClose: () => void, onIssued: (issued: Issued) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ account, ...typed }: Typed) => {
      if (editing === 'new') {
        const made = await call(createWebhook, {
          body: { ...typed, ...(account?.trim() ? { account: account.trim() } : {}) },
        })
        return made.secret
      }
      await call(updateWebhook, { params: { webhook: editing.id }, body: { ...typed, revision: editing.revision } })
      return null
    },
    onSuccess: (secret, { name }) => {
      void queries.invalidateQueries({ queryKey: webhooksKey })
      onClose()
      if (secret) onIssued({ what: 'webhook', name, secret })
    },
  })
}

import { createApiKey } from '@citybrain/contract/api/api-keys.ts'
import { KIND_WORDS } from '@citybrain/contract/engines/deeds.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { FormFrame } from '../../register/form-frame.tsx'
import { useSession } from '../../session/session.ts'
import { keysKey } from './asked.ts'
import { grantFrom, grantWords, offeredGrants } from './scope-words.ts'
import type { Issued } from './secret-once.tsx'

interface Typed {
  name: string
  account?: string
  scope: string[]
  validDays: number
  perMinute: number
}

const TERMS_DAYS = [30, 90, 180, 365] as const
const USUAL = { name: '', scope: [], validDays: 90, perMinute: 600 }

interface Props {
  readonly open: boolean
  onClose(): void
  onIssued(issued: Issued): void
}

export function KeyForm({ open, ...rest }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer open={open} onClose={rest.onClose} size={480} destroyOnHidden title={t('access.key-add')}>
      {open && <Fields {...rest} />}
    </Drawer>
  )
}

function Fields({ onClose, onIssued }: Omit<Props, 'open'>) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { account } = useSession()
  const words = useErrorWords()
  const save = useSave(onClose, onIssued)
  return (
    <FormFrame
      form={form}
      initial={USUAL}
      busy={save.isPending}
      okWords={t('access.key-make')}
      onSend={(typed) => save.mutate(typed)}
      onLeave={onClose}
    >
      {save.isError && <Alert type="error" showIcon title={words(save.error)} className="form-lede" />}
      <Form.Item
        name="name"
        label={t('access.key-name')}
        extra={t('access.key-name-hint')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <ScopeItem onAllReading={(scope) => form.setFieldValue('scope', scope)} />
      <Form.Item name="account" label={t('access.account-login')} extra={t('access.account-hint')}>
        <Input maxLength={64} autoComplete="off" placeholder={account.login} />
      </Form.Item>
      <Form.Item name="validDays" label={t('access.term')} extra={t('access.term-hint')}>
        <Select options={TERMS_DAYS.map((days) => ({ value: days, label: t('access.days', { count: days }) }))} />
      </Form.Item>
      <Form.Item name="perMinute" label={t('access.per-minute')}>
        <InputNumber min={1} max={3000} />
      </Form.Item>
    </FormFrame>
  )
}

/** What the key may do; its account's own rights stay the limit. */
function ScopeItem({ onAllReading }: { onAllReading(scope: string[]): void }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const groups = offeredGrants()
  const reading = groups.flatMap(({ kind, actions }) => (actions.includes('read') ? [`read:${kind}`] : []))
  return (
    <Form.Item
      label={t('access.scope')}
      required
      htmlFor="scope"
      extra={
        <>
          {t('access.scope-hint')}{' '}
          <Button type="link" size="small" onClick={() => onAllReading(reading)}>
            {t('access.scope-reading')}
          </Button>
        </>
      }
    >
      <Form.Item
        name="scope"
        noStyle
        rules={[{ type: 'array', required: true, min: 1, message: t('access.scope-needed') }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('access.scope-choose')}
          options={groups.map(({ kind, actions }) => ({
            label: KIND_WORDS[kind][language],
            title: kind,
            options: actions.map((action) => ({
              value: `${action}:${kind}`,
              label: grantWords({ action, kind }, language),
            })),
          }))}
        />
      </Form.Item>
    </Form.Item>
  )
}

function useSave(onClose: () => void, onIssued: (issued: Issued) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ scope, account, ...typed }: Typed) =>
      call(createApiKey, {
        body: {
          ...typed,
          ...(account?.trim() ? { account: account.trim() } : {}),
          scope: scope.map(grantFrom),
        },
      }),
    onSuccess: ({ key, secret }) => {
      void queries.invalidateQueries({ queryKey: keysKey })
      onClose()
      onIssued({ what: 'key', name: key.name, secret })
    },
  })
}

import { createAccount, updateAccount } from '@citybrain/contract/api/identity.ts'
import type { Account } from '@citybrain/contract/engines/account.ts'
import { Role } from '@citybrain/contract/engines/rights.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Checkbox, Drawer, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Refused } from '../../api/refused.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { FormFrame } from '../../register/form-frame.tsx'
import { useDepartments } from '../../session/session.ts'
import type { Issued } from './one-time-password.tsx'

interface Props {
  readonly editing: Account | 'new' | null
  onClose(): void
  onIssued(issued: Issued): void
}

interface Typed {
  login: string
  name: string
  roles: Role[]
  department: string | null
}

export function AccountForm(props: Props) {
  const { t } = useTranslation()
  const { editing } = props
  return (
    <Drawer
      open={editing !== null}
      onClose={props.onClose}
      size={440}
      destroyOnHidden
      title={editing === 'new' ? t('accounts.add') : t('accounts.edit', { name: editing?.name ?? '' })}
    >
      {editing && <Fields key={editing === 'new' ? 'new' : editing.id} {...props} editing={editing} />}
    </Drawer>
  )
}

function Fields({ editing, onClose, onIssued }: Props & { editing: Account | 'new' }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const departments = useDepartments()
  const save = useSave(editing, onClose, onIssued)
  const words = useErrorWords()
  const taken = save.error instanceof Refused && save.error.code === 'identity.login-taken'
  const initial = editing === 'new' ? { login: '', name: '', roles: [], department: null } : editing
  return (
    <FormFrame
      form={form}
      initial={initial}
      busy={save.isPending}
      okWords={t('form.save')}
      onSend={(typed) => save.mutate(typed)}
      onLeave={onClose}
    >
      {save.isError && !taken && <Alert type="error" showIcon title={words(save.error)} className="form-lede" />}
      {editing === 'new' && (
        <Form.Item
          name="login"
          label={t('sign-in.login')}
          extra={t('accounts.login-hint')}
          rules={[
            { required: true, pattern: /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,63}$/u, message: t('accounts.login-needed') },
          ]}
          {...(taken ? { validateStatus: 'error' as const, help: words(save.error) } : {})}
        >
          <Input autoComplete="off" maxLength={64} />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label={t('field.name')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t('field.roles')}
        rules={[{ type: 'array', min: 1, message: t('accounts.roles-needed') }]}
      >
        <Checkbox.Group options={Role.options.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
      </Form.Item>
      <Form.Item name="department" label={t('field.department')} extra={t('accounts.department-hint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.all.map((one) => ({ value: one.code as string, label: departments.nameOf(one.code) }))}
        />
      </Form.Item>
    </FormFrame>
  )
}

function useSave(editing: Account | 'new', onClose: () => void, onIssued: (issued: Issued) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ login, name, roles, department = null }: Typed): Promise<Issued | null> => {
      if (editing === 'new') return call(createAccount, { body: { login, name, roles, department } })
      const body = { revision: editing.revision, name, roles, department }
      await call(updateAccount, { params: { account: editing.id }, body })
      return null
    },
    onSuccess: (issued) => {
      void queries.invalidateQueries({ queryKey: ['accounts'] })
      onClose()
      if (issued) onIssued(issued)
    },
  })
}

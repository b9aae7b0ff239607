import { changePassword, getSignInOptions } from '@citybrain/contract/api/identity.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Refused } from '../api/refused.ts'
import { useErrorWords } from '../app/notices.tsx'
import { keepSession, useSessionQuery } from './session.ts'

interface Typed {
  current: string
  next: string
  again: string
}

/** Changing one's own password; faults stand beside the field they concern. */
export function PasswordForm() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed>()
  const words = useErrorWords()
  const rule = usePasswordRule()
  const change = useMutation({
    mutationFn: (typed: Typed) => call(changePassword, { body: { current: typed.current, next: typed.next } }),
    onSuccess: (who) => {
      keepSession(queries, who)
      form.resetFields()
      void message.success(t('password.changed'))
    },
    onError: (error) => {
      const field = fieldOf(error)
      if (field) form.setFields([{ name: field, errors: [words(error)] }])
    },
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => change.mutate(typed)}>
      {change.isError && !fieldOf(change.error) && <Alert type="error" showIcon title={words(change.error)} />}
      <Form.Item name="current" label={t('password.current')} rules={[{ required: true, message: t('form.needed') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('password.next')}
        extra={rule}
        rules={[{ required: true, message: t('form.needed') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('form.needed') },
          {
            validator: (_, value) =>
              !value || value === form.getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.differs'))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending} block>
        {t('password.change')}
      </Button>
    </Form>
  )
}

function fieldOf(error: unknown): keyof Typed | null {
  if (!(error instanceof Refused)) return null
  if (error.code === 'identity.wrong-password') return 'current'
  return error.code === 'identity.weak-password' ? 'next' : null
}

function usePasswordRule(): string | undefined {
  const { i18n } = useTranslation()
  const district = useSessionQuery().data?.district.code
  const options = useQuery({
    queryKey: ['sign-in-options', district],
    enabled: district !== undefined,
    queryFn: () => call(getSignInOptions, { params: { district: district ?? '' } }),
  })
  return options.data?.passwordRule[i18n.language === 'en' ? 'en' : 'zh']
}

import { signIn } from '@citybrain/contract/api/identity.ts'
import type { SampleAccount } from '@citybrain/contract/engines/account.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { keepSession } from '../../session/session.ts'

interface Typed {
  login: string
  password: string
}

export function SignInForm({ district, picked }: { district: string; picked: SampleAccount | null }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const queries = useQueryClient()
  const words = useErrorWords()
  const enter = useMutation({
    mutationFn: (typed: Typed) => call(signIn, { params: { district }, body: typed }),
    onSuccess: (who) => keepSession(queries, who),
  })
  const { reset } = enter
  useEffect(() => {
    if (!picked) return
    form.setFieldsValue({ login: picked.login, password: picked.password })
    reset()
    document.getElementById('enter')?.focus()
  }, [picked, form, reset])
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => enter.mutate(typed)}>
      {enter.isError && <Alert type="error" showIcon role="alert" title={words(enter.error)} />}
      <Form.Item
        name="login"
        label={t('sign-in.login')}
        rules={[{ required: true, message: t('sign-in.login-needed') }]}
      >
        <Input autoComplete="username" size="large" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('sign-in.password')}
        rules={[{ required: true, message: t('sign-in.password-needed') }]}
      >
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Button id="enter" type="primary" htmlType="submit" size="large" loading={enter.isPending} block>
        {t('sign-in.enter')}
      </Button>
    </Form>
  )
}

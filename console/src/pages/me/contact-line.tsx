import { deleteContact, setContact, verifyContact } from '@citybrain/contract/api/messages.ts'
import type { MessageChannel, MessageContact } from '@citybrain/contract/engines/message.ts'
import { Alert, Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { State } from '../../words/state.tsx'
import { useContact } from './use-told.ts'

/** One way of being reached: given, shown to be one's own by a code, changed, deleted. */
export function ContactLine({ contact }: { contact: MessageContact }) {
  const { t } = useTranslation()
  const [typing, setTyping] = useState(false)
  const { channel, on, verified, pending } = contact
  const asking = on && (typing || (verified === null && pending === null))
  return (
    <li className="contact" data-channel={channel}>
      <div className="contact-head">
        <strong>{t(`me.address-${channel}`)}</strong>
        <ContactState contact={contact} />
        <span className="contact-do">
          {on && verified !== null && pending === null && (
            <Button onClick={() => setTyping(!typing)}>{t(typing ? 'me.contact-keep' : 'me.contact-change')}</Button>
          )}
          {(verified !== null || pending !== null) && <Forget channel={channel} />}
        </span>
      </div>
      {asking && <AddressForm channel={channel} onSent={() => setTyping(false)} />}
      {on && !asking && pending !== null && (
        <CodeForm channel={channel} pending={pending} onAgain={() => setTyping(true)} />
      )}
    </li>
  )
}

function ContactState({ contact: { on, verified } }: { contact: MessageContact }) {
  const { t } = useTranslation()
  if (!on) return <State tone="unknown">{t('me.channel-off')}</State>
  if (verified === null) return <State tone="unknown">{t('me.contact-none')}</State>
  return <State tone="on-track">{t('me.contact-verified', { address: verified })}</State>
}

function Forget({ channel }: { channel: MessageChannel }) {
  const { t } = useTranslation()
  const forget = useContact(
    () => call(deleteContact, { params: { channel } }),
    () => undefined,
  )
  return (
    <Popconfirm title={t('me.contact-forget-asked')} okText={t('me.contact-forget')} onConfirm={() => forget.mutate()}>
      <Button danger loading={forget.isPending}>
        {t('me.contact-forget')}
      </Button>
    </Popconfirm>
  )
}

function AddressForm({ channel, onSent }: { channel: MessageChannel; onSent: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<{ address: string }>()
  const send = useContact(
    () => call(setContact, { params: { channel }, body: { address: String(form.getFieldValue('address')) } }),
    onSent,
  )
  return (
    <Form form={form} layout="inline" className="contact-form" requiredMark={false} onFinish={() => send.mutate()}>
      <Form.Item
        name="address"
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        {...(send.isError && { validateStatus: 'error', help: words(send.error) })}
      >
        <Input
          aria-label={t(`me.address-${channel}`)}
          type={channel === 'mail' ? 'email' : 'tel'}
          autoComplete={channel === 'mail' ? 'email' : 'tel'}
          maxLength={254}
        />
      </Form.Item>
      <Button htmlType="submit" loading={send.isPending}>
        {t('me.contact-send')}
      </Button>
    </Form>
  )
}

interface CodeProps {
  readonly channel: MessageChannel
  readonly pending: string
  readonly onAgain: () => void
}

function CodeForm({ channel, pending, onAgain }: CodeProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<{ code: string }>()
  const verify = useContact(
    () => call(verifyContact, { params: { channel }, body: { code: String(form.getFieldValue('code')) } }),
    () => undefined,
  )
  return (
    <>
      <Alert type="info" showIcon title={t('me.contact-sent', { address: pending })} />
      <Form form={form} layout="inline" className="contact-form" requiredMark={false} onFinish={() => verify.mutate()}>
        <Form.Item
          name="code"
          rules={[{ required: true, pattern: /^\d{6}$/, message: t('me.contact-six') }]}
          {...(verify.isError && { validateStatus: 'error', help: words(verify.error) })}
        >
          <Input aria-label={t('me.contact-code')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={verify.isPending}>
          {t('me.contact-verify')}
        </Button>
        <Button type="link" onClick={onAgain}>
          {t('me.contact-again')}
        </Button>
      </Form>
    </>
  )
}

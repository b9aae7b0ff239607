import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Config } from '../../platform/index.ts'
import { createGatewayCarrier } from './gateway.ts'
import type { Carrier } from './letter.ts'
import { createMailCarrier } from './mail.ts'

const TIMEOUT_MS = 20_000

type Settings = Pick<
  Config,
  ('mailServer' | 'mailFrom' | 'mailTls') | ('smsUrl' | 'smsMethod' | 'smsHeaders' | 'smsBody' | 'smsSuccess')
>

/** What messages are sent through as the settings say; a channel that isn't set is off. */
export function openCarriers(settings: Settings, timeoutMs = TIMEOUT_MS): Carrier[] {
  const { mailServer: url, mailFrom: from, mailTls: tls, smsUrl } = settings
  if (url !== null && from === null) throw noSender()
  const mail = url === null || from === null ? [] : [createMailCarrier({ url, from, tls, timeoutMs })]
  if (smsUrl === null) return mail
  const { smsMethod: method, smsHeaders: headers, smsBody: body, smsSuccess: success } = settings
  return [...mail, createGatewayCarrier({ url: smsUrl, method, headers: headers ?? {}, body, success, timeoutMs })]
}

function noSender(): Refusal {
  return new Refusal('Invalid', 'messages.no-sender', {
    zh: '设置了邮件服务器却没有发件人。请设置 SMTP_FROM，例如“城市大脑 <no-reply@example.gov.cn>”。',
    en: 'A mail server is set without a sender. Set SMTP_FROM, such as "City Brain <no-reply@example.gov.cn>".',
  })
}

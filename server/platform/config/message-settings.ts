import { z } from 'zod'

const filled = z.string().min(1, 'expected a text that is not empty')

const mailServer = filled.refine(
  (text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '',
  'expected smtp://user:password@host:port or smtps://…',
)

const sender = filled.refine((text) => /^([^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/.test(text), 'expected Name <box@host>')

const gateway = filled.refine(
  (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
  'expected an address such as https://sms.example.gov.cn/send',
)

const headers = filled.transform((text, context) => {
  try {
    return z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[^\r\n]*$/)).parse(JSON.parse(text))
  } catch {
    context.addIssue('expected an object of texts in JSON, such as {"authorization":"Bearer …"}')
    return z.NEVER
  }
})

const body = filled.refine(isBody, 'expected JSON or a form such as to={phone}&text={text}, with {phone} and {text}')

function isBody(text: string): boolean {
  if (!text.includes('{phone}') || !text.includes('{text}')) return false
  if (!/^\s*[{[]\s*("|\{|\[)/.test(text)) return text.includes('=')
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const perMinute = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a whole number')
  .transform(Number)
  .pipe(z.int().min(1).max(60_000))

/** Hides user and password of an address, and every value of its query. */
function maskAddress(text: string): string {
  if (!URL.canParse(text)) return '***'
  const url = new URL(text)
  if (url.password !== '') url.password = '***'
  for (const name of url.searchParams.keys()) url.searchParams.set(name, '***')
  return url.href
}

/** What people are told by outside of the console; a channel without its server is off. */
export const MESSAGE_SETTINGS = {
  mailServer: {
    ...{ env: 'SMTP_URL', flag: 'smtp-url', about: 'Mail server; without it nobody is told by mail' },
    ...{ initial: null, read: mailServer, show: maskAddress },
  },
  mailFrom: {
    ...{ env: 'SMTP_FROM', flag: 'smtp-from', about: 'Sender of mail; required with a mail server' },
    ...{ initial: null, read: sender },
  },
  mailTls: {
    ...{ env: 'SMTP_TLS', flag: 'smtp-tls', about: 'Whether smtp:// asks for TLS: required, offered, or none' },
    ...{ initial: 'required', read: z.enum(['required', 'offered', 'none']) },
  },
  mailPerMinute: {
    ...{ env: 'SMTP_PER_MINUTE', flag: 'smtp-per-minute', about: 'Most mails that this process sends in a minute' },
    ...{ initial: '60', read: perMinute },
  },
  smsUrl: {
    ...{
      env: 'SMS_URL',
      flag: 'sms-url',
      about: 'HTTP gateway for SMS, with {phone}, {text} and {id} where it wants them',
    },
    ...{ initial: null, read: gateway, show: maskAddress },
  },
  smsMethod: {
    ...{ env: 'SMS_METHOD', flag: 'sms-method', about: 'Method of the request to the gateway' },
    ...{ initial: 'POST', read: z.enum(['POST', 'PUT', 'GET']) },
  },
  smsHeaders: {
    ...{ env: 'SMS_HEADERS', flag: 'sms-headers', about: 'Headers of that request, an object in JSON' },
    ...{ initial: null, read: headers, show: () => '***' },
  },
  smsBody: {
    ...{ env: 'SMS_BODY', flag: 'sms-body', about: 'Body of that request, JSON or a form, with {phone} and {text}' },
    ...{ initial: null, read: body, show: () => '***' },
  },
  smsSuccess: {
    ...{
      env: 'SMS_SUCCESS',
      flag: 'sms-success',
      about: 'What the answer’s JSON says when it was taken, as code=0|000',
    },
    initial: null,
    read: filled.refine((text) => /^[\w.-]+=.+$/.test(text), 'expected field=value, such as code=0'),
  },
  smsPerMinute: {
    ...{ env: 'SMS_PER_MINUTE', flag: 'sms-per-minute', about: 'Most SMS that this process sends in a minute' },
    ...{ initial: '60', read: perMinute },
  },
} as const

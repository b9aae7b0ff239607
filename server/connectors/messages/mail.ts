import { createTransport } from 'nodemailer'
import { type Carrier, type Letter, type Outcome, plainError } from './letter.ts'

export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://` where TLS comes first. */
  readonly url: string
  readonly from: string
  /** required: nothing is sent without TLS; offered: with TLS where the server can; none: in the clear. */
  readonly tls: 'required' | 'offered' | 'none'
  readonly timeoutMs: number
}

/** Mail by SMTP. A connection for each letter: a server that restarts meanwhile harms none. */
export function createMailCarrier({ url, from, tls, timeoutMs }: MailSettings): Carrier {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const at = port === '' ? (secure ? 465 : 587) : Number(port)
  const transport = createTransport({
    ...{ host, port: at, secure, requireTLS: !secure && tls === 'required', ignoreTLS: !secure && tls === 'none' },
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const sender = /@([^>\s]+)/.exec(from)?.[1] ?? host
  const mailOf = ({ id, address, subject, text, stop }: Letter) => ({
    ...{ from, to: { name: '', address }, subject, text, messageId: `<${id}@${sender}>` },
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(stop !== null && { list: { unsubscribe: stop } }),
  })
  return {
    ...{ channel: 'mail', through: `${hostname}:${at}` },
    async send(letter) {
      try {
        await transport.sendMail(mailOf(letter))
        return { how: 'sent', error: null }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** What nodemailer tells beside the message. */
interface MailFault {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

/** Faults of the letter: its addressee or its content. Everything else is the server's. */
const OF_LETTER = new Set(['EENVELOPE', 'EMESSAGE'])

function outcomeOf(thrown: unknown): Outcome {
  // Whatever is thrown is an Error, with these fields where nodemailer made it.
  const fault = thrown as MailFault
  const error = plainError(fault.response ?? fault.message)
  if (!OF_LETTER.has(fault.code ?? '')) return { how: 'away', error }
  return { how: (fault.responseCode ?? 500) >= 500 ? 'refused' : 'again', error }
}

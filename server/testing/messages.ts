import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createMessages, type MessagesOptions, openCarriers } from '../connectors/messages/index.ts'
import { type Clock, type Database, openSealer } from '../platform/index.ts'
import { quietLogger } from './quiet-logger.ts'
import { testConfig } from './test-config.ts'

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
const calendar = createWorkCalendar(DEFAULT_CALENDAR)
const PACE = { pollMs: 30, baseMs: 20, leaseMs: 1_000, perMinute: { mail: 60_000, sms: 60_000 } }

/** Settings of a mail server on this machine. */
export const mailFlags = (port: number) => ({
  'smtp-url': `smtp://127.0.0.1:${port}`,
  'smtp-from': '城市大脑 <no-reply@brain.test>',
  'smtp-tls': 'none',
})

interface Given extends Partial<Omit<MessagesOptions, 'carriers' | 'sealer' | 'logger' | 'officeOf'>> {
  readonly database: Database
  readonly clock: Clock
  /** Settings of the channels, as flags; without any nothing can be sent. */
  readonly flags?: Record<string, string>
  readonly timeoutMs?: number
}

/** Mail and SMS of a test. */
export function messagesOf({ flags = {}, timeoutMs = 2_000, ...given }: Given) {
  return createMessages({
    ...{
      origin: 'https://brain.test',
      wordNotices: async () => null,
      wordReporterNews: async () => null,
      pace: PACE,
      logger: quietLogger,
      ...given,
    },
    ...{ sealer: openSealer({ secretKey: SECRET_KEY, data: '' }), officeOf: async () => calendar },
    carriers: openCarriers(testConfig(flags), timeoutMs),
  })
}

export interface Mail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly raw: string
}

/** A mail server on this machine; `answer` says how it takes a mail. */
export interface MailServer {
  readonly port: number
  readonly mails: Mail[]
  /** A code of SMTP with which mails to that address are refused; null: taken; 0: no answer at all. */
  answer: (to: string) => number | null
  close(): Promise<void>
}

export async function openMailServer(more: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const mails: Mail[] = []
  const refusal = (code: number) => Object.assign(new Error(`<somebody@example.org> ${code}`), { responseCode: code })
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
    onRcptTo({ address }, _, done) {
      const code = mail.answer(address)
      if (code === 0) return
      done(code === null ? null : refusal(code))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(readMail(Buffer.concat(chunks).toString('utf8'), envelope.rcptTo[0]?.address ?? ''))
        done()
      })
    },
    ...more,
  })
  // A client that gives up breaks its connection, which is no failure of the test.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const mail: MailServer = {
    // What listens on a TCP port has such an address.
    ...{ port: (server.server.address() as AddressInfo).port, mails, answer: () => null },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return mail
}

function readMail(raw: string, to: string): Mail {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const field = (name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(head)?.[1] ?? ''
  const coded = body.join('\r\n\r\n').trim()
  const encoding = field('Content-Transfer-Encoding')
  return { id: field('Message-ID'), to, subject: decodeWords(field('Subject')), text: decode(coded, encoding), raw }
}

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return text
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const decodeWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, coded: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(coded, 'base64').toString('utf8')
        : decode(coded.replaceAll('_', ' '), 'quoted-printable'),
    )

/** An SMS gateway on this machine. */
export interface Gateway {
  readonly url: string
  readonly requests: { readonly headers: Record<string, unknown>; readonly body: string; readonly path: string }[]
  answer: () => { status: number; body: string } | null
  close(): Promise<void>
}

export async function openGateway(): Promise<Gateway> {
  const requests: Gateway['requests'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8'), path: request.url ?? '' })
      const answer = gateway.answer()
      if (answer) response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const gateway: Gateway = {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests },
    answer: () => ({ status: 200, body: '{"code":0}' }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return gateway
}

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createNews } from '../connectors/news/index.ts'
import { type Clock, createReactor, type Database, openSealer, type Reactor } from '../platform/index.ts'
import { quietLogger } from './quiet-logger.ts'

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
const PACE = { pollMs: 50, baseMs: 20, timeoutMs: 2_000 }

/** Webhooks that may be sent to this machine, with a key that stays the same. */
export function openNews({ database, clock }: { database: Database; clock: Clock }) {
  const sealer = openSealer({ secretKey: SECRET_KEY, data: '' })
  return createNews({ database, clock, sealer, logger: quietLogger, networks: ['127.0.0.0/8'], pace: PACE })
}

/** A process that sends news: the log's reactor and the sender. */
export async function sendNews(parts: { database: Database; clock: Clock }): Promise<{ close(): Promise<void> }> {
  const news = openNews(parts)
  const pace = { pollMs: 50, gatherMs: 1 }
  const reactor: Reactor = createReactor({ ...parts, logger: quietLogger, consumers: [news.consumer], pace })
  await reactor.start()
  news.start()
  return {
    close: async () => {
      await reactor.close()
      await news.close()
    },
  }
}

export interface Received {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Another system that is told news; `answer` says with which status it answers, and may throw the connection away. */
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  answer: (received: Received) => number | null
  close(): Promise<void>
}

export async function openReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { url: path = '', headers } = request
      const one = { path, headers, body: Buffer.concat(chunks).toString('utf8') }
      const status = receiver.answer(one)
      if (status === null) return void request.socket.destroy()
      if (status < 300) received.push(one)
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const receiver: Receiver = {
    // What listens on a TCP port has such an address.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: () => 204,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}

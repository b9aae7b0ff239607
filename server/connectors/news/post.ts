import { lookup } from 'node:dns'
import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Networks } from './networks.ts'

/** How a request ended: with an answer, or why without one. */
export interface Answered {
  readonly status: number | null
  readonly error: string | null
  readonly retryAfterSeconds: number | null
}

export interface Posting {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Posts a body to an address that the networks admit; follows no redirect; never throws. */
export interface Poster {
  post(posting: Posting): Promise<Answered>
  close(): void
}

const TIMEOUT_MS = 10_000
/** Nobody needs to read what a receiver says at length. */
const MOST_BYTES = 64 * 1024

export function createPoster(networks: Networks, timeoutMs = TIMEOUT_MS): Poster {
  const options = { keepAlive: true, maxSockets: 16, maxTotalSockets: 256, timeout: 60_000 }
  const agents = { plain: new PlainAgent(options), secure: new SecureAgent(options) }
  return {
    post: (posting) => post(posting, { networks, agents, timeoutMs }),
    close: () => {
      agents.plain.destroy()
      agents.secure.destroy()
    },
  }
}

interface Means {
  readonly networks: Networks
  readonly agents: { readonly plain: PlainAgent; readonly secure: SecureAgent }
  readonly timeoutMs: number
}

function post({ url, headers, body }: Posting, means: Means): Promise<Answered> {
  const address = new URL(url)
  const secure = address.protocol === 'https:'
  const host = address.hostname.replace(/^\[|\]$/g, '')
  // Names are judged when they are looked up for the connection itself; an address has no look-up.
  if (isIP(host) !== 0 && !means.networks.admits(host, secure)) return Promise.resolve(failed(CLOSED))
  return new Promise((resolve) => {
    const asked = (secure ? secureRequest : plainRequest)(address, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: secure ? means.agents.secure : means.agents.plain,
      lookup: guarded(means.networks, secure),
    })
    const end = (answered: Answered) => {
      clearTimeout(timer)
      resolve(answered)
    }
    const timer = setTimeout(() => {
      end(failed(`no answer within ${means.timeoutMs / 1000} s`))
      asked.destroy()
    }, means.timeoutMs)
    listen(asked, end)
    asked.end(body)
  })
}

function listen(asked: ClientRequest, end: (answered: Answered) => void): void {
  asked.on('error', (error: NodeJS.ErrnoException) => end(failed(error.code ?? error.message)))
  asked.on('response', (response) => {
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MOST_BYTES) return
      end(answerOf(response))
      asked.destroy()
    })
    response.on('end', () => end(answerOf(response)))
    response.on('error', (error) => end(failed(error.message)))
  })
}

const CLOSED = 'this address is not among those that news may be sent to (see the setting WEBHOOK_NETWORKS)'

const failed = (error: string): Answered => ({ status: null, error, retryAfterSeconds: null })

function answerOf({ statusCode = 0, headers }: IncomingMessage): Answered {
  const wait = Number(headers['retry-after'])
  const retryAfterSeconds = Number.isFinite(wait) && wait > 0 ? wait : null
  const taken = statusCode >= 200 && statusCode < 300
  const moved = statusCode >= 300 && statusCode < 400 ? ' (redirects are not followed)' : ''
  return { status: statusCode, error: taken ? null : `status ${statusCode}${moved}`, retryAfterSeconds }
}

/** Every address of a name must be one that is admitted: a name that changes between check and use gains nothing. */
function guarded(networks: Networks, secure: boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 4)
      const [first] = addresses
      if (!first || addresses.some(({ address }) => !networks.admits(address, secure)))
        return done(new Error(CLOSED), '', 4)
      if (options.all) return done(null, addresses)
      return done(null, first.address, first.family)
    })
  }
}

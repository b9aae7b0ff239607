import type { Socket } from 'node:net'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from '../engines/identity/index.ts'

/** Generous: an office of two hundred behind one address opens a page of ten requests every second minute. */
const PER_MINUTE = 3000

interface Protection {
  readonly publicOrigin: string | null
  readonly perMinute?: number
  readonly mapOrigin?: string | null
  /** Whose pages may show the field app in a frame. */
  readonly embedOrigins?: readonly string[]
  isLocal(socket: Socket): boolean
  /** Shows a key that was checked a moment ago: it has a limit of its own, whichever address it comes from. */
  isKnownKey(request: FastifyRequest): boolean
}

/** Security headers and rate limits on every answer. */
export async function protect(fastify: FastifyInstance, protection: Protection): Promise<void> {
  const ofPages = pageHeaders(protection)
  const ofField = fieldHeaders(protection)
  const ofAnswers = answerHeaders(protection)
  fastify.addHook('onRequest', async (request, reply) => {
    const headers = request.url.startsWith('/api/v1') ? ofAnswers : isOfField(request.url) ? ofField : ofPages
    reply.headers(headers)
    reply.header('x-request-id', request.id)
  })
  await fastify.register(rateLimit, {
    max: protection.perMinute ?? PER_MINUTE,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => (request.ip ? networkOf(request.ip) : 'local'),
    allowList: (request) => protection.isLocal(request.raw.socket) || protection.isKnownKey(request),
  })
}

type Headers = Readonly<Record<string, string>>

/** Browsers that were here by https come by https again. */
const transport = ({ publicOrigin }: Protection): Headers =>
  publicOrigin?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}

/** No answer of the API is a page: nothing in it may run, be framed or be kept. */
const answerHeaders = (protection: Protection): Headers => ({
  ...transport(protection),
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
})

const isOfField = (url: string) => /^\/field([/?]|$)/.test(url)

/** The field app may stand in the city's own: in pages of the origins that the operator named, and in no others. */
function fieldHeaders(protection: Protection): Headers {
  const { embedOrigins = [] } = protection
  if (embedOrigins.length === 0) return pageHeaders(protection)
  const { 'x-frame-options': _, ...headers } = pageHeaders(protection, embedOrigins.join(' '))
  return headers
}

const pageHeaders = (protection: Protection, framedBy = "'none'"): Headers & { 'x-frame-options': string } => ({
  ...transport(protection),
  'content-security-policy': policyOf(protection, framedBy),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
})

/** Only our own files run; pictures also come from the base map that the operator set. Ant Design writes its styles into the page, hence the exception for them. */
function policyOf({ publicOrigin, mapOrigin }: Protection, framedBy: string): string {
  const map = mapOrigin ? ` ${mapOrigin}` : ''
  const directives = [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${map}`,
    "font-src 'self' data:",
    `connect-src 'self'${map}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
    ...(publicOrigin?.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join(';')
}

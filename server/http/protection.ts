import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { networkOf } from '../engines/identity/index.ts'

/** Generous: an office of two hundred behind one address opens a page of ten requests every second minute. */
const PER_MINUTE = 3000

interface Protection {
  readonly publicOrigin: string | null
  readonly perMinute?: number
  readonly mapOrigin?: string | null
  isLocal(socket: Socket): boolean
}

/** Security headers and rate limits on every answer. */
export async function protect(fastify: FastifyInstance, protection: Protection): Promise<void> {
  const secure = protection.publicOrigin?.startsWith('https:') ?? false
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: contentSecurityPolicy(secure, protection.mapOrigin ?? null),
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  })
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), payment=(), usb=()')
    reply.header('x-request-id', request.id)
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
  await fastify.register(rateLimit, {
    max: protection.perMinute ?? PER_MINUTE,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => (request.ip ? networkOf(request.ip) : 'local'),
    allowList: (request) => protection.isLocal(request.raw.socket),
  })
}

/** Only our own files run; pictures also come from the base map that the operator set. Ant Design writes its styles into the page, hence the exception for them. */
function contentSecurityPolicy(secure: boolean, mapOrigin: string | null): Record<string, string[]> {
  const self = "'self'"
  const map = mapOrigin === null ? [] : [mapOrigin]
  return {
    defaultSrc: [self],
    scriptSrc: [self],
    scriptSrcAttr: ["'none'"],
    styleSrc: [self, "'unsafe-inline'"],
    imgSrc: [self, 'data:', 'blob:', ...map],
    fontSrc: [self, 'data:'],
    connectSrc: [self, ...map],
    workerSrc: [self, 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: [self],
    frameAncestors: ["'none'"],
    ...(secure && { upgradeInsecureRequests: [] }),
  }
}

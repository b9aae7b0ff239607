import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import type { ApiKeys, Identity, MountedRoute } from '../engines/identity/index.ts'
import type { Database, Logger } from '../platform/index.ts'
import { keyOf } from './access.ts'
import { serveConsole } from './console.ts'
import { serveDocs } from './docs.ts'
import { createLoad } from './load.ts'
import { type MetricsDeps, serveMetrics } from './metrics.ts'
import { type Mounting, mount } from './mount.ts'
import { sweepOldKeys } from './once-sweep.ts'
import { sendProblem } from './problem.ts'
import { protect } from './protection.ts'
import { logRequests } from './request-log.ts'

export interface AppDeps {
  readonly database: Database
  readonly identity: Identity
  readonly keys: ApiKeys
  readonly logger: Logger
  readonly routes: readonly MountedRoute[]
  /** Scheme, host and port under which browsers reach the server; null: whatever they called it. */
  readonly publicOrigin: string | null
  /** Where the tiles of the base map come from; browsers may load from there. */
  readonly mapOrigin?: string | null
  /** Whose pages may show the field app in a frame. */
  readonly embedOrigins?: readonly string[]
  /** Folder of the built console; a page says how to build it where it is missing. */
  readonly consoleFolder: string
  readonly version: string
  /** Types of things, for the API's description. */
  readonly types?: readonly ThingType[]
  /** Aborted when the application begins to close: streams end, `/readyz` says no. */
  readonly closing: AbortController
  /** Who may read `/metrics`; without it there are none. */
  readonly metricsAccess?: MetricsDeps['access']
  readonly messageFigures?: NonNullable<MetricsDeps['messageFigures']>
  /** Requests per minute from one address over all routes. */
  readonly perMinute?: number
}

export interface App {
  readonly fastify: FastifyInstance
  /** Connections of the local socket, whose callers are the operator. */
  readonly localConnections: WeakSet<Socket>
}

const BODY_LIMIT = 1024 * 1024
/** A request that has not arrived wholly by then is cut off, however slowly it drips. */
const REQUEST_TIMEOUT_MS = 120_000

/** The HTTP application, ready for `inject` and for a network address alike. */
export async function createApp(deps: AppDeps): Promise<App> {
  const localConnections = new WeakSet<Socket>()
  const fastify = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // A proxy in front on the same machine tells the real address; nobody else is believed.
    trustProxy: ['loopback'],
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => sendProblem(deps.logger, error, request, reply),
  })
  fastify.removeContentTypeParser('text/plain')
  fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  fastify.decorateRequest('admission', null)
  fastify.setErrorHandler((error, request, reply) => sendProblem(deps.logger, error, request, reply))
  logRequests(fastify, deps.logger)
  await protect(fastify, {
    ...deps,
    isLocal: (socket) => localConnections.has(socket),
    isKnownKey: (request) => deps.keys.isKnown(keyOf(request)),
  })
  await fastify.register(cookie)
  await fastify.register(multipart)
  sweepOldKeys(fastify, deps.database, deps.logger)
  const mounting = mountingOf(fastify, deps, localConnections)
  const { database, messageFigures } = deps
  const more = messageFigures && { messageFigures }
  if (deps.metricsAccess) serveMetrics(fastify, { database, access: deps.metricsAccess, ...more })
  for (const mounted of deps.routes) mount(fastify, mounted, mounting)
  const { version, types = [] } = deps
  await serveDocs(fastify, { routes: deps.routes.map((one) => one.route), version, types })
  await serveConsole(fastify, deps.consoleFolder)
  return { fastify, localConnections }
}

function mountingOf(fastify: FastifyInstance, deps: AppDeps, localConnections: WeakSet<Socket>): Mounting {
  fastify.addHook('preClose', async () => deps.closing.abort())
  const secure = deps.publicOrigin?.startsWith('https:') ?? false
  // The prefix makes browsers refuse the cookie from anything but this very host over https.
  const cookieName = secure ? '__Host-citybrain' : 'citybrain'
  return {
    gate: {
      identity: deps.identity,
      keys: deps.keys,
      cookieName,
      origin: deps.publicOrigin,
      isLocal: (socket) => localConnections.has(socket),
    },
    database: deps.database,
    closing: deps.closing.signal,
    load: createLoad(),
    cookie: { name: cookieName, secure },
  }
}

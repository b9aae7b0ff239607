import type { Readable } from 'node:stream'
import type { Method, Route } from '@citybrain/contract/api/route.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Call, type MountedRoute, scopeOf, WrittenReply } from '../engines/identity/index.ts'
import { type Database, type Scope, wholeDistrict } from '../platform/index.ts'
import { type Admission, admit, type Gate } from './access.ts'
import { isUnchanged, readIfMatch } from './conditional.ts'
import { preconditionFailed } from './errors.ts'
import { languageOf } from './language.ts'
import type { Load } from './load.ts'
import { guardOnce, type Once } from './once.ts'
import { cutTo } from './partial.ts'
import { sendEvents, sendFile, sendTile } from './sending.ts'
import { readBytes, readForm } from './upload.ts'
import { checkInput, checkReply } from './validate.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the mount before the body is read. */
    admission: Admission | null
  }
  interface FastifyContextConfig {
    route?: Route
  }
}

export interface Mounting {
  readonly gate: Gate
  readonly database: Database
  /** Aborted when the server begins to close; streams end then. */
  readonly closing: AbortSignal
  readonly load: Load
  readonly cookie: { readonly name: string; readonly secure: boolean }
}

/** Puts a route on the network: who may call, in which shape, with which answer. The only way in. */
export function mount(app: FastifyInstance, mounted: MountedRoute, mounting: Mounting): void {
  const { route } = mounted
  app.route({
    method: route.method satisfies Method,
    url: route.path,
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    config: {
      route,
      ...(route.perMinute !== undefined && { rateLimit: { max: route.perMinute, timeWindow: 60_000 } }),
    },
    // After the limit of requests has counted it, and before anything of the body is read.
    preParsing: async (request) => {
      request.admission = await admit(mounting.gate, route, request)
    },
    handler: (request, reply) => mounting.load(route, () => answer(mounted, mounting, request, reply)),
  })
}

async function answer(
  { route, handle }: MountedRoute,
  mounting: Mounting,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const signalOf = callerSignal(reply, route.gives === 'events' ? mounting.closing : null)
  const { once, ...call } = await readCall(route, mounting, request, reply)
  const before = await once.find()
  if (before !== null) return sendJson(reply.header('idempotent-replayed', 'true'), before)
  const result = await attempt(call.ifMatch, () =>
    handle({
      ...call,
      once: once.write,
      get signal() {
        return signalOf()
      },
    }),
  )
  if (route.gives === 'file') return sendFile(request, reply, result)
  if (route.gives === 'tile') return sendTile(request, reply, result)
  if (route.gives === 'events') return sendEvents(reply, { route, stream: result, signal: signalOf() })
  if (result instanceof WrittenReply) return sendJson(reply, result.body)
  const checked = checkReply(route.reply, result)
  if (route.conditional && isUnchanged(request, reply, checked)) return reply.status(304).send()
  const fields = route.partial ? (call.query as { fields?: string } | undefined)?.fields : undefined
  const body = JSON.stringify(cutTo(checked, fields))
  await once.keep(body)
  return sendJson(reply, body)
}

/** Fires when the caller has gone, and with the other signal; made for those who ask, since most do not. */
function callerSignal(reply: FastifyReply, other: AbortSignal | null): () => AbortSignal {
  let made: AbortSignal | null = null
  return () => {
    if (made !== null) return made
    const gone = new AbortController()
    if (reply.raw.closed) gone.abort()
    else reply.raw.once('close', () => gone.abort())
    made = other === null ? gone.signal : AbortSignal.any([gone.signal, other])
    return made
  }
}

const sendJson = (reply: FastifyReply, body: string | Readable) =>
  reply.type('application/json; charset=utf-8').send(body)

/** A conflict of revisions is a failed precondition where the caller set one. */
async function attempt(ifMatch: number | null, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    const stale = error instanceof Refusal && error.kind === 'Conflict' && error.code.endsWith('.changed-meanwhile')
    throw stale && ifMatch !== null ? preconditionFailed(error.details.revision) : error
  }
}

async function readCall(
  route: Route,
  mounting: Mounting,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Omit<Call, 'signal' | 'once'> & { once: Once }> {
  const { actor, session } = request.admission ?? { actor: null, session: null }
  const language = languageOf(request.headers['accept-language'])
  const params = checkInput(route.params, request.params, { part: 'params', language })
  const query = checkInput(route.query, request.query, { part: 'query', language })
  const form = route.accepts === 'multipart' ? await readForm(request, route.bodyLimit) : null
  const bytes = readBytes(route, request.body)
  const body = checkInput(route.body, form ? form.fields : request.body, { part: 'body', language })
  const district = actor?.district ?? (await districtOfPath(mounting.gate, params))
  // `Call` says null only for public routes without a district in their path, which is just when these are null.
  const scope: Scope | null = actor ? scopeOf(actor, route.access) : district && wholeDistrict(district)
  const place = { actor, district, scope, db: scope && mounting.database.within(scope) } as Pick<
    Call,
    'actor' | 'district' | 'scope' | 'db'
  >
  return {
    ...place,
    ifMatch: route.conditional ? readIfMatch(request) : null,
    once: guardOnce(request, route.repeatable ? actor : null, place.db),
    // The three have the types of the route's schemas, which `serve` binds to its handler.
    ...({ params, query, body } as Pick<Call, 'params' | 'query' | 'body'>),
    upload: form?.upload ?? bytes,
    language,
    session,
    address: request.ip ?? null,
    browser: request.headers['user-agent']?.slice(0, 200) ?? null,
    requestId: request.id,
    lastEventId: lastEventIdOf(request),
    keepSession: (value: string | null) => setCookie(reply, mounting.cookie, value),
  }
}

/** Browsers write the place themselves when they come back; an empty one is none. */
function lastEventIdOf({ headers }: FastifyRequest): string | null {
  const sent = headers['last-event-id']
  return typeof sent === 'string' && sent !== '' ? sent : null
}

/** A public route's district stands in its path; one that isn't served here is refused before any connection is made. */
async function districtOfPath(gate: Gate, params: unknown): Promise<DistrictCode | null> {
  const code = (params as { district?: DistrictCode } | undefined)?.district
  return code === undefined ? null : (await gate.identity.getDistrict(code)).code
}

function setCookie(reply: FastifyReply, cookie: Mounting['cookie'], value: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: cookie.secure } as const
  if (value === null) reply.clearCookie(cookie.name, options)
  else reply.setCookie(cookie.name, value, options)
}

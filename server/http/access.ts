import { timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import { CSRF_HEADER, DISTRICT_HEADER } from '@citybrain/contract/api/headers.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { partsOf } from '@citybrain/contract/engines/deeds.ts'
import { decide } from '@citybrain/contract/engines/rights.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { FastifyRequest } from 'fastify'
import type { ApiKeys, CallSession, Identity } from '../engines/identity/index.ts'
import { type Actor, operatorActor } from '../platform/index.ts'
import { badCsrfToken, badKey, crossSite, notAllowed, notForKeys, notSignedIn, passwordChangeFirst } from './errors.ts'

/** What is known of a caller before anything of the body is read. */
export interface Admission {
  readonly actor: Actor | null
  readonly session: CallSession | null
}

export interface Gate {
  readonly identity: Identity
  readonly keys: ApiKeys
  readonly cookieName: string
  /** `https://brain.example.gov.cn` where the address is known; else the request's own Host decides. */
  readonly origin: string | null
  isLocal(socket: Socket): boolean
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Lets a request through to its route or throws; runs before the body is read. */
export async function admit(gate: Gate, route: Route, request: FastifyRequest): Promise<Admission> {
  if (gate.isLocal(request.raw.socket)) return admitLocal(gate, route, request)
  const key = keyOf(request)
  if (key !== null) return admitKey(gate, route, request, key)
  const unsafe = !SAFE.has(request.method)
  if (unsafe) refuseCrossSite(gate, request)
  // A public page costs no query; a public change (signing in) ends the session it came with.
  const found = route.access === 'public' && !unsafe ? null : await readSession(gate, request)
  if (route.access === 'public') return found ?? { actor: null, session: null }
  if (!found) throw notSignedIn()
  if (unsafe && !sameToken(request.headers[CSRF_HEADER], found.session.csrfToken)) throw badCsrfToken()
  if (found.session.mustChangePassword && !route.beforePasswordChange) throw passwordChangeFirst()
  refuseWithoutRight(route, found.actor)
  return found
}

/** A program shows a key in place of a cookie: no stranger's page can make a browser send it, so no token guards it. */
export function keyOf({ headers: { authorization } }: FastifyRequest): string | null {
  const [, key] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
  return key ?? null
}

async function admitKey(gate: Gate, route: Route, request: FastifyRequest, key: string): Promise<Admission> {
  if (route.access === 'public') return { actor: null, session: null }
  const actor = await gate.keys.authenticate(key, { ip: request.ip ?? null, requestId: request.id })
  if (!actor) throw badKey()
  // Sessions and passwords are a person's own.
  if (route.access === 'signed-in' && route.tag === 'identity') throw notForKeys()
  refuseWithoutRight(route, actor)
  return { actor, session: null }
}

async function admitLocal(gate: Gate, route: Route, request: FastifyRequest): Promise<Admission> {
  const district = DistrictCode.safeParse(request.headers[DISTRICT_HEADER])
  if (!district.success) {
    if (route.access === 'public') return { actor: null, session: null }
    throw notSignedIn()
  }
  await gate.identity.getDistrict(district.data)
  const actor = operatorActor(district.data, request.id)
  refuseWithoutRight(route, actor)
  return { actor, session: null }
}

function refuseWithoutRight(route: Route, actor: Actor): void {
  if (route.access === 'public' || route.access === 'signed-in') return
  const { action, kind } = partsOf(route.access)
  const { allowed, because } = decide(actor, action, kind)
  if (!allowed) throw notAllowed(route.access, because)
}

async function readSession(
  gate: Gate,
  request: FastifyRequest,
): Promise<{ actor: Actor; session: CallSession } | null> {
  const cookie = request.cookies[gate.cookieName]
  if (!cookie) return null
  return gate.identity.authenticate(cookie, { ip: request.ip ?? null, requestId: request.id })
}

/**
 * A browser says where a request comes from: `Sec-Fetch-Site` in every current one, `Origin` in all. Programs send
 * neither, and carry no cookie that a stranger's page could borrow.
 */
function refuseCrossSite(gate: Gate, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw crossSite()
  const origin = request.headers.origin
  if (origin === undefined) return
  const own = gate.origin ?? `${request.protocol}://${request.host}`
  if (origin !== own) throw crossSite()
}

function sameToken(sent: string | string[] | undefined, expected: string): boolean {
  if (typeof sent !== 'string') return false
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

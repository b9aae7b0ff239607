import type { Route, RouteInput, RouteReply } from '@citybrain/contract/api/route.ts'
import { Problem } from '@citybrain/contract/kernel/errors.ts'
import { currentLanguage } from '../app/language.ts'
import { Refused, Unreachable } from './refused.ts'

type Given<R extends Route> = {
  [K in keyof RouteInput<R> as undefined extends RouteInput<R>[K] ? never : K]: RouteInput<R>[K]
}
/** What a call needs: only those of `params`, `query` and `body` that the route declares. */
export type CallInput<R extends Route> = Given<R> & {
  signal?: AbortSignal
  form?: FormData
  bytes?: Blob
  headers?: Readonly<Record<string, string>>
}

const SECOND_MS = 1000
let csrfToken: string | null = null

/** Remembers the token that goes back with every request that changes something. */
export function rememberCsrf(token: string | null): void {
  csrfToken = token
}

/** Calls a route of the contract; throws `Refused` with the server's own sentence. */
export async function call<R extends Route>(route: R, input: CallInput<R>): Promise<RouteReply<R>> {
  const given = input as Sent
  const response = await send(route, given)
  if (!response.ok) throw await refusalOf(response)
  return (await response.json()) as RouteReply<R>
}

/** Address of a route, for links to files and for event streams. */
export function addressOf<R extends Route>(route: R, input: Omit<CallInput<R>, 'body'>): string {
  const given = input as { params?: object; query?: object }
  const path = Object.entries(given.params ?? {}).reduce(
    (address, [name, value]) => address.replace(`:${name}`, encodeURIComponent(String(value))),
    route.path,
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  return query.size > 0 ? `${path}?${query}` : path
}

interface Sent {
  params?: object
  query?: object
  body?: unknown
  signal?: AbortSignal
  form?: FormData
  bytes?: Blob
  headers?: Readonly<Record<string, string>>
}

async function send(route: Route, given: Sent): Promise<Response> {
  const headers: Record<string, string> = {
    ...given.headers,
    accept: 'application/json',
    'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
  }
  if (route.method !== 'GET' && csrfToken) headers['x-csrf-token'] = csrfToken
  if (given.body !== undefined) headers['content-type'] = 'application/json'
  if (given.bytes) headers['content-type'] = 'application/octet-stream'
  const body = given.form ?? given.bytes ?? (given.body === undefined ? null : JSON.stringify(given.body))
  try {
    return await fetch(addressOf(route, given as Omit<CallInput<Route>, 'body'>), {
      method: route.method,
      headers,
      credentials: 'same-origin',
      ...(body !== null && { body }),
      ...(given.signal ? { signal: given.signal } : {}),
    })
  } catch (error) {
    if (given.signal?.aborted) throw error
    throw new Unreachable()
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  const said = Problem.safeParse(await response.json().catch(() => null))
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) ? seconds * SECOND_MS : null
  if (said.success) return new Refused(said.data, retryAfterMs)
  const { status } = response
  return new Refused({ status, code: 'server.unexpected', detail: `HTTP ${status}` }, retryAfterMs)
}

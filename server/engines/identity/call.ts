import type { Readable } from 'node:stream'
import type { Route, RouteBody, RouteParams, RouteQuery, RouteReply } from '@citybrain/contract/api/route.ts'
import type { DistrictCode, Id } from '@citybrain/contract/kernel/ids.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { Actor, Db, Scope, Write } from '../../platform/index.ts'

/** A file that came with a multipart form, or the bytes that are the body, wholly read. */
export interface Upload {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What a route that `gives: 'file'` answers with. */
export interface FileReply {
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array | string | Readable | RangedBody
  /** Shown where it stands instead of saved: only for pictures, in which nothing can run. */
  readonly inline?: true
  /** Names these very bytes: whoever has them already is told so, after it was checked that they may be read. */
  readonly etag?: string
}

/** Bytes that can be read from anywhere, for players that jump and downloads that go on. */
export class RangedBody {
  readonly byteCount: number
  /** Both ends are in. */
  readonly open: (from: number, to: number) => Readable

  constructor(byteCount: number, open: (from: number, to: number) => Readable) {
    this.byteCount = byteCount
    this.open = open
  }
}

/** The sign-in a request came with. */
export interface CallSession {
  readonly id: Id
  readonly csrfToken: string
  readonly mustChangePassword: boolean
}

/** A public route has nobody behind it; every other one has. */
type ActorOf<R extends Route> = R['access'] extends 'public' ? Actor | null : Actor

/** A public route has a district only where its path names one. */
type InDistrict<R extends Route, T> = R['access'] extends 'public'
  ? R['path'] extends `${string}:district${string}`
    ? T
    : null
  : T

/** One checked request: its district is known, its caller may make it, its input has the shape of the route. */
export interface Call<R extends Route = Route> {
  readonly actor: ActorOf<R>
  readonly district: InDistrict<R, DistrictCode>
  /** What the caller may see and write with the right that the route asks for: `database.transaction(scope, …)`. */
  readonly scope: InDistrict<R, Scope>
  /** Bound to that scope: no other district's rows, and no other place's, can be seen or written through it. */
  readonly db: InDistrict<R, Db>
  readonly params: RouteParams<R>
  readonly query: RouteQuery<R>
  readonly body: RouteBody<R>
  /** The file of a multipart form, or a body of bytes; null where none came. */
  readonly upload: Upload | null
  readonly language: Language
  readonly session: CallSession | null
  /** Null at the local socket. */
  readonly address: string | null
  readonly browser: string | null
  readonly requestId: string
  /** The revision that `If-Match` names; null where none came. */
  readonly ifMatch: number | null
  /**
   * The write that keeps the request's `Idempotency-Key`: it goes into the very `save` that makes the change, so that
   * the key is kept when and only when the change was made. None where no key came.
   */
  once(): readonly Write[]
  /** Where a stream that broke off shall go on, as the client says. */
  readonly lastEventId: string | null
  /** Fires when the caller has gone or the server is closing. */
  readonly signal: AbortSignal
  /** Hands the browser the cookie of a new session, or takes it away with null. */
  keepSession(cookie: string | null): void
}

/**
 * A reply that its engine has written already, as JSON in the shape of the route: one so long that checking and writing
 * it at once would hold up everybody else.
 */
export class WrittenReply {
  readonly body: Readable

  constructor(body: Readable) {
    this.body = body
  }
}

/** A value of a stream with its place: a client that comes back names the last one it had. */
export class PlacedEvent<T = unknown> {
  readonly place: string
  readonly value: T

  constructor(place: string, value: T) {
    this.place = place
    this.value = value
  }
}

type Answer<R extends Route> = R['gives'] extends 'file'
  ? FileReply
  : R['gives'] extends 'events'
    ? AsyncIterable<RouteReply<R> | PlacedEvent<RouteReply<R>>>
    : R['gives'] extends 'tile'
      ? Uint8Array
      : RouteReply<R> | WrittenReply

/** What an engine offers at a route; `server/http/mount.ts` puts it on the network. */
export interface MountedRoute {
  readonly route: Route
  readonly handle: (call: Call) => Promise<unknown>
}

/**
 * Ties a handler to its route with the route's own types. An events route resolves to its stream once it is known that
 * there is something to follow, so that a refusal still has its status.
 */
export function serve<const R extends Route>(route: R, handle: (call: Call<R>) => Promise<Answer<R>>): MountedRoute {
  // The mount validates params, query and body by this very route before it calls.
  return { route, handle: handle as (call: Call) => Promise<unknown> }
}

import type { z } from 'zod'
import type { Right } from '../engines/rights.ts'

/** Who may call a route: anyone, anyone signed in, or whoever holds the right named. */
export type Access = 'public' | 'signed-in' | Right

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a route takes or gives that is not JSON. */
export type Body = 'json' | 'multipart' | 'bytes' | 'file' | 'tile' | 'events' | 'none'

/** One HTTP route: the server mounts it, the console calls it, OpenAPI describes it, all from this one object. */
export interface Route {
  readonly method: Method
  /** Fastify's notation: `/api/v1/plans/:plan`. */
  readonly path: string
  readonly access: Access
  readonly summary: { readonly zh: string; readonly en: string }
  readonly tag: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  /** Of a multipart form: its fields beside the file. */
  readonly body?: z.ZodType
  readonly accepts?: Body
  /** Of an events route: the schema of one event's data. */
  readonly reply: z.ZodType
  readonly gives?: Body
  /** Bytes; one mebibyte where nothing is said. */
  readonly bodyLimit?: number
  /** Requests per minute from one address, for what costs much or invites guessing. */
  readonly perMinute?: number
  /** Its reply has a revision, or a state with one: given as ETag, `If-None-Match` is answered 304, `If-Match` goes before the change. */
  readonly conditional?: true
  /** Its query has `fields`: the reply is cut to them. */
  readonly partial?: true
  /** Takes `Idempotency-Key`: the same key again, within a day, gets the first answer and changes nothing. */
  readonly repeatable?: true
  /** Open to an account whose one-time password has not been changed yet. */
  readonly beforePasswordChange?: true
  /** Stable codes of refusals this route can answer with beyond the general ones. */
  readonly errors?: readonly string[]
}

/** What may be sent to a route and what it then answers, for readers of the API's description. */
export interface RouteExample {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>
  readonly body?: unknown
  /** None of what isn't JSON. */
  readonly reply?: unknown
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined
type Input<T> = T extends z.ZodType ? z.input<T> : undefined

export type RouteParams<R extends Route> = Output<R['params']>
export type RouteQuery<R extends Route> = Output<R['query']>
export type RouteBody<R extends Route> = Output<R['body']>
export type RouteReply<R extends Route> = z.output<R['reply']>
/** What a client sends. */
export type RouteInput<R extends Route> = {
  params: Input<R['params']>
  query: Input<R['query']>
  body: Input<R['body']>
}

/** Keeps the exact types of a route's schemas. */
export function route<const R extends Route>(definition: R): R {
  return definition
}

import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Route } from '@citybrain/contract/api/route.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FileReply, PlacedEvent, RangedBody } from '../engines/identity/index.ts'
import { isKnown } from './conditional.ts'
import { checkReply } from './validate.ts'

/** Proxies cut a connection that is silent for a minute. */
const HEARTBEAT_MS = 20_000

/** A download: nothing in it may run inside our origin, whatever its content claims to be. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, result: unknown): FastifyReply {
  // `serve` holds the handler of a file route to this type.
  const file = result as FileReply
  reply
    .header('content-disposition', contentDisposition(file))
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
  if (file.etag !== undefined) {
    reply.header('etag', file.etag).header('cache-control', 'private, no-cache')
    if (isKnown(request, file.etag)) return reply.status(304).send()
  }
  reply.type(file.mediaType)
  if (file.body instanceof RangedBody) return sendRange(request, reply, file.body)
  return reply.send(file.body instanceof Uint8Array ? Buffer.from(file.body) : file.body)
}

function sendRange(request: FastifyRequest, reply: FastifyReply, body: RangedBody): FastifyReply {
  const { byteCount } = body
  reply.header('accept-ranges', 'bytes')
  const range = readRange(request.headers.range, byteCount)
  const { from, to } = range ?? { from: 0, to: byteCount - 1 }
  if (range) reply.status(206).header('content-range', `bytes ${from}-${to}/${byteCount}`)
  return reply.header('content-length', to - from + 1).send(body.open(from, to))
}

/** One range as RFC 9110 writes it; null for none, for several, and for one beyond the end: all of it is the answer then. */
function readRange(header: string | undefined, byteCount: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, byteCount - Number(last)) : Number(first)
  const to = first === '' || last === '' ? byteCount - 1 : Math.min(Number(last), byteCount - 1)
  return from <= to ? { from, to } : null
}

/** RFC 6266: a plain fallback, and the real name in UTF-8. */
function contentDisposition({ name: given, inline }: FileReply): string {
  const name = given.toWellFormed()
  const plain = name.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** A vector tile. Browsers keep it and ask whether it is still the same, since what may be seen differs from reader to reader. */
export function sendTile(request: FastifyRequest, reply: FastifyReply, result: unknown): FastifyReply {
  // `serve` holds the handler of a tile route to this type.
  const bytes = result as Uint8Array
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  if (isKnown(request, etag)) return reply.status(304).send()
  return reply.type('application/vnd.mapbox-vector-tile').send(Buffer.from(bytes))
}

interface Following {
  readonly route: Route
  readonly stream: unknown
  readonly signal: AbortSignal
}

/**
 * Server-sent events: one `data:` line per value with its place, if it has one, and a comment now and then so that nobody
 * hangs up. A client that reads slowly is waited for; nothing gathers for it here.
 */
export function sendEvents(reply: FastifyReply, { route, stream, signal }: Following): FastifyReply {
  let wanted: () => void = () => undefined
  const out = new Readable({ read: () => wanted() })
  // Whoever opened the stream hears at once that it is open.
  out.push(': open\n\n')
  const heartbeat = setInterval(() => {
    if (out.readableLength === 0) out.push(': still here\n\n')
  }, HEARTBEAT_MS)
  const pump = async () => {
    // `serve` holds the handler of an events route to this type.
    for await (const value of stream as AsyncIterable<unknown>) {
      if (signal.aborted) break
      if (out.push(eventOf(route, value))) continue
      await new Promise<void>((resolve) => {
        wanted = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }
  pump()
    .catch((error: unknown) => {
      if (!signal.aborted) out.destroy(error instanceof Error ? error : new Error('stream failed'))
    })
    .finally(() => {
      clearInterval(heartbeat)
      out.push(null)
    })
  return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(out)
}

function eventOf(route: Route, given: unknown): string {
  const [place, value] = given instanceof PlacedEvent ? [given.place, given.value] : [null, given]
  const id = place === null ? '' : `id: ${place}\n`
  return `${id}data: ${JSON.stringify(checkReply(route.reply, value))}\n\n`
}

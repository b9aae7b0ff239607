import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { invalidRequest } from './errors.ts'

/** The revision named by `If-Match: "r12"`; null where none came or any will do. */
export function readIfMatch(request: FastifyRequest): number | null {
  const header = request.headers['if-match']
  if (header === undefined || header.trim() === '*') return null
  const match = /^"r(\d{1,9})(\.[0-9a-f]{8})?"$/.exec(header.trim())
  if (!match)
    throw invalidRequest([{ path: 'if-match', message: 'expected one ETag as the server gave it, such as "r3"' }])
  return Number(match[1])
}

/** Gives the ETag of a reply with a revision; true where the caller has this very state already. */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, result: unknown): boolean {
  const { revision = undefined, state = undefined } = (result ?? {}) as { revision?: unknown; state?: unknown }
  return isKnownRevision(request, reply, revision ?? (state as { revision?: unknown } | undefined)?.revision)
}

function isKnownRevision(request: FastifyRequest, reply: FastifyReply, revision: unknown): boolean {
  if (typeof revision !== 'number') return false
  const etag = etagOf(request, revision)
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  return request.method === 'GET' && isKnown(request, etag)
}

/** Whether `If-None-Match` names this very state. */
export function isKnown(request: FastifyRequest, etag: string): boolean {
  const known = request.headers['if-none-match']
  return known?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false
}

/** Another query shows another side of the same revision. */
function etagOf(request: FastifyRequest, revision: number): string {
  const query = request.url.split('?')[1]
  if (!query || request.method !== 'GET') return `"r${revision}"`
  return `"r${revision}.${createHash('sha256').update(query).digest('hex').slice(0, 8)}"`
}

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { type Described, describeApi } from './openapi.ts'

/** The page's own scripts and styles only: it works in a district without a way to the internet. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The API's description at `/api/openapi.json` and a page to read it at `/api/docs`. */
export async function serveDocs(fastify: FastifyInstance, described: Described): Promise<void> {
  const document = describeApi(described)
  const text = JSON.stringify(document)
  fastify.get('/api/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(text))
  // Swagger's types name its own versions of the document; ours is checked by a test against the specification's rules.
  await fastify.register(swagger, { mode: 'static', specification: { document: document as never } })
  await fastify.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: DOCS_POLICY,
    uiConfig: { docExpansion: 'none', displayRequestDuration: true, filter: true },
    theme: { title: 'City Brain API' },
  })
}

import { CSRF_HEADER } from '@citybrain/contract/api/headers.ts'
import type { Body, Route } from '@citybrain/contract/api/route.ts'
import { Problem } from '@citybrain/contract/kernel/errors.ts'
import { z } from 'zod'
import { GENERAL_CODES } from './errors.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of these routes; schemas are the contract's own, so it cannot drift from what is served. */
export function describeApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'City Brain 城市大脑', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'citybrain', description: 'Set by signing in' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key, `cbk_…`' },
        csrf: { type: 'apiKey', in: 'header', name: CSRF_HEADER, description: '`csrfToken` of GET /api/v1/session' },
      },
    },
  }
}

function operationOf(route: Route): Json {
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: `${route.summary.zh} · ${route.summary.en}`,
    description: `Access: ${route.access}.`,
    security: securityOf(route),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...requestBodyOf(route),
    responses: {
      200: { description: route.summary.en, content: replyOf(route) },
      default: {
        description: `Refused. Codes: ${[...(route.errors ?? []), ...GENERAL_CODES].join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function securityOf(route: Route): Json[] {
  if (route.access === 'public') return []
  const session = { session: [], ...(route.method !== 'GET' && { csrf: [] }) }
  // Sessions and passwords are a person's own: no key opens them.
  const isOwn = route.access === 'signed-in' && route.tag === 'identity'
  return isOwn ? [session] : [session, { key: [] }]
}

/** `POST /api/v1/plans/:plan/versions/:version/changes` → `postPlansVersionsChanges`; unique because method and path are. */
function operationId(route: Route): string {
  const words = route.path.replace(/^\/api\/v1/, '').split(/[^A-Za-z0-9]+/)
  const named = words.filter(Boolean).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  const last = /:(\w+)$/.test(route.path) ? 'By' : ''
  return `${route.method.toLowerCase()}${named.slice(0, last ? -1 : undefined).join('')}${last}${last ? named.at(-1) : ''}`
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function requestBodyOf(route: Route): Json {
  if (route.accepts === 'multipart') {
    const fields = route.body ? schemaOf(route.body, 'input') : { type: 'object' }
    const properties = { ...(fields.properties as Json | undefined), file: { type: 'string', format: 'binary' } }
    return { requestBody: { content: { 'multipart/form-data': { schema: { ...fields, properties } } } } }
  }
  if (!route.body) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
}

const MEDIA = {
  file: () => ({ 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }),
  tile: () => ({ 'application/vnd.mapbox-vector-tile': { schema: { type: 'string', format: 'binary' } } }),
  events: (schema: Json) => ({ 'text/event-stream': { schema } }),
} satisfies Partial<Record<Body, (schema: Json) => Json>>

function replyOf(route: Route): Json {
  if (route.gives === 'file' || route.gives === 'tile') return MEDIA[route.gives]()
  const schema = schemaOf(route.reply, 'output')
  return route.gives === 'events' ? MEDIA.events(schema) : { 'application/json': { schema } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  // `any` for what JSON Schema cannot say (a transformed flag): the shape before the transformation is what counts.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest
}

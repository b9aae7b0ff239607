import { EXAMPLES } from '@citybrain/contract/api/examples.ts'
import { CSRF_HEADER } from '@citybrain/contract/api/headers.ts'
import type { Body, Route, RouteExample } from '@citybrain/contract/api/route.ts'
import { Masked, NewThing, Thing } from '@citybrain/contract/engines/thing.ts'
import { Problem } from '@citybrain/contract/kernel/errors.ts'
import { Condition } from '@citybrain/contract/pack/condition.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { z } from 'zod'
import { GENERAL_CODES } from './errors.ts'
import { ANY_NEW_THING, ANY_THING, schemasOfTypes } from './openapi-types.ts'

type Json = Record<string, unknown>

/** What is served, and which types of things there are. */
export interface Described {
  readonly routes: readonly Route[]
  readonly version: string
  readonly types: readonly ThingType[]
}

/** The OpenAPI 3.1 document; schemas are the contract's own and those of the packs, so it cannot drift from what is served. */
export function describeApi({ routes, version, types }: Described): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, types.length > 0) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'City Brain 城市大脑', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: {
        Problem: schemaOf(Problem, 'output'),
        Thing: schemaOf(Thing, 'output'),
        NewThing: schemaOf(NewThing, 'input'),
        Masked: schemaOf(Masked, 'output'),
        Condition: definitionOf(Condition, 'Condition'),
        ...schemasOfTypes(types),
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'citybrain', description: 'Set by signing in' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key, `cbk_…`' },
        csrf: { type: 'apiKey', in: 'header', name: CSRF_HEADER, description: '`csrfToken` of GET /api/v1/session' },
      },
    },
  }
}

function operationOf(route: Route, hasTypes: boolean): Json {
  const example = EXAMPLES[`${route.method} ${route.path}`] ?? {}
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: `${route.summary.zh} · ${route.summary.en}`,
    description: `Access: ${route.access}.`,
    security: securityOf(route),
    parameters: [
      ...parametersOf(route.params, { place: 'path', examples: example.params }),
      ...parametersOf(route.query, { place: 'query', examples: example.query }),
    ],
    ...requestBodyOf(route, { example: example.body, hasTypes }),
    responses: {
      200: { description: route.summary.en, content: replyOf(route, { example: example.reply, hasTypes }) },
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

interface Placed {
  readonly place: 'path' | 'query'
  readonly examples: RouteExample['query']
}

function parametersOf(schema: z.ZodType | undefined, { place, examples = {} }: Placed): Json[] {
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
    ...(examples[name] !== undefined && { example: examples[name] }),
  }))
}

interface Shown {
  readonly example: unknown
  readonly hasTypes: boolean
}

const withExample = (schema: Json, { example }: Shown): Json => ({ schema, ...(example !== undefined && { example }) })

function requestBodyOf(route: Route, shown: Shown): Json {
  if (route.accepts === 'multipart') {
    const fields = route.body ? schemaOf(route.body, 'input') : { type: 'object' }
    const properties = { ...(fields.properties as Json | undefined), file: { type: 'string', format: 'binary' } }
    return { requestBody: { content: { 'multipart/form-data': { schema: { ...fields, properties } } } } }
  }
  if (route.accepts === 'bytes') return { requestBody: { required: true, content: MEDIA.file() } }
  if (!route.body) return {}
  const schema = route.body === NewThing && shown.hasTypes ? referenceTo(ANY_NEW_THING) : schemaOf(route.body, 'input')
  return { requestBody: { required: true, content: { 'application/json': withExample(schema, shown) } } }
}

const MEDIA = {
  file: () => ({ 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }),
  tile: () => ({ 'application/vnd.mapbox-vector-tile': { schema: { type: 'string', format: 'binary' } } }),
  events: (schema: Json) => ({ 'text/event-stream': { schema } }),
} satisfies Partial<Record<Body, (schema: Json) => Json>>

const referenceTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

function replyOf(route: Route, shown: Shown): Json {
  if (route.gives === 'file' || route.gives === 'tile') return MEDIA[route.gives]()
  const schema = route.reply === Thing && shown.hasTypes ? referenceTo(ANY_THING) : schemaOf(route.reply, 'output')
  return route.gives === 'events' ? MEDIA.events(schema) : { 'application/json': withExample(schema, shown) }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  // `any` for what JSON Schema cannot say (a transformed flag): the shape before the transformation is what counts.
  const {
    $schema: _,
    $defs: __,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return toComponents(rest) as Json
}

/** Shapes that hold themselves stand among the components, by the name that they have in the contract. */
function toComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toComponents)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => {
    const local = key === '$ref' && typeof one === 'string' && one.startsWith(LOCAL)
    return [key, local ? referenceTo(one.slice(LOCAL.length)).$ref : toComponents(one)]
  })
  return Object.fromEntries(entries)
}

const LOCAL = '#/$defs/'

/** The shape behind a name, whose schema alone would only refer to itself. */
function definitionOf(schema: z.ZodType, name: string): Json {
  const { $defs = {} } = z.toJSONSchema(z.object({ it: schema }), { target: 'draft-2020-12' })
  return toComponents($defs[name]) as Json
}

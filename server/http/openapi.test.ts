import { ROUTES } from '@citybrain/contract/api/index.ts'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CLUB_TYPES } from '../testing/club-things.ts'
import { describeApi } from './openapi.ts'

const Operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).length(1),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean() })),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.object({ 200: z.object({ content: z.record(z.string(), z.unknown()) }), default: z.unknown() }),
})
const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation),
  ),
})

const described = describeApi({ routes: ROUTES, version: '1.2.3', types: CLUB_TYPES })
const { paths } = Document.parse(described)
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...Operation.parse(operation) })),
)

test('every route is described once, under an id of its own', () => {
  expect(operations).toHaveLength(ROUTES.length)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(ROUTES.length)
})

test('each name in a path is a path parameter, and no other parameter is in the path', () => {
  for (const { path, parameters } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named)
  }
})

test('what changes something asks for the CSRF header, what reads does not', () => {
  const of = (path: string, method: string) => operations.find((one) => one.path === path && one.method === method)
  expect(of('/api/v1/session', 'get')?.security).toEqual([{ session: [] }])
  expect(of('/api/v1/session', 'delete')?.security).toEqual([{ session: [], csrf: [] }])
  expect(of('/api/v1/things', 'get')?.security).toEqual([{ session: [] }, { key: [] }])
  expect(of('/healthz', 'get')?.security).toEqual([])
})

test('a form, an event stream and a download have their own media types', () => {
  const media = (path: string, method: string) => operations.find((one) => one.path === path && one.method === method)
  expect(Object.keys(media('/api/v1/plans/imports', 'post')?.requestBody?.content ?? {})).toEqual([
    'multipart/form-data',
  ])
  expect(Object.keys(media('/api/v1/jobs/{job}/events', 'get')?.responses[200].content ?? {})).toEqual([
    'text/event-stream',
  ])
  expect(Object.keys(media('/api/v1/plans/{plan}/original', 'get')?.responses[200].content ?? {})).toEqual([
    'application/octet-stream',
  ])
})

test('the description is plain JSON: writing and reading it changes nothing', () => {
  expect(JSON.parse(JSON.stringify(described))).toEqual(described)
})

test('the description is valid OpenAPI 3.1 by the specification’s own schema', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(described)))
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
})

test('each type has its schemas, its fields in Chinese with their units, masks where a class allows them', () => {
  const { schemas } = z
    .object({ components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }) })
    .parse(described).components
  const fields = schemas.CourtAttributes?.properties as Record<string, Record<string, unknown>>
  expect(fields.widthM).toMatchObject({ title: '宽', description: '宽（单位：m） · Width (m)', 'x-unit': 'm' })
  expect(fields.secretary?.anyOf).toContainEqual({ $ref: '#/components/schemas/Masked' })
  expect(fields.address?.anyOf).not.toContainEqual({ $ref: '#/components/schemas/Masked' })
  expect(schemas.AnyThing?.oneOf).toHaveLength(CLUB_TYPES.length)
  expect(schemas.NewMember?.allOf).toContainEqual({ $ref: '#/components/schemas/NewThing' })
})

test('what refers to a schema finds it', () => {
  const named = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
  const there = Object.keys((described.components as { schemas: object }).schemas)
  expect(named.filter((name) => !there.includes(name ?? ''))).toEqual([])
})

test('each operation on things shows what may be sent and what is answered', () => {
  const reads = operations.filter(({ path }) => path.startsWith('/api/v1/things') || path.startsWith('/api/v1/types'))
  const json = reads.map(({ responses }) => responses[200].content['application/json'] as object | undefined)
  for (const content of json) if (content) expect(content).toHaveProperty('example')
})

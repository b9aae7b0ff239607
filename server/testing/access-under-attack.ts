import { randomUUID } from 'node:crypto'
import * as keysApi from '@citybrain/contract/api/api-keys.ts'
import * as codesApi from '@citybrain/contract/api/codes.ts'
import { followEvents } from '@citybrain/contract/api/events.ts'
import * as webhooksApi from '@citybrain/contract/api/webhooks.ts'
import type { Asking, CityUnderAttack } from './city-under-attack.ts'

const page = { limit: '10' }
const marked = { query: { cursor: '' } }
const id = () => randomUUID()

/** Sound inputs of keys, webhooks, the stream of events and codes. */
export const soundOfAccess = (target: CityUnderAttack): Asking[] => [
  ...soundOfCodes(target),
  ...soundOfKeys(target),
  ...soundOfWebhooks(target),
]

function soundOfKeys(target: CityUnderAttack): Asking[] {
  const { administrator } = target
  const scope = [{ action: 'read', kind: 'thing/lift', within: 'district' }]
  const body = { name: '接口', account: 'nobody', scope, validDays: 30, perMinute: 60 }
  return [
    [administrator, keysApi.listApiKeys, { query: page }],
    [administrator, keysApi.listApiKeys, marked],
    [administrator, keysApi.createApiKey, { body }],
    [administrator, keysApi.revokeApiKey, { params: { key: id() } }],
  ]
}

function soundOfWebhooks(target: CityUnderAttack): Asking[] {
  const { administrator } = target
  const params = { webhook: target.webhook }
  const receiver = {
    name: '球会',
    url: 'https://192.0.2.1/news',
    kinds: ['thing.*'],
    types: ['lift'],
    concurrency: 2,
  }
  const since = { what: { kind: 'since', at: '2023-09-15T01:00:00.000Z' } }
  return [
    // A sound place would be followed without end.
    [administrator, followEvents, { query: { kinds: 'thing.*', types: 'lift', after: 'nowhere' } }],
    [administrator, webhooksApi.listWebhooks, { query: page }],
    [administrator, webhooksApi.listWebhooks, marked],
    [administrator, webhooksApi.createWebhook, { body: { ...receiver, account: 'nobody' } }],
    [administrator, webhooksApi.getWebhook, { params }],
    [administrator, webhooksApi.updateWebhook, { params, body: { revision: 1, ...receiver, paused: true } }],
    [administrator, webhooksApi.deleteWebhook, { params: { webhook: id() } }],
    [administrator, webhooksApi.renewWebhookSecret, { params }],
    [administrator, webhooksApi.testWebhook, { params }],
    [administrator, webhooksApi.listDeliveries, { params, query: { ...page, state: 'dead' } }],
    [administrator, webhooksApi.replayDeliveries, { params, body: since }],
    [administrator, webhooksApi.replayDeliveries, { params, body: { what: { kind: 'one', seq: 1 } } }],
    [administrator, webhooksApi.discardDelivery, { params: { ...params, seq: '1' }, body: { reason: '停用' } }],
  ]
}

function soundOfCodes(target: CityUnderAttack): Asking[] {
  return [
    [target.planner, codesApi.checkCode, { params: { kind: 'uscc', value: '914403001922038216' } }],
    [target.planner, codesApi.checkCode, { params: { kind: 'grid', value: '120104002001001' } }],
    [target.planner, codesApi.getCodeTable, { params: { table: 'divisions' } }],
  ]
}

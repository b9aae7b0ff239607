import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const KEY = '8e4f0a52-6c0e-4d8b-9a3e-0f6a54a1f001'
const WEBHOOK = '8e4f0a52-6c0e-4d8b-9a3e-0f6a54a1f002'
const EVENT = '8e4f0a52-6c0e-4d8b-9a3e-0f6a54a1f003'
const AT = '2023-09-15T01:30:00.000Z'
const ACCOUNT = { id: '8e4f0a52-6c0e-4d8b-9a3e-0f6a54a1f011', login: 'example', name: '示例管理员' }
const SCOPE = [{ action: 'read', kind: 'thing/building', within: 'district' }]

const key = (more: object = {}) => ({
  ...{ id: KEY, name: '楼宇平台', prefix: 'cbk_120104_0123456789ab', account: ACCOUNT, scope: SCOPE, perMinute: 600 },
  ...{ state: 'active', createdAt: AT, createdBy: ACCOUNT.name, expiresAt: '2024-03-13T01:30:00.000Z' },
  ...{ lastUsedAt: null, revokedAt: null },
  ...more,
})

const webhook = (more: object = {}) => ({
  ...{ id: WEBHOOK, name: '楼宇平台', url: 'https://buildings.example.gov.cn/news', kinds: ['thing.*'] },
  ...{ types: ['building'], account: ACCOUNT, concurrency: 4, state: 'healthy', pausedBecause: null },
  ...{ failingSince: null, lastSuccessAt: AT, lastError: null },
  counts: { accepted: 128, delivered: 126, waiting: 1, dead: 1, discarded: 0 },
  ...{ createdAt: AT, createdBy: ACCOUNT.name, revision: 1 },
  ...more,
})

const delivery = (more: object = {}) => ({
  ...{ seq: 4711, event: EVENT, kind: 'thing.changed', subject: { kind: 'thing', id: EVENT }, state: 'dead' },
  ...{ attempts: 12, nextAt: null, status: 503, error: '503 Service Unavailable', createdAt: AT, endedAt: AT },
  ...more,
})

const params = { webhook: WEBHOOK }
const SECRET = 'whsec_shown-this-once'

/** One example of each operation on API keys, webhooks and the stream of events, by method and path. */
export const ACCESS_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/api-keys': { query: { limit: 50 }, reply: { items: [key()], next: null } },
  'POST /api/v1/api-keys': {
    body: { name: '楼宇平台', scope: SCOPE, validDays: 180 },
    reply: { key: key(), secret: 'cbk_120104_0123456789ab_shown-this-once' },
  },
  'DELETE /api/v1/api-keys/:key': { params: { key: KEY }, reply: key({ state: 'revoked', revokedAt: AT }) },
  'GET /api/v1/webhooks': { query: { limit: 50 }, reply: { items: [webhook()], next: null } },
  'POST /api/v1/webhooks': {
    body: {
      name: '楼宇平台',
      url: 'https://buildings.example.gov.cn/news',
      kinds: ['thing.*'],
      types: ['building'],
    },
    reply: {
      webhook: webhook({
        lastSuccessAt: null,
        counts: { accepted: 0, delivered: 0, waiting: 0, dead: 0, discarded: 0 },
      }),
      secret: SECRET,
    },
  },
  'GET /api/v1/webhooks/:webhook': { params, reply: webhook() },
  'PATCH /api/v1/webhooks/:webhook': {
    params,
    body: { revision: 1, paused: true },
    reply: webhook({ state: 'paused', revision: 2 }),
  },
  'DELETE /api/v1/webhooks/:webhook': { params, reply: { deleted: WEBHOOK } },
  'POST /api/v1/webhooks/:webhook/secret': { params, reply: { webhook: webhook({ revision: 2 }), secret: SECRET } },
  'POST /api/v1/webhooks/:webhook/test': {
    params,
    reply: { delivered: true, status: 204, error: null, milliseconds: 41 },
  },
  'GET /api/v1/webhooks/:webhook/deliveries': {
    params,
    query: { state: 'dead', limit: 50 },
    reply: { items: [delivery()], next: null },
  },
  'POST /api/v1/webhooks/:webhook/replays': {
    params,
    body: { what: { kind: 'since', at: AT } },
    reply: { replayed: 17 },
  },
  'POST /api/v1/webhooks/:webhook/deliveries/:seq/discard': {
    params: { ...params, seq: 4711 },
    body: { reason: '接收方已另行补录' },
    reply: delivery({ state: 'discarded' }),
  },
  'GET /api/v1/events': { query: { kinds: 'thing.*,plan.approved', types: 'building' } },
}

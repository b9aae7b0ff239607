import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const REQUEST = '7d3f0a52-6c0e-4d8b-9a3e-0f6a54a1e001'
const AT = '2023-09-15T01:30:00.000Z'

const resource = (more: object = {}) => ({
  ...{ type: 'enterprise', sharing: 'conditional', ownSharing: false, department: null, frequency: null },
  ...{ things: 1260, changedAt: AT, score: 87.5, known: { representative: 1101 }, measured: 1260, revision: 0 },
  ...more,
})

const request = (more: object = {}) => ({
  ...{ id: REQUEST, type: 'enterprise', department: 'example-bureau', purpose: '核对企业联系人', until: '2023-12-31' },
  ...{ askedUpTo: 'sensitive', grantedUpTo: null, state: 'waiting', inForce: false },
  ...{ requestedAt: AT, requestedBy: '示例一', decidedAt: null, decidedBy: null, reason: null, revision: 1 },
  ...more,
})

const granted = request({
  ...{ grantedUpTo: 'sensitive', state: 'granted', inForce: true },
  ...{ decidedAt: AT, decidedBy: '示例管理员', reason: '属本部门职责', revision: 2 },
})

/** One example of each operation on the data catalogue, by method and path. */
export const CATALOGUE_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/catalogue': { reply: { resources: [resource()] } },
  'PUT /api/v1/catalogue/:type': {
    params: { type: 'enterprise' },
    body: { revision: 0, sharing: null, department: 'example-bureau', frequency: 'monthly' },
    reply: resource({ department: 'example-bureau', frequency: 'monthly', revision: 1 }),
  },
  'GET /api/v1/catalogue/requests': {
    query: { type: 'enterprise', state: 'granted', limit: 50 },
    reply: { items: [granted], next: null },
  },
  'POST /api/v1/catalogue/:type/requests': {
    params: { type: 'enterprise' },
    body: { department: 'example-bureau', purpose: '核对企业联系人', until: '2023-12-31', upTo: 'sensitive' },
    reply: request(),
  },
  'POST /api/v1/catalogue/requests/:request/decision': {
    params: { request: REQUEST },
    body: { revision: 1, decision: 'granted', upTo: 'sensitive', reason: '属本部门职责' },
    reply: granted,
  },
  'GET /api/v1/catalogue/:type/use': {
    params: { type: 'enterprise' },
    reply: { use: [{ on: '2023-09-15', reader: '示例一', via: 'session', requests: 12, things: 340 }] },
  },
}

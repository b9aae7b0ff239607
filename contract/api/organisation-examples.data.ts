import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const POST = '6c2f0a52-6c0e-4d8b-9a3e-0f6a54a1d001'
const APPOINTMENT = '6c2f0a52-6c0e-4d8b-9a3e-0f6a54a1d002'
const DELEGATION = '6c2f0a52-6c0e-4d8b-9a3e-0f6a54a1d003'
const LENDER = { id: '6c2f0a52-6c0e-4d8b-9a3e-0f6a54a1d011', name: '示例一' }
const HELPER = { id: '6c2f0a52-6c0e-4d8b-9a3e-0f6a54a1d012', name: '示例二' }
const REQUEST = '6c2f0a52-6c0e-4d8b-9a3e-0f6a54a1d021'
const TITLE = { zh: '部门联络员', en: 'Department liaison' }
const NAMED = { zh: '示例局·部门联络员', en: 'Department liaison, Example Bureau' }

const names = { name: { zh: '示例区示例局', en: 'Example Bureau' }, short: { zh: '示例局', en: 'Example Bureau' } }
const unit = (more: object = {}) => ({
  ...{ code: 'example-bureau', kind: 'government', ...names, street: null },
  ...{ effectiveFrom: '2023-01-01', effectiveTo: null, revision: 1, posts: 4, vacant: 1 },
  ...more,
})

const appointment = (more: object = {}) => ({
  ...{ id: APPOINTMENT, post: POST, account: LENDER.id, name: LENDER.name, acting: false },
  ...{ from: '2023-03-01', to: null, reason: null, over: false, revision: 1 },
  ...more,
})

const post = (more: object = {}) => ({
  ...{ id: POST, unit: 'example-bureau', title: TITLE, roles: ['liaison'], seats: 1 },
  ...{ effectiveFrom: null, effectiveTo: null, revision: 1, holders: [appointment()], vacant: false },
  ...more,
})

const delegation = (state: string) => ({
  ...{ id: DELEGATION, from: LENDER, to: HELPER, post: { id: POST, title: NAMED } },
  ...{ start: '2023-09-15', end: '2023-09-30', reason: '外出培训', state },
})

const holding = {
  role: 'liaison',
  by: { via: 'post', name: NAMED, until: null },
  ...{ owner: LENDER.id, streets: [], departments: ['example-bureau'] },
}

/** One example of each operation on the organisation and on rights, by method and path. */
export const ORGANISATION_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/organisation/units': {
    query: { q: '示例', on: '2023-09-15', limit: 50 },
    reply: { items: [unit()], next: null },
  },
  'POST /api/v1/organisation/units': {
    body: { code: 'example-bureau', kind: 'government', ...names, effectiveFrom: '2023-01-01' },
    reply: unit({ posts: 0, vacant: 0 }),
  },
  'PATCH /api/v1/organisation/units/:unit': {
    params: { unit: 'example-bureau' },
    body: { revision: 1, effectiveTo: '2023-12-31' },
    reply: unit({ effectiveTo: '2023-12-31', revision: 2 }),
  },
  'GET /api/v1/organisation/posts': {
    query: { unit: 'example-bureau', on: '2023-09-15' },
    reply: { items: [post()], next: null },
  },
  'POST /api/v1/organisation/posts': {
    body: { id: POST, unit: 'example-bureau', title: TITLE, roles: ['liaison'], seats: 1 },
    reply: post({ holders: [], vacant: true }),
  },
  'PATCH /api/v1/organisation/posts/:post': {
    params: { post: POST },
    body: { revision: 1, seats: 2 },
    reply: post({ seats: 2, revision: 2 }),
  },
  'GET /api/v1/organisation/posts/:post/history': {
    params: { post: POST },
    query: { limit: 50 },
    reply: { items: [appointment()], next: null },
  },
  'POST /api/v1/organisation/posts/:post/appointments': {
    params: { post: POST },
    body: { id: APPOINTMENT, account: LENDER.id, from: '2023-03-01' },
    reply: appointment(),
  },
  'POST /api/v1/organisation/appointments/:appointment/end': {
    params: { appointment: APPOINTMENT },
    body: { revision: 1, on: '2023-09-30', reason: '调离' },
    reply: appointment({ to: '2023-09-30', reason: '调离', revision: 2 }),
  },
  'GET /api/v1/organisation/people': {
    query: { q: '示例' },
    reply: { items: [{ ...LENDER, department: 'example-bureau', posts: [NAMED] }], next: null },
  },
  'GET /api/v1/organisation/delegations': {
    query: { account: LENDER.id },
    reply: { items: [delegation('in-force')], next: null },
  },
  'POST /api/v1/organisation/delegations': {
    body: {
      ...{ id: DELEGATION, from: LENDER.id, to: HELPER.id, post: POST },
      ...{ start: '2023-09-15', end: '2023-09-30', reason: '外出培训' },
    },
    reply: delegation('in-force'),
  },
  'POST /api/v1/organisation/delegations/:delegation/revoke': {
    params: { delegation: DELEGATION },
    body: {},
    reply: delegation('revoked'),
  },
  'GET /api/v1/rights/why': {
    query: { action: 'read', kind: 'thing/enterprise' },
    reply: {
      account: LENDER,
      allowed: true,
      because: {
        zh: '角色「部门联络员」（任职：示例局·部门联络员）可以查看全区的城市对象（enterprise）。',
        en: 'The role "department liaison" (through the post Department liaison, Example Bureau) may see things of the city (enterprise) of the whole district.',
      },
      by: { role: 'liaison', within: 'district', held: holding.by },
      clearance: 'sensitive',
      clearedBecause: {
        zh: `字段可看到「敏感」级：部门 example-bureau 获得数据使用授权（申请 ${REQUEST}），至 2023-12-31；仅凭角色只到「内部」级。`,
        en: `Fields up to the class "sensitive" are seen: the department example-bureau was granted the use of the data (request ${REQUEST}) until 2023-12-31; the roles alone reach "internal".`,
      },
      grant: {
        ...{ request: REQUEST, type: 'enterprise', department: 'example-bureau' },
        ...{ upTo: 'sensitive', until: '2023-12-31' },
      },
      holdings: [holding],
    },
  },
}

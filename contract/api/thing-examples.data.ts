import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const BUILDING = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c001'
const DUPLICATE = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c002'
const COMPANY = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c003'
const AT = '2023-09-15T01:30:00.000Z'
const SOURCE = { system: '楼宇经济台账', document: '示例〔2023〕1号' }
const GEOMETRY = { type: 'Point', coordinates: [117.1502, 39.1084] }
const ATTRIBUTES = { address: '示例道1号', use: 'office', storeys: 28, floorAreaM2: '86000.50' }

const thing = (more: object = {}) => ({
  ...{ id: BUILDING, type: 'building', typeVersion: 1, state: 'present', code: null, name: '示例大厦', aliases: [] },
  attributes: ATTRIBUTES,
  geometry: GEOMETRY,
  place: { street: '120104001', community: '120104001001', grid: null },
  ...{ department: 'housing', endedOn: null, mergedInto: null, revision: 1, createdAt: AT, updatedAt: AT },
  source: SOURCE,
  ...more,
})

const fact = {
  ...{ revision: 1, kind: 'created', typeVersion: 1, validFrom: '2023-09-15', validTo: null, knownAt: AT },
  patch: { $name: '示例大厦', ...ATTRIBUTES },
  source: SOURCE,
  ...{ by: { id: null, name: '示例管理员' }, reason: null, importId: null },
}
const { revision, kind, validFrom, validTo, knownAt, by } = fact
const lineage = { revision, kind, validFrom, validTo, knownAt, source: SOURCE, by }

const link = {
  ...{ from: COMPANY, kind: 'building', to: BUILDING, validFrom: '2023-09-15', validTo: null, knownAt: AT },
  source: SOURCE,
}

const type = {
  ...{ key: 'building', title: { zh: '建筑（楼宇）', en: 'Building' }, version: 1, geometry: 'any', personal: false },
  description: { zh: '单体建筑，含商务楼宇与住宅楼', en: 'One building: offices and dwellings alike' },
  code: { title: { zh: '楼栋编码', en: 'Building code' }, kind: null, required: false },
  fields: [
    {
      ...{
        key: 'storeys',
        title: { zh: '地上层数', en: 'Storeys above ground' },
        help: null,
        unit: null,
        source: null,
      },
      ...{ privacy: 'public', required: false, filter: true, sort: true, kind: 'integer', min: 0, max: 200 },
    },
  ],
  ...{ identifiers: [], links: [], quality: [], sharing: 'conditional', columns: ['storeys'], migrations: [] },
}

const params = { thing: BUILDING }
const TAKEN_BACK = { revision: 2, reason: '登记有误，予以撤销' }

/** One example of each operation on things, by method and path; a test holds them to the shapes of their routes. */
export const THING_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/types': { reply: { types: [type], codeTables: [] } },
  'GET /api/v1/types/:type': {
    params: { type: 'building' },
    reply: { type, stored: [{ version: 1, things: 1260 }] },
  },
  'POST /api/v1/types/:type/migrations': {
    params: { type: 'building' },
    body: { to: 2 },
    reply: {
      ...{ id: '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c009', kind: 'registry.migrate-type', state: 'running', share: 0.25 },
      title: { zh: '迁移“建筑（楼宇）”至第 2 版', en: 'Take “Building” to version 2' },
      note: { zh: '已处理 315 个', en: '315 done' },
      ...{ result: null, refusal: null, startedBy: '示例管理员', startedAt: AT, endedAt: null },
    },
  },
  'GET /api/v1/things': {
    query: {
      type: 'building',
      where: ['use:eq:office', 'storeys:gte:20'],
      near: '117.1502,39.1084,500',
      sort: '-storeys',
      limit: 50,
    },
    reply: { items: [thing({ distanceM: 12.4 })], next: null, total: null },
  },
  'POST /api/v1/things': {
    body: {
      id: BUILDING,
      type: 'building',
      name: '示例大厦',
      attributes: ATTRIBUTES,
      geometry: GEOMETRY,
      source: SOURCE,
    },
    reply: thing(),
  },
  'POST /api/v1/things/batch': {
    body: {
      changes: [
        { do: 'create', id: BUILDING, type: 'building', name: '示例大厦', attributes: ATTRIBUTES },
        { do: 'change', thing: COMPANY, attributes: { staff: 120 }, validFrom: '2023-09-01' },
        { do: 'end', thing: DUPLICATE, on: '2023-08-31', reason: '已拆除' },
      ],
    },
    reply: {
      things: [
        { id: BUILDING, revision: 1 },
        { id: COMPANY, revision: 4 },
        { id: DUPLICATE, revision: 2 },
      ],
    },
  },
  'GET /api/v1/things/:thing': { params, query: { asOf: '2023-09-15' }, reply: thing() },
  'PATCH /api/v1/things/:thing': {
    params,
    body: { revision: 1, attributes: { storeys: 30 }, validFrom: '2023-09-01', reason: '加层验收', source: SOURCE },
    reply: thing({ revision: 2, attributes: { ...ATTRIBUTES, storeys: 30 } }),
  },
  'POST /api/v1/things/:thing/end': {
    params,
    body: { revision: 1, on: '2023-09-15', reason: '已拆除', source: SOURCE },
    reply: thing({ revision: 2, state: 'ended', endedOn: '2023-09-15' }),
  },
  'POST /api/v1/things/:thing/reopen': { params, body: TAKEN_BACK, reply: thing({ revision: 3 }) },
  'POST /api/v1/things/:thing/merge': {
    params,
    body: { duplicates: [{ thing: DUPLICATE, revision: 1 }], takeUnknown: true, reason: '同一楼宇重复登记' },
    reply: thing({ revision: 2, aliases: ['示例大楼'] }),
  },
  'POST /api/v1/things/:thing/unmerge': {
    params: { thing: DUPLICATE },
    body: TAKEN_BACK,
    reply: thing({ id: DUPLICATE, name: '示例大楼', revision: 3 }),
  },
  'GET /api/v1/things/tiles/:z/:x/:y': {
    params: { z: 12, x: 3380, y: 1563 },
    query: { type: 'building', where: ['use:eq:office'] },
  },
  'GET /api/v1/things/export': {
    query: { type: 'building', format: 'xlsx', where: ['use:eq:office'] },
  },
  'GET /api/v1/things/:thing/history': { params, query: { limit: 50 }, reply: { items: [fact], next: null } },
  'GET /api/v1/things/:thing/lineage': { params, reply: { values: { $name: lineage, storeys: lineage } } },
  'GET /api/v1/things/:thing/relations': {
    params,
    query: { depth: 1, direction: 'both' },
    reply: {
      things: [
        { id: BUILDING, type: 'building', name: '示例大厦', code: null, state: 'present', depth: 0 },
        { id: COMPANY, type: 'enterprise', name: '示例科技有限公司', code: null, state: 'present', depth: 1 },
      ],
      links: [link],
      cut: false,
    },
  },
  'PUT /api/v1/things/:thing/links/:link/:other': {
    params: { thing: COMPANY, link: 'building', other: BUILDING },
    body: { validFrom: '2023-09-15', reason: '入驻', source: SOURCE },
    reply: link,
  },
  'DELETE /api/v1/things/:thing/links/:link/:other': {
    params: { thing: COMPANY, link: 'building', other: BUILDING },
    query: { on: '2023-09-30', reason: '迁出' },
    reply: { ended: { ...link, validTo: '2023-09-29' } },
  },
}

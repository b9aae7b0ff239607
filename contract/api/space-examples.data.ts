import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const DISTRICT = '9f5f0a52-6c0e-4d8b-9a3e-0f6a54a10001'
const STREET = '9f5f0a52-6c0e-4d8b-9a3e-0f6a54a10002'
const IMPORT = '9f5f0a52-6c0e-4d8b-9a3e-0f6a54a10003'
const JOB = '9f5f0a52-6c0e-4d8b-9a3e-0f6a54a10004'
const BUILDING = '9f5f0a52-6c0e-4d8b-9a3e-0f6a54a10005'
const AT = '2023-09-15T01:30:00.000Z'
const DATUM = {
  zh: '坐标按 WGS84 提供；库内为 CGCS2000（EPSG:4490），两者相差不到 0.1 米。',
  en: 'Coordinates are WGS 84; stored as CGCS2000 (EPSG:4490), which differs by less than 0.1 m.',
}
const SOURCE = '示例〔2023〕1号'
const POINT = [117.1502, 39.1084]
const RING = [
  [117.15, 39.1],
  [117.16, 39.1],
  [117.16, 39.11],
  [117.15, 39.11],
  [117.15, 39.1],
]
const POLYGON = { type: 'Polygon', coordinates: [RING] }
const SHAPE = { type: 'MultiPolygon', coordinates: [[RING]] }
const EXTENT = [117.15, 39.1, 117.16, 39.11]

const ref = { id: STREET, kind: 'street', code: '120104001', name: '示例街道' }
const region = (more: object = {}) => ({
  ...ref,
  ...{ parent: DISTRICT, validFrom: null, validTo: null, source: SOURCE, sample: false },
  ...{ extent: EXTENT, areaM2: 959820.4, revision: 1 },
  ...more,
})
const version = {
  ...{ number: 1, name: '示例街道', parent: DISTRICT, validFrom: null, validTo: null, source: SOURCE },
  ...{ hasGeometry: true, areaM2: 959820.4, recordedAt: AT, recordedBy: '示例管理员', withdrawnAt: null },
}
const detail = (more: object = {}) => ({
  ...region(),
  ...{ geometry: SHAPE, version: 1, path: [{ id: DISTRICT, kind: 'district', code: '120104', name: '示例区' }] },
  ...{ versions: [version], datum: DATUM },
  ...more,
})

const located = { street: '120104001', community: '120104001001', grid: null, zones: [], inside: true }

const topology = {
  on: '2023-09-15',
  checked: 12,
  counts: { gap: 1, overlap: 0, invalid: 0, 'outside-parent': 0, duplicate: 0 },
  findings: [
    {
      ...{ fault: 'gap', regions: [ref], areaM2: 37.2, at: POINT, geometry: POLYGON },
      words: { zh: '「示例街道」旁有 37.2 m² 的缝隙', en: 'A gap of 37.2 m² beside 示例街道' },
    },
  ],
  truncated: false,
}

const settings = {
  ...{ kind: 'grid', datum: 'gcj02', codeField: 'BGCODE', nameField: 'BGNAME', validFrom: '2023-09-01' },
  ...{ invalid: 'refuse', source: SOURCE },
}
const summary = (more: object = {}) => ({
  ...{ id: IMPORT, fileName: '单元网格.geojson', format: 'geojson', state: 'preview', settings, features: 320 },
  ...{ createdAt: AT, createdBy: '示例管理员', appliedAt: null, undoneAt: null, revision: 1 },
  ...more,
})
const preview = (more: object = {}) => ({
  ...summary(),
  ...{ encoding: 'UTF-8', statedDatum: null },
  fields: [{ name: 'BGCODE', filled: 320, samples: ['120104001001001'] }],
  counts: { add: 318, change: 0, same: 0, fault: 2 },
  faults: [
    { feature: 17, code: 'no-code', words: { zh: '单元网格须有编码', en: 'a cell of the grid needs its code' } },
    { feature: 40, code: 'no-code', words: { zh: '单元网格须有编码', en: 'a cell of the grid needs its code' } },
  ],
  ...{ faultCount: 2, hints: [], extent: EXTENT, likelyDatum: null },
  ...more,
})
const job = (kind: string, zh: string, en: string) => ({
  ...{ id: JOB, kind, title: { zh, en }, state: 'running', share: 0.25, note: { zh: '已处理 80 个', en: '80 done' } },
  ...{ result: null, refusal: null, startedBy: '示例管理员', startedAt: AT, endedAt: null },
})

const NO_PARTS = { province: null, city: null, district: '示例区', street: null, community: null, lane: null }
const address = {
  ...{ ...NO_PARTS, road: '示例道', number: '1号', estate: '示例大厦' },
  ...{ building: 'A座', gate: null, floor: null, room: null, rest: null },
}
const ADDRESS = '示例区示例道1号示例大厦A座'

const params = { region: STREET }
const ofImport = { import: IMPORT }

/** One example of each operation on regions, their imports and addresses, by method and path. */
export const SPACE_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/regions': {
    query: { kind: 'street', bbox: '117.1,39.0,117.2,39.2', on: '2023-09-15' },
    reply: { items: [region()], next: null },
  },
  'GET /api/v1/regions/map': {
    query: { kind: 'street', bbox: '117.1,39.0,117.2,39.2', toleranceM: 10 },
    reply: {
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', id: STREET, geometry: SHAPE },
          properties: { kind: 'street', code: '120104001', name: '示例街道', parent: DISTRICT, sample: false },
        },
      ],
      truncated: false,
      datum: DATUM,
    },
  },
  'GET /api/v1/regions/:region': { params, query: { on: '2023-09-15' }, reply: detail() },
  'POST /api/v1/regions': {
    body: {
      ...{ id: STREET, kind: 'street', code: '120104001', name: '示例街道' },
      ...{ geometry: POLYGON, source: SOURCE },
    },
    reply: detail(),
  },
  'PATCH /api/v1/regions/:region': {
    params,
    body: { revision: 1, from: '2023-09-01', set: { name: '示例新街道' }, reason: '区划调整' },
    reply: detail({ name: '示例新街道', validFrom: '2023-09-01', version: 2, revision: 2 }),
  },
  'POST /api/v1/regions/:region/end': {
    params,
    body: { revision: 1, on: '2023-12-31', reason: '区划撤并' },
    reply: detail({ validTo: '2023-12-31', revision: 2 }),
  },
  'GET /api/v1/regions/locate': {
    query: { lon: 117.1502, lat: 39.1084, on: '2023-09-15' },
    reply: { ...located, on: '2023-09-15' },
  },
  'POST /api/v1/regions/locate': {
    body: { points: [POINT], on: '2023-09-15' },
    reply: { on: '2023-09-15', located: [located] },
  },
  'GET /api/v1/regions/topology': { query: { kind: 'street', leastM2: 1 }, reply: topology },
  'GET /api/v1/map': { reply: { baseMap: null, centre: POINT, extent: EXTENT, datum: DATUM } },
  'POST /api/v1/regions/imports': { query: { kind: 'grid', datum: 'gcj02' }, reply: preview() },
  'GET /api/v1/regions/imports': { query: { limit: 50 }, reply: { items: [summary()], next: null } },
  'GET /api/v1/regions/imports/:import': { params: ofImport, reply: preview() },
  'GET /api/v1/regions/imports/:import/features': {
    params: ofImport,
    query: { after: 0, limit: 1000 },
    reply: {
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', id: 1, geometry: SHAPE },
          properties: {
            ...{ code: '120104001001001', name: '示例网格', act: 'add' },
            fields: { BGCODE: '120104001001001', BGNAME: '示例网格' },
          },
        },
      ],
      next: null,
      datum: DATUM,
    },
  },
  'PUT /api/v1/regions/imports/:import/settings': {
    params: ofImport,
    body: { revision: 1, settings },
    reply: preview({ revision: 2 }),
  },
  'GET /api/v1/regions/imports/:import/topology': { params: ofImport, query: { leastM2: 1 }, reply: topology },
  'POST /api/v1/regions/imports/:import/apply': {
    params: ofImport,
    body: { revision: 2 },
    reply: job('region.import', '应用空间数据导入', 'Apply an import of spatial data'),
  },
  'POST /api/v1/regions/imports/:import/undo': {
    params: ofImport,
    body: { revision: 3 },
    reply: job('region.undo-import', '撤回空间数据导入', 'Take an import of spatial data back'),
  },
  'DELETE /api/v1/regions/imports/:import': { params: ofImport, reply: { deleted: IMPORT } },
  'POST /api/v1/addresses/parse': {
    body: { texts: [ADDRESS] },
    reply: { addresses: [{ text: ADDRESS, address, standard: ADDRESS }] },
  },
  'POST /api/v1/addresses/match': {
    body: { text: ADDRESS, limit: 5 },
    reply: {
      address,
      standard: ADDRESS,
      matches: [
        {
          ...{ id: BUILDING, type: 'building', name: '示例大厦', address: '示例道1号', position: POINT, score: 0.86 },
          reasons: [{ part: 'road', agrees: 'same', points: 0.4, words: { zh: '道路一致', en: 'The same road' } }],
        },
      ],
    },
  },
}

import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const ROW = '3c1f0a52-6c0e-4d8b-9a3e-0f6a54a1c0d1'
const RULE = '9e3f1a52-6c0e-4d8b-9a3e-0f6a54a1c0c3'
const POST = '4d2f0a52-6c0e-4d8b-9a3e-0f6a54a1c0e2'
const STREET = '120104001'
const draft = {
  ...{ kind: 'street', area: STREET, classes: 'matter-classes', category: '202', department: 'city-management' },
  ...{ post: POST, assignee: null, note: '示例：责任清单第3条', effectiveFrom: '2023-01-01', effectiveTo: null },
}
const row = { ...draft, sample: false, id: ROW, revision: 1 }
const params = { row: ROW }
const because = {
  zh: '由区城市管理委负责：按责任网格，街道“长虹街道”、宣传广告（示例：责任清单第3条）。',
  en: 'District Urban Management Commission answers: by the responsibility grid, street “长虹街道”, Advertising (示例：责任清单第3条).',
}
const place = { street: STREET, community: null, grid: null, zones: [] }
const rule = {
  ...{ type: 'incident', step: 'dispatch', category: null, region: null, hours: 'any', receiver: 'responsible' },
  ...{ department: null, assignee: null, note: null, effectiveFrom: null, effectiveTo: null, id: RULE, revision: 1 },
}
const counts = { rows: 2, added: 1, changed: 0, same: 0 }

export const RESPONSIBILITY_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/responsibilities': {
    query: { street: STREET, limit: 100 },
    reply: { items: [{ ...row, areaName: '长虹街道', person: null }], next: null },
  },
  'PUT /api/v1/responsibilities/:row': { params, body: { row: draft, revision: 0 }, reply: row },
  'DELETE /api/v1/responsibilities/:row': { params, query: { revision: 1 }, reply: { withdrawn: true } },
  'GET /api/v1/responsibilities/:row/past': {
    params,
    reply: { past: [{ revision: 1, did: 'entered', by: '示例值班长', at: '2023-09-15T01:30:00.000Z', row }] },
  },
  'GET /api/v1/responsibilities/answer': {
    query: { position: '117.1502,39.1084', classes: 'matter-classes', category: '20201' },
    reply: { found: 'one', rows: [row], because, place, person: null },
  },
  'GET /api/v1/responsibilities/coverage': {
    query: { classes: 'matter-classes', street: STREET },
    reply: {
      ...{ on: '2023-09-15', cells: 40, classCount: 150, coveredPercent: 3 },
      regions: [
        {
          ...{ kind: 'community', code: '120104001900', name: '样例社区001900', cells: 40, coveredPercent: 3 },
          ...{ nobody: [{ category: '1', cells: 40 }], two: [] },
        },
      ],
    },
  },
  'POST /api/v1/responsibilities/imports': {
    query: { do: 'preview' },
    reply: {
      ...{ applied: false, ...counts },
      faults: [{ row: 3, words: { zh: '没有单位“绿化科”。', en: 'There is no department “绿化科”.' } }],
    },
  },
  'GET /api/v1/responsibilities/sheet': {},
  'GET /api/v1/case-rules/answer': {
    query: { type: 'incident', step: 'dispatch', category: '20201', region: STREET, hours: 'now' },
    reply: { rule, department: 'city-management', people: [], because, passedOver: [] },
  },
}

import type { RouteExample } from './route.ts'

const DUE = '2023-10-12T10:00:00.000Z'

/** Invented, as every value of an example. */
const counted = {
  ...{ id: '0190b7e2-4c1d-7a53-9a3e-0f6a54a1c0a1', number: 'CG202300000007', type: 'incident' },
  ...{ title: '污水井盖破损 · 长江道与红旗路口', source: 'collector', category: '10102', department: null },
  ...{ street: '120104001', community: '120104001900', position: [117.1502, 39.1084] },
  ...{ openedAt: '2023-09-15T01:30:00.000Z', changedAt: '2023-09-15T01:30:00.000Z', endedAt: null, end: null },
  ...{ dueAt: DUE, supervised: false, recurs: null, steps: ['accept'] },
}

/** One example of each operation on figures, by method and path. */
export const CASE_FIGURE_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/case-evaluations': { reply: { evaluations: [] } },
  'GET /api/v1/case-figures': {
    query: { type: 'incident', from: '2023-09-01', to: '2023-09-30', by: 'department' },
    reply: {
      now: DUE,
      rows: [
        {
          ...{ key: null, unknown: false, name: null, score: '86.5', grade: { zh: '良', en: 'Good' } },
          values: [{ figure: 'onTimeRate', numerator: 5, denominator: 6, rate: '83.3' }],
        },
      ],
      more: false,
    },
  },
  'GET /api/v1/case-figures/export': {
    query: { type: 'incident', from: '2023-09-01', to: '2023-09-30', by: 'department', format: 'xlsx' },
  },
  'GET /api/v1/case-figures/:figure/cases': {
    params: { figure: 'onTimeRate' },
    query: { type: 'incident', from: '2023-09-01', to: '2023-09-30', by: 'none', part: 'denominator', limit: 50 },
    reply: {
      items: [
        {
          case: counted,
          ...{ part: 3, department: 'city-management', street: '120104001', person: null, at: DUE },
        },
      ],
      next: null,
    },
  },
}

import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const CASE = '0190b7e2-4c1d-7a53-9a3e-0f6a54a1c0a1'
const NOTICE = '2f6c1a52-6c0e-5d8b-9a3e-0f6a54a1c0d4'
const params = { case: CASE }

const notice = {
  ...{ id: NOTICE, kind: 'assigned', at: '2023-09-15T01:30:00.000Z', readAt: null },
  case: { id: CASE, number: 'CG202300000007', title: '污水井盖破损 · 长江道与红旗路口' },
  words: { zh: '示例派遣员将“处置”交给您办理', en: '示例派遣员 gave you “Handle”' },
}

/** One example of each operation on notices, by method and path; a test holds them to the shapes of their routes. */
export const NOTICE_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/notices': { query: { state: 'unread', limit: 50 }, reply: { items: [notice], next: null } },
  'GET /api/v1/notices/counts': { reply: { unread: 3 } },
  'POST /api/v1/notices/:notice/read': { params: { notice: NOTICE }, body: {}, reply: { unread: 2 } },
  'POST /api/v1/notices/read': { body: { until: '2023-09-15T01:30:00.000Z' }, reply: { unread: 0 } },
  'GET /api/v1/cases/:case/watch': { params, reply: { watching: false, watchers: 1 } },
  'PUT /api/v1/cases/:case/watch': { params, body: {}, reply: { watching: true, watchers: 2 } },
  'DELETE /api/v1/cases/:case/watch': { params, reply: { watching: false, watchers: 1 } },
}

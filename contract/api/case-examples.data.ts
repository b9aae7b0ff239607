import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const CASE = '0190b7e2-4c1d-7a53-9a3e-0f6a54a1c0a1'
const PHOTO = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c0a1'
const CLERK = { id: '7d3f1a52-6c0e-4d8b-9a3e-0f6a54a1c0b2', name: '示例受理员' }
const RULE = '9e3f1a52-6c0e-4d8b-9a3e-0f6a54a1c0c3'
const AT = '2023-09-15T01:30:00.000Z'
const DUE = '2023-10-12T10:00:00.000Z'
const params = { case: CASE }
const OWN = { note: { zh: '本项目设定', en: 'set by this project' }, status: 'proposal' }
const position = [117.1502, 39.1084]
const place = { position, address: '长江道与红旗路口', street: '120104001', community: '120104001900', grid: null }

const opened = {
  ...{ id: CASE, type: 'incident', source: 'collector', about: null, category: '10102', attachments: [PHOTO] },
  ...{ data: { description: '污水井盖破损' }, place: { position, address: '长江道与红旗路口' } },
}

const item = {
  ...{ number: 1, step: 'accept', enteredAt: AT, branches: [], department: null, assignee: null, routedBy: null },
}

const reporterClock = {
  ...{ key: 'case:reporter', begunBy: 1, startedAt: AT, limit: { amount: 15, unit: 'working-day' }, law: null },
  ...{ extensions: [], pauses: [], rungs: 0, department: null, ladder: null, suspendable: false, stand: 'runs' },
}

const state = {
  ...{
    district: '120104',
    id: CASE,
    type: 'incident',
    version: 1,
    revision: 1,
    openedAt: AT,
    endedAt: null,
    end: null,
  },
  ...{ source: 'collector', opener: CLERK, openedBy: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg' },
  ...{ data: opened.data, place, about: null, category: '10102', standard: null, department: null },
  ...{ items: [item], lastItem: 1, clocks: [reporterClock], requests: [], suspensions: [], counts: {}, doneBy: {} },
  ...{ arrived: {}, mergedInto: null, supervised: false, parent: null, children: [], recurs: null },
}

const view = {
  ...{ number: 'CG202300000007', title: '污水井盖破损 · 长江道与红旗路口', state },
  clocks: [
    {
      ...{ key: 'case:reporter', title: { zh: '报告人等候', en: 'The reporter waits' }, dueAt: DUE, lawDueAt: null },
      ...{ state: 'running', remaining: { amount: 15, unit: 'working-day' }, provisional: false },
      explanation: {
        zh: '自2023年9月15日（星期五）09:30起15个工作日；起算当日不计入；9月29日（星期五）至10月6日（星期五）中秋节、国庆节放假；10月7日（星期六）、10月8日（星期日）调休上班；到期时间为2023年10月12日（星期四）18:00。',
        en: '15 working days from Friday 15 September 2023 09:30; the day of the start is not counted; Friday 29 September to Friday 6 October is Mid-Autumn Festival and National Day; Saturday 7 and Sunday 8 October are make-up workdays; due Thursday 12 October 2023 18:00.',
      },
    },
  ],
  actions: {
    items: [
      {
        ...{ item: 1, hindrance: null, outcomes: [{ key: 'file', open: true }], mayClaim: true, mayRelease: false },
        ...{ mayAssign: true, mayAsk: [] },
      },
    ],
    commands: ['comment', 'merge'],
  },
  refusedErrands: [],
}

const listed = {
  ...{ id: CASE, number: view.number, type: 'incident', title: view.title, source: 'collector', category: '10102' },
  ...{ department: null, street: place.street, community: place.community, position, openedAt: AT, changedAt: AT },
  ...{ endedAt: null, end: null, dueAt: DUE, supervised: false, recurs: null },
}

const event = {
  ...{ kind: 'case.opened', at: AT, by: CLERK, step: null, outcome: null, reason: null, attachments: [PHOTO] },
  ...{ delta: { entered: [item], data: opened.data }, told: { source: 'collector' } },
}

const decide = { do: 'decide', item: 1, outcome: 'file', reason: null, category: '10102', standard: 'component-hazard' }

const rule = {
  ...{
    type: 'incident',
    step: 'dispatch',
    category: '101',
    region: '120104001',
    hours: 'any',
    receiver: 'named',
    department: 'city-management',
  },
  ...{ assignee: null, note: '公用设施由区城管委牵头', effectiveFrom: '2023-01-01', effectiveTo: null },
}

const words = (zh: string, en: string) => ({ zh, en })
const nothing = { basis: [], about: [], standards: [], fields: [], clocks: [], ladders: [], requests: [] }
const noRules = { withdrawal: null, reopening: null, merging: null, recurrence: null, similar: null, categories: null }

const type = {
  ...{ key: 'incident', title: words('城市管理案件', 'City-management case'), version: 1, prefix: 'CG', placed: true },
  ...{
    description: words('示例：受理后结案', 'An example: accepted, then closed'),
    calendar: 'bureau',
    starts: 'accept',
  },
  ...{ ...nothing, ...noRules, supervisor: { kind: 'role', role: 'duty-officer', of: 'district' } },
  sources: [{ key: 'collector', title: words('采集员上报', 'Collector'), public: false }],
  opening: { asks: [], attachments: 0, opener: null },
  steps: [
    {
      ...{ key: 'accept', kind: 'task', title: words('受理', 'Accept'), help: null, department: 'none', law: null },
      ...{
        by: { kind: 'role', role: 'clerk', of: 'district' },
        within: [{ when: null, from: null, to: null, limit: { amount: 30, unit: 'working-minute' }, source: OWN }],
      },
      ...{ atLeast: null, apartFrom: [], deemed: null, ladder: null, pauses: [], prefers: null },
      outcomes: [
        {
          ...{ key: 'close', title: words('结案', 'Close'), to: 'closed', tone: 'good', reason: false, early: false },
          ...{ asks: [], attachments: 0, chooses: [], guard: null, effects: [], keeps: [] },
        },
      ],
    },
    { key: 'closed', kind: 'end', title: words('结案', 'Closed'), result: 'done', told: null },
  ],
}

/** One example of each operation on cases, by method and path; a test holds them to the shapes of their routes. */
export const CASE_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/case-types': { reply: { types: [] } },
  'GET /api/v1/case-types/:type/versions/:version': { params: { type: 'incident', version: 1 }, reply: type },
  'POST /api/v1/cases': { body: opened, reply: view },
  'POST /api/v1/cases/:case/commands': { params, body: decide, reply: view },
  'POST /api/v1/case-commands': {
    body: { commands: [{ case: CASE, command: { do: 'claim', item: 1 } }] },
    reply: { results: [{ case: CASE, revision: 2, refusal: null }] },
  },
  'GET /api/v1/cases/:case': { params, reply: view },
  'GET /api/v1/cases/:case/entries': {
    params,
    query: { limit: 50 },
    reply: { items: [{ revision: 1, event }], next: null },
  },
  'GET /api/v1/cases': {
    query: { type: 'incident', state: 'open', street: '120104001', limit: 50 },
    reply: { items: [{ ...listed, steps: ['accept'] }], next: null, now: AT },
  },
  'GET /api/v1/cases/similar': {
    query: { type: 'incident', category: '10102', position: '117.1503,39.1085', text: '井盖破损' },
    reply: {
      candidates: [
        {
          ...listed,
          ...{ steps: ['accept'], metres: 12.4, score: 0.91 },
          reasons: [
            { zh: '距离 12 米', en: '12 m away' },
            { zh: '同类', en: 'the same class' },
            { zh: '2 小时前报告，尚未办结', en: 'reported 2 hours ago and open' },
          ],
        },
      ],
    },
  },
  'GET /api/v1/work': {
    query: { whose: 'unclaimed', type: 'incident', step: 'accept', limit: 50 },
    reply: {
      items: [
        {
          ...listed,
          item: 1,
          step: 'accept',
          enteredAt: AT,
          assignee: null,
          itemDepartment: null,
          itemDueAt: null,
          urgentAt: DUE,
        },
      ],
      next: null,
      now: AT,
    },
  },
  'GET /api/v1/work/counts': {
    reply: { mine: 3, steps: [{ type: 'incident', step: 'accept', open: 12, unclaimed: 9, overdue: 1 }] },
  },
  'GET /api/v1/work/board': {
    query: { department: 'city-management' },
    reply: {
      ...{ now: AT, supervised: 1 },
      departments: [{ department: 'city-management', open: 12, unclaimed: 9, overdue: 1, dueToday: 2 }],
      streets: [{ street: '120104001', open: 12, unclaimed: 9, overdue: 1, dueToday: 2 }],
      people: [{ person: CLERK, open: 3, unclaimed: 0, overdue: 1, dueToday: 1 }],
    },
  },
  'GET /api/v1/case-rules': { query: { type: 'incident' }, reply: { rules: [{ ...rule, id: RULE, revision: 1 }] } },
  'PUT /api/v1/case-rules/:rule': {
    params: { rule: RULE },
    body: { rule, revision: 0 },
    reply: { ...rule, id: RULE, revision: 1 },
  },
  'DELETE /api/v1/case-rules/:rule': { params: { rule: RULE }, query: { revision: 1 }, reply: { deleted: true } },
}

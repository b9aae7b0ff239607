import { randomUUID } from 'node:crypto'
import * as ruleApi from '@citybrain/contract/api/case-rules.ts'
import * as api from '@citybrain/contract/api/cases.ts'
import * as noticeApi from '@citybrain/contract/api/notices.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'
import { attachmentUse } from '../connectors/attachments/index.ts'
import { type CaseTypes, type CaseworkDeps, createCaseRules, createNumbers } from '../engines/casework/index.ts'
import type { Clock, Database } from '../platform/index.ts'
import type { Asking } from './city-under-attack.ts'
import { DAMAGE, MEMBERSHIP } from './club-cases.ts'
import { clubGround } from './club-casework.ts'
import { clubDuties, DAMAGE_CLASSES } from './club-duties.ts'
import { DAMAGE_PORTAL } from './club-portal.ts'
import { soundOfDuties } from './duties-under-attack.ts'
import type { Browser } from './test-app.ts'

const calendar = createWorkCalendar(DEFAULT_CALENDAR)
const TYPES = [DAMAGE, MEMBERSHIP]

/** The club's cases, for applications that tests turn on. */
export function caseworkOf({ database, clock }: { database: Database; clock: Clock }): CaseworkDeps {
  const find = (key: string) => TYPES.find((type) => type.key === key) ?? DAMAGE
  const types: CaseTypes = { newest: TYPES, get: find, at: find, find }
  return {
    ...{
      database,
      clock,
      types,
      tables: [DAMAGE_CLASSES],
      files: attachmentUse,
      nextNumber: createNumbers(database),
      rules: createCaseRules(database),
      ...{ portals: [DAMAGE_PORTAL], tellsReporters: true },
      ...clubDuties(database),
      portalGround: clubGround,
    },
    calendarOf: async () => calendar,
    changeThing: async () => undefined,
    isDepartment: async () => true,
    locate: async () => ({ street: null, community: null, grid: null }),
  }
}

const OF_WORK = {
  ...{ street: '990001001', department: 'grounds', category: '01', source: 'member' },
  ...{ number: 'D2023', overdue: 'false', supervised: 'true' },
}

/** Sound inputs of every route of casework. */
export async function soundOfCases(who: Browser, dispatcher: Browser): Promise<Asking[]> {
  const body = {
    ...{ id: randomUUID(), type: 'damage', source: 'member', data: { what: '球网撕裂' }, about: null, category: '01' },
    ...{ place: { position: [117.1, 39.1], address: '三号场' }, attachments: [] },
  }
  const params = { case: (await who.ask(api.openCase, { body })).reply.state.id }
  const commands: object[] = [
    { do: 'comment', text: '请尽快', mentions: [] },
    { do: 'claim', item: 1 },
    {
      do: 'decide',
      item: 1,
      outcome: 'file',
      reason: null,
      standard: 'net-torn',
      category: '01',
      data: { what: '撕裂' },
    },
    { do: 'assign', item: 1, to: randomUUID(), reason: '请假' },
    { do: 'ask-extension', item: 1, request: randomUUID(), limit: { amount: 1, unit: 'working-day' }, reason: '雨天' },
    { do: 'correct', reason: '写错', data: { what: '撕裂' }, place: { position: [117.2, 39.1], address: '四号场' } },
  ]
  const rule = {
    ...{
      type: 'membership',
      step: 'coach',
      category: '01',
      region: '990001001',
      hours: 'working',
      receiver: 'named',
      department: 'grounds',
    },
    ...{ assignee: null, note: '章程', effectiveFrom: '2023-01-01', effectiveTo: null },
  }
  const page = { limit: '10' }
  const conditions = { type: 'damage', state: 'any', street: '990001001', department: 'grounds', category: '01' }
  const more = {
    source: 'member',
    number: 'D2023',
    overdue: 'true',
    supervised: 'false',
    recurs: 'false',
    from: '2023-01-01T00:00:00Z',
  }
  return [
    [who, api.openCase, { body: { ...body, id: randomUUID() } }],
    ...commands.map((command): Asking => [who, api.commandCase, { params, body: command }]),
    [who, api.commandCases, { body: { commands: commands.map((command) => ({ ...params, command })) } }],
    [who, api.getCase, { params }],
    [who, api.listCaseEntries, { params, query: page }],
    [who, api.listCaseEntries, { params, query: { cursor: '' } }],
    [who, api.listCases, { query: { ...page, ...conditions, ...more, to: '2024-01-01T00:00:00Z' } }],
    [who, api.listCases, { query: { type: 'damage', cursor: '' } }],
    [who, api.listWork, { query: { ...page, ...OF_WORK, whose: 'any', type: 'damage', step: 'accept' } }],
    [who, api.listWork, { query: { cursor: '' } }],
    [who, api.getWorkBoard, { query: { department: 'grounds' } }],
    [who, api.getCaseType, { params: { type: 'damage', version: '1' } }],
    [
      who,
      api.listSimilarCases,
      { query: { type: 'damage', category: '01', position: '117.1,39.1', text: '球网', at: '2023-09-15T01:00:00Z' } },
    ],
    ...soundOfNotices(who, params),
    [dispatcher, ruleApi.saveCaseRule, { params: { rule: randomUUID() }, body: { rule, revision: 1 } }],
    [dispatcher, ruleApi.deleteCaseRule, { params: { rule: randomUUID() }, query: { revision: '1' } }],
    [dispatcher, ruleApi.listCaseRules, { query: { type: 'damage' } }],
    ...soundOfDuties(dispatcher),
  ]
}

const soundOfNotices = (who: Browser, params: { case: string }): Asking[] => [
  ...[noticeApi.getWatch, noticeApi.unwatchCase].map((route): Asking => [who, route, { params }]),
  [who, noticeApi.watchCase, { params, body: {} }],
  [who, noticeApi.listNotices, { query: { limit: '10', state: 'unread', kind: 'assigned' } }],
  [who, noticeApi.listNotices, { query: { cursor: '' } }],
  [who, noticeApi.readNotice, { params: { notice: randomUUID() }, body: {} }],
  [who, noticeApi.readNotices, { body: { until: '2023-09-15T01:00:00Z' } }],
]

import type { DistrictData } from '@citybrain/contract/engines/district.ts'
import { DEPARTMENTS } from './departments.ts'

type Posts = NonNullable<DistrictData['posts']>
type Line = Omit<Posts[number], 'code' | 'department' | 'source'>

const SOURCE = {
  note: {
    zh: '岗位设置为建议，由区里按“三定”方案核定后录入',
    en: 'Posts are a proposal, until the district enters those of its staffing plans',
  },
  status: 'proposal',
} as const

const HEAD: Line = { title: { zh: '主要负责人', en: 'Head' }, roles: ['leader'], seats: 1 }
const LIAISON: Line = { title: { zh: '联络员', en: 'Liaison' }, roles: ['liaison'], seats: 2 }
const STREET_HEAD: Line = { title: { zh: '街道办事处主任', en: 'Street Head' }, roles: ['leader'], seats: 1 }
const STREET_WORKER: Line = {
  title: { zh: '街道工作人员', en: 'Street Worker' },
  roles: ['street-worker'],
  seats: null,
}
const GRID_WORKER: Line = { title: { zh: '网格员', en: 'Grid Worker' }, roles: ['grid-worker'], seats: null }

const COLLECTOR: Line = { title: { zh: '信息采集员', en: 'Collector' }, roles: ['collector'], seats: null }
const HANDLER: Line = { title: { zh: '处置人员', en: 'Handler' }, roles: ['handler'], seats: null }

const post = (department: string, name: string, line: Line): Posts[number] => ({
  ...{ ...line, code: `${department}-${name}`, department, source: SOURCE },
})

/** Every department has a head and its liaisons; a street office also the people who work in the street. */
const COMMON = DEPARTMENTS.flatMap(({ code, kind }) =>
  kind === 'street-office'
    ? [
        post(code, 'head', STREET_HEAD),
        post(code, 'liaison', LIAISON),
        post(code, 'worker', STREET_WORKER),
        post(code, 'grid-worker', GRID_WORKER),
        post(code, 'collector', COLLECTOR),
        post(code, 'handler', HANDLER),
      ]
    : [post(code, 'head', HEAD), post(code, 'liaison', LIAISON)],
)

export const POSTS: Posts = [
  ...COMMON,
  post('government-office', 'deputy-mayor', {
    title: { zh: '分管副区长', en: 'Deputy District Mayor' },
    roles: ['leader'],
    seats: null,
  }),
  post('development-reform', 'planner', {
    title: { zh: '规划科科员', en: 'Planner' },
    roles: ['planner'],
    seats: null,
  }),
  post('big-data', 'steward', {
    title: { zh: '数据管理员', en: 'Data Steward' },
    roles: ['data-steward'],
    seats: 2,
  }),
  ...(
    [
      ['clerk', '受理员', 'Acceptance Clerk', ['clerk']],
      ['dispatcher', '派遣员', 'Dispatcher', ['dispatcher']],
      ['duty-officer', '值班长', 'Duty Officer', ['duty-officer']],
      ['handler', '处置人员', 'Handler', ['handler']],
    ] as const
  ).map(([name, zh, en, roles]) =>
    post('city-management', name, { title: { zh, en }, roles: [...roles], seats: null }),
  ),
  post('government-office', 'inspector', {
    title: { zh: '督查员', en: 'Inspector' },
    roles: ['inspector'],
    seats: null,
  }),
]

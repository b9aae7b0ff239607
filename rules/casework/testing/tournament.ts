import { urgentHours, workingDays, workingHours } from '@citybrain/contract/kernel/limit.ts'
import {
  anyone,
  ask,
  atMost,
  caseType,
  counting,
  fieldIs,
  limit,
  must,
  overdueBy,
  sameAs,
  used,
} from '@citybrain/contract/pack/case-build.ts'
import type { CaseClock } from '@citybrain/contract/pack/case-type.ts'
import { text } from '@citybrain/contract/pack/field.ts'

const words = (zh: string, en: string) => ({ zh, en })
const nothing = { law: null, suspendable: true, ladder: null }
const RULES = { note: words('章程（虚构）', 'rules (made up)'), status: 'verified' } as const
const WHOLE: CaseClock = {
  ...nothing,
  ...{
    key: 'whole',
    title: words('全程', 'The whole'),
    limit: [limit(workingDays(10), RULES)],
    starts: 'open',
    stops: 'end',
  },
}
const ANSWER: CaseClock = {
  ...nothing,
  ...{ key: 'answer', title: words('答复', 'Answer'), limit: [limit(workingHours(4), RULES)] },
  ...{ starts: { enter: 'courts' }, stops: { step: 'courts', outcomes: ['looked', 'worn'] } },
}
const PREPARING: CaseClock = {
  ...nothing,
  ...{ key: 'courts', title: words('备场', 'Courts'), limit: [limit(workingHours(16), RULES)], ladder: 'late' },
  ...{ starts: { enter: 'courts' }, stops: { leave: 'courts' } },
}

/** A tournament: forks in forks, a join that waits for all and one for the first, and work that stays with its doer. */
export const TOURNAMENT = caseType({
  key: 'tournament',
  title: words('比赛筹备', 'Tournament'),
  description: words('筹备一场比赛', 'Preparing a tournament'),
  basis: ['章程第九条（虚构）'],
  version: 1,
  prefix: 'T',
  supervisor: anyone('leader'),
  sources: [{ key: 'desk', title: words('前台', 'Desk'), public: false }],
  fields: [text('said', words('意见', 'Opinion'))],
  starts: 'plan',
  steps: {
    plan: {
      title: words('计划', 'Plan'),
      by: anyone('planner'),
      department: 'none',
      ways: { on: { title: words('开始筹备', 'Begin'), to: 'prepare' } },
    },
    prepare: {
      title: words('筹备', 'Prepare'),
      fork: {
        ground: { title: words('场地', 'Ground'), to: 'courts' },
        food: { title: words('餐饮', 'Food'), to: 'food' },
      },
    },
    courts: {
      title: words('备场', 'Courts'),
      by: anyone('handler'),
      department: 'none',
      within: [limit(workingHours(8), RULES)],
      ladder: 'late',
      ways: {
        looked: { title: words('已查看', 'Looked'), to: null },
        ready: { title: words('就绪', 'Ready'), to: 'ready' },
        worn: { title: words('需整修', 'Worn'), to: 'measure' },
        broken: {
          ...{ title: words('有损坏', 'Broken'), to: 'repairs' },
          effects: [{ do: 'open-case', type: 'damage', source: 'warden', carry: [] }],
        },
        flooded: { title: words('积水取消', 'Flooded'), to: 'cancelled', tone: 'bad', reason: true },
      },
    },
    repairs: {
      ...{ title: words('等待修复', 'Repairs'), waits: 'all' },
      ...{ ends: { closed: 'ready', refused: 'measure' }, otherwise: 'courts' },
    },
    measure: {
      title: words('测量', 'Measure'),
      by: sameAs('courts'),
      department: 'none',
      ways: { on: { title: words('整修', 'Mend'), to: 'mend' } },
    },
    mend: {
      title: words('整修', 'Mend'),
      fork: { net: { title: words('球网', 'Net'), to: 'net' }, line: { title: words('标线', 'Lines'), to: 'line' } },
    },
    net: {
      title: words('换网', 'Net'),
      by: anyone('handler'),
      prefers: 'courts',
      department: 'none',
      within: [limit(urgentHours(4), RULES)],
      ways: { done: { title: words('完成', 'Done'), to: 'either' } },
    },
    line: {
      title: words('划线', 'Lines'),
      by: anyone('collector'),
      department: 'none',
      ways: { done: { title: words('完成', 'Done'), to: 'either' } },
    },
    either: { title: words('其一完成', 'One done'), joins: 'mend', when: 'any', to: 'paint' },
    paint: {
      title: words('收尾', 'Paint'),
      by: sameAs('courts'),
      department: 'none',
      ways: { done: { title: words('完成', 'Done'), to: 'ready' } },
    },
    food: {
      title: words('备餐', 'Food'),
      by: anyone('clerk'),
      department: 'none',
      pauses: ['whole'],
      ways: { ready: { title: words('就绪', 'Ready'), to: 'ready' } },
    },
    ready: { title: words('全部就绪', 'All ready'), joins: 'prepare', when: 'all', to: 'approve' },
    approve: {
      title: words('审定', 'Approve'),
      by: anyone('handler'),
      department: 'none',
      apartFrom: ['courts', 'net'],
      atLeast: { limit: workingDays(1), source: RULES },
      ways: {
        good: {
          ...{ title: words('同意', 'Good'), to: 'held', tone: 'good', asks: [must('said', { fresh: true })] },
          guard: {
            condition: { all: [fieldIs('said', '已办'), atMost('again', 2)] },
            otherwise: words('须先办妥。', 'Have it done first.'),
          },
        },
        again: { title: words('重新筹备', 'Again'), to: 'prepare', early: true, effects: [counting('again')] },
        off: { title: words('作罢', 'Off'), to: 'cancelled', asks: [ask('said')] },
      },
    },
    held: { title: words('已举办', 'Held'), ends: 'done' },
    cancelled: { title: words('取消', 'Cancelled'), ends: 'void' },
  },
  clocks: [WHOLE, PREPARING, ANSWER],
  ladders: [
    {
      key: 'late',
      title: words('筹备', 'Preparing'),
      rungs: [
        { at: used(50), do: 'remind', tell: [anyone('handler')] },
        { at: overdueBy(workingHours(2)), do: 'superior', tell: [anyone('leader')] },
      ],
      source: { note: words('章程（虚构）', 'rules (made up)'), status: 'proposal' },
    },
  ],
  requests: [
    { key: 'extension', in: ['courts', 'net'], approver: anyone('leader'), most: 1, longest: workingDays(2) },
    { key: 'suspension', in: ['courts', 'food'], approver: anyone('leader'), most: 2, longest: workingDays(5) },
  ],
  reopening: { from: ['cancelled'], to: 'plan', within: workingDays(3), by: [anyone('leader')], resets: ['again'] },
})

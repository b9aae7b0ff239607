import { naturalDays, urgentHours, workingDays, workingHours } from '@citybrain/contract/kernel/limit.ts'
import {
  anyone,
  ask,
  atMost,
  byStandard,
  caseType,
  counting,
  limit,
  must,
  ofDepartment,
  ofStreet,
  overdueBy,
  reporter,
  used,
} from '@citybrain/contract/pack/case-build.ts'
import type { CaseClock } from '@citybrain/contract/pack/case-type.ts'
import { choice, integer, text } from '@citybrain/contract/pack/field.ts'

const source = {
  note: { zh: '网球俱乐部章程（虚构）', en: 'rules of the club (made up)' },
  status: 'proposal',
} as const

/** What the club has laid down, and has been read. */
const RULES = {
  note: { zh: '网球俱乐部章程（虚构）', en: 'rules of the club (made up)' },
  status: 'verified',
} as const

/** A tennis club's damage on its courts: everything that a flow may say, said once. */
export const DAMAGE = caseType({
  key: 'damage',
  title: { zh: '场地损坏', en: 'Damage' },
  description: { zh: '会员报告的场地损坏', en: 'Damage on a court that a member reports' },
  version: 1,
  prefix: 'D',
  supervisor: anyone('leader'),
  about: ['court'],
  sources: [
    { key: 'member', title: { zh: '会员', en: 'Member' }, public: false },
    { key: 'website', title: { zh: '网站', en: 'Website' }, public: true },
    { key: 'warden', title: { zh: '管理员', en: 'Warden' }, public: false },
  ],
  fields: [
    text('what', { zh: '情况', en: 'What is wrong' }, { maxLength: 500, search: true }),
    choice('surface', { zh: '面层', en: 'Surface' }, [
      ['clay', '红土', 'Clay'],
      ['grass', '草地', 'Grass'],
    ]),
    integer('lines', { zh: '损坏的线', en: 'Lines lost' }, { min: 0, max: 12 }),
    text('found', { zh: '处理情况', en: 'What was done' }),
  ],
  categories: 'damage-class',
  standards: [
    {
      key: 'net-torn',
      category: '01',
      condition: { zh: '球网撕裂', en: 'The net is torn' },
      promises: [
        { key: 'fenced', title: { zh: '封场', en: 'Court closed' }, limit: urgentHours(2) },
        { key: 'repaired', title: { zh: '修复', en: 'Repaired' }, limit: workingHours(8) },
      ],
      closing: { zh: '球网完好', en: 'The net is whole' },
      source,
    },
    {
      key: 'lines-gone',
      category: '02',
      condition: { zh: '标线缺失', en: 'Lines are gone' },
      promises: [{ key: 'repaired', title: { zh: '修复', en: 'Repaired' }, limit: workingDays(5) }],
      closing: { zh: '标线清晰', en: 'The lines are seen' },
      source,
    },
  ],
  opening: {
    asks: [must('what'), ask('surface'), must('lines', { when: { of: { fact: 'category' }, beginsWith: '02' } })],
    attachments: 0,
    opener: null,
  },
  starts: 'accept',
  steps: {
    accept: {
      title: { zh: '受理', en: 'Accept' },
      by: anyone('clerk'),
      department: 'none',
      within: [limit(workingHours(1), source)],
      ladder: 'desk',
      ways: {
        file: { title: { zh: '立案', en: 'File' }, to: 'dispatch', tone: 'good', chooses: ['category', 'standard'] },
        refuse: { title: { zh: '不予受理', en: 'Refuse' }, to: 'refused', tone: 'bad', reason: true },
      },
    },
    dispatch: {
      title: { zh: '派遣', en: 'Dispatch' },
      by: anyone('dispatcher'),
      department: 'none',
      ways: {
        send: {
          title: { zh: '派遣', en: 'Send' },
          to: 'handle',
          chooses: ['department', 'assignee'],
          effects: [counting('dispatches')],
        },
        notOurs: { title: { zh: '退回受理', en: 'Not ours' }, to: 'accept', reason: true },
      },
    },
    handle: {
      title: { zh: '处置', en: 'Handle' },
      by: ofDepartment('handler'),
      ways: {
        done: {
          ...{ title: { zh: '处置完成', en: 'Done' }, to: 'check', attachments: 1 },
          asks: [must('found', { fresh: true })],
          effects: [{ do: 'change-thing', set: { surface: 'clay' } }],
        },
        noted: {
          ...{ title: { zh: '进展', en: 'Progress' }, to: null, asks: [ask('lines')], effects: [counting('notes')] },
        },
        fenced: { title: { zh: '已封场', en: 'Closed off' }, to: 'handle', keeps: ['fence'] },
        notOurs: {
          ...{ title: { zh: '退单', en: 'Not ours' }, to: 'dispatch', reason: true, effects: [counting('returns')] },
          guard: {
            condition: atMost('returns', 1),
            otherwise: { zh: '已退单两次，请申请裁定。', en: 'It was returned twice; ask for arbitration.' },
          },
        },
        dispute: { title: { zh: '申请裁定', en: 'Dispute' }, to: 'arbitrate', reason: true },
      },
    },
    arbitrate: {
      title: { zh: '裁定', en: 'Arbitrate' },
      by: anyone('duty-officer'),
      department: 'none',
      ways: { settle: { title: { zh: '指定单位', en: 'Settle' }, to: 'handle', chooses: ['department'] } },
    },
    check: {
      title: { zh: '核查', en: 'Check' },
      by: ofStreet('collector'),
      department: 'none',
      apartFrom: ['handle'],
      prefers: 'check',
      within: [
        limit(workingHours(1), source, { when: { of: { field: 'surface' }, is: 'grass' } }),
        limit(workingHours(2), source, { to: '2023-09-22' }),
        limit(workingHours(3), source, { from: '2023-09-23' }),
      ],
      ways: {
        good: { title: { zh: '核查通过', en: 'Good' }, to: 'closed', tone: 'good' },
        bad: { title: { zh: '返工', en: 'Do it again' }, to: 'handle', reason: true, effects: [counting('rework')] },
      },
    },
    closed: { title: { zh: '结案', en: 'Closed' }, ends: 'done' },
    refused: { title: { zh: '不予受理', en: 'Refused' }, ends: 'refused' },
    withdrawn: { title: { zh: '撤回', en: 'Withdrawn' }, ends: 'withdrawn' },
    merged: { title: { zh: '并案', en: 'Merged' }, ends: 'merged' },
  },
  clocks: [
    clock(
      'member',
      { zh: '会员等候', en: 'The member waits' },
      { limit: [limit(workingDays(10), source)], starts: 'open', stops: 'end' },
    ),
    clock('fence', { zh: '封场', en: 'Closing the court' }, { limit: [byStandard('fenced')], suspendable: false }),
    clock('repair', { zh: '修复', en: 'Repair' }, { limit: [byStandard()], ladder: 'repair' }),
  ],
  ladders: [
    {
      key: 'desk',
      title: { zh: '受理', en: 'Desk' },
      rungs: [{ at: overdueBy(urgentHours(1)), do: 'overdue', tell: [anyone('clerk')] }],
      source,
    },
    {
      key: 'repair',
      title: { zh: '修复', en: 'Repair' },
      rungs: [
        { at: used(80), do: 'remind', tell: [ofDepartment('handler')] },
        { at: used(100), do: 'overdue', tell: [ofDepartment('handler')] },
        { at: overdueBy(workingHours(8)), do: 'superior', tell: [ofDepartment('liaison')] },
        { at: overdueBy(workingDays(2)), do: 'propose-supervision', tell: [anyone('inspector')] },
      ],
      source,
    },
  ],
  requests: [
    { key: 'extension', in: ['handle'], approver: anyone('dispatcher'), most: 1, longest: workingDays(10) },
    { key: 'suspension', in: ['handle'], approver: anyone('duty-officer'), most: 2, longest: null },
  ],
  withdrawal: { in: ['accept', 'dispatch'], to: 'withdrawn' },
  reopening: {
    from: ['closed'],
    to: 'dispatch',
    within: workingDays(5),
    by: [reporter, anyone('duty-officer')],
    resets: ['returns'],
  },
  merging: { in: ['accept', 'dispatch'], to: 'merged', by: anyone('clerk') },
  recurrence: { within: naturalDays(30), metres: 50 },
  similar: { within: naturalDays(7), metres: 100, classDigits: 1 },
})

function clock(
  key: string,
  title: { zh: string; en: string },
  more: Partial<CaseClock> & Pick<CaseClock, 'limit'>,
): CaseClock {
  return {
    ...{
      law: null,
      starts: { enter: 'handle' },
      stops: { enter: 'check' },
      suspendable: true,
      ladder: null,
    },
    ...more,
    ...{ key, title },
  }
}

/** Joining the club: papers, two opinions at once, a notice of ten days, and consent by silence. */
export const MEMBERSHIP = caseType({
  key: 'membership',
  title: { zh: '入会申请', en: 'Membership' },
  description: { zh: '申请加入俱乐部', en: 'An application to join the club' },
  version: 1,
  prefix: 'M',
  basis: ['章程第三条（虚构）'],
  supervisor: anyone('leader'),
  sources: [{ key: 'desk', title: { zh: '前台', en: 'Desk' }, public: false }],
  fields: [text('name', { zh: '姓名', en: 'Name' }, { means: 'person-name', privacy: 'sensitive' })],
  opening: { asks: [must('name')], attachments: 0, opener: null },
  starts: 'receive',
  steps: {
    receive: {
      title: { zh: '收件', en: 'Receive' },
      by: anyone('clerk'),
      department: 'none',
      law: [limit(workingDays(5), RULES)],
      within: [limit(workingDays(2), source)],
      deemed: { after: workingDays(5), outcome: 'accept', basis: '章程第三条（虚构）' },
      ways: {
        accept: { title: { zh: '受理', en: 'Accept' }, to: 'ask' },
        amend: { title: { zh: '补正', en: 'Papers are missing' }, to: 'papers', reason: true },
      },
    },
    papers: {
      title: { zh: '补正材料', en: 'Bring papers' },
      by: reporter,
      department: 'none',
      pauses: ['whole'],
      ways: { brought: { title: { zh: '已补正', en: 'Brought' }, to: 'receive' } },
    },
    ask: {
      title: { zh: '并行征求意见', en: 'Ask both' },
      fork: {
        coach: { title: { zh: '教练', en: 'Coach' }, to: 'coach' },
        purse: { title: { zh: '财务', en: 'Purse' }, to: 'purse' },
      },
    },
    coach: {
      title: { zh: '教练意见', en: 'Coach' },
      by: anyone('handler'),
      department: 'routed',
      within: [limit(workingDays(3), source)],
      ways: { say: { title: { zh: '已答复', en: 'Said' }, to: 'both' } },
    },
    purse: {
      title: { zh: '财务意见', en: 'Purse' },
      by: anyone('planner'),
      department: 'none',
      within: [limit(workingDays(5), source)],
      ways: {
        say: { title: { zh: '已答复', en: 'Said' }, to: 'both' },
        never: { title: { zh: '不同意', en: 'Never' }, to: 'refused', reason: true },
      },
    },
    both: { title: { zh: '意见齐全', en: 'Both said' }, joins: 'ask', when: 'all', to: 'notice' },
    notice: {
      title: { zh: '公示', en: 'Notice' },
      by: anyone('clerk'),
      department: 'none',
      atLeast: { limit: naturalDays(10), source: RULES },
      ways: {
        quiet: { title: { zh: '无异议', en: 'No objection' }, to: 'joined', tone: 'good' },
        objection: { title: { zh: '有异议', en: 'Objection' }, to: 'refused', reason: true, early: true },
      },
    },
    joined: { title: { zh: '入会', en: 'Joined' }, ends: 'done' },
    refused: { title: { zh: '不予入会', en: 'Refused' }, ends: 'refused' },
  },
  clocks: [
    {
      ...{ key: 'whole', title: { zh: '办理', en: 'The whole' }, limit: [limit(workingDays(15), source)] },
      ...{ law: [limit(workingDays(20), RULES)], starts: 'open', stops: 'end', suspendable: true, ladder: null },
    },
  ],
})

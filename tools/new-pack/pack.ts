import {
  anyone,
  ask,
  atMost,
  caseType,
  counting,
  fieldIs,
  limit,
  must,
  naturalDays,
  ofDepartment,
  overdueBy,
  reporter,
  urgentHours,
  used,
  workingDays,
} from '@citybrain/contract/pack/case-build.ts'
import { choice, type FieldSource, text } from '@citybrain/contract/pack/field.ts'
import type { Pack } from '@citybrain/contract/pack/pack.ts'
import type { Portal } from '@citybrain/contract/pack/portal.ts'

/** Where a rule was read. `verified` only with the text at hand; what nobody has laid down is a `proposal`. */
const OWN: FieldSource = {
  note: { zh: '本项目设定，待主管部门确认', en: 'Set by this project; the department in charge is to confirm it' },
  status: 'proposal',
}

/** One kind of case: what is asked, who does what by when, and how it ends. */
const REPORT = caseType({
  key: 'template-report',
  title: { zh: '样例事项', en: 'Template matter' },
  description: { zh: '受理、办理、复查一件事', en: 'A matter is accepted, handled and checked' },
  // Rises by one with each change once cases have been opened: each case keeps the version it was opened under.
  version: 1,
  prefix: 'ZZT',
  supervisor: anyone('duty-officer'),
  placed: true,
  sources: [
    { key: 'desk', title: { zh: '窗口', en: 'Desk' }, public: false },
    { key: 'portal', title: { zh: '公众上报', en: 'Public portal' }, public: true },
  ],
  fields: [
    // The first text of the opening form is what lists call the case by.
    text('what', { zh: '情况', en: 'What is the matter' }, { source: OWN, maxLength: 1000, search: true }),
    choice(
      'scene',
      { zh: '现场状况', en: 'Scene' },
      [
        ['danger', '危及人身安全', 'Endangers people'],
        ['ordinary', '一般', 'Ordinary'],
      ],
      { source: OWN, filter: true },
    ),
    choice(
      'result',
      { zh: '办理结果', en: 'Result' },
      [
        ['done', '已解决', 'Solved'],
        ['explained', '已解释说明', 'Explained'],
      ],
      { source: OWN, filter: true },
    ),
    text('checked', { zh: '复查情况', en: 'What the check found' }, { source: OWN, maxLength: 500 }),
  ],
  opening: { asks: [must('what'), ask('scene')], attachments: 0, opener: null },
  starts: 'accept',
  steps: {
    accept: {
      title: { zh: '受理', en: 'Accept' },
      by: anyone('clerk'),
      department: 'none',
      within: [limit(workingDays(1), OWN)],
      // A case that the department returned lies on this desk at nobody else's cost.
      pauses: ['handling'],
      ways: {
        file: { title: { zh: '受理', en: 'Accept' }, to: 'handle', tone: 'good', chooses: ['department'] },
        refuse: { title: { zh: '不予受理', en: 'Refuse' }, to: 'refused', tone: 'bad', reason: true },
      },
    },
    handle: {
      title: { zh: '办理', en: 'Handle' },
      by: ofDepartment('handler'),
      ways: {
        // With a photo at least of what was done.
        done: { title: { zh: '办结', en: 'Done' }, to: 'check', tone: 'good', attachments: 1, asks: [must('result')] },
        notOurs: {
          title: { zh: '退回', en: 'Return' },
          ...{ to: 'accept', tone: 'bad', reason: true, effects: [counting('returns')] },
          // It may be chosen as long as nothing was returned before.
          guard: {
            condition: atMost('returns', 0),
            otherwise: { zh: '已退回过一次，不得再退。', en: 'It was returned once and can’t be returned again.' },
          },
        },
      },
    },
    check: {
      title: { zh: '复查', en: 'Check' },
      by: anyone('clerk'),
      department: 'none',
      // 办管分离: whoever handled doesn't close.
      apartFrom: ['handle'],
      within: [limit(workingDays(1), OWN)],
      ways: {
        good: { title: { zh: '办结', en: 'Close' }, to: 'closed', tone: 'good', asks: [ask('checked')] },
        again: { title: { zh: '重新办理', en: 'Again' }, to: 'handle', tone: 'bad', reason: true },
      },
    },
    closed: {
      title: { zh: '办结', en: 'Closed' },
      ends: 'done',
      told: { zh: '您反映的事项已办结。', en: 'What you reported has been dealt with.' },
    },
    refused: { title: { zh: '不予受理', en: 'Refused' }, ends: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, ends: 'withdrawn' },
  },
  clocks: [
    {
      key: 'reporter',
      title: { zh: '答复报告人', en: 'The reporter waits' },
      limit: [limit(workingDays(10), OWN)],
      law: null,
      starts: 'open',
      stops: 'end',
      suspendable: false,
      ladder: null,
    },
    {
      key: 'handling',
      title: { zh: '办理', en: 'Handling' },
      // The first row that fits on the day on which the clock starts.
      limit: [limit(urgentHours(4), OWN, { when: fieldIs('scene', 'danger') }), limit(workingDays(5), OWN)],
      law: null,
      starts: { enter: 'handle' },
      stops: { enter: 'check' },
      suspendable: false,
      ladder: 'handling',
    },
  ],
  ladders: [
    {
      key: 'handling',
      title: { zh: '办理时限', en: 'Handling' },
      source: OWN,
      rungs: [
        { at: used(80), do: 'remind', tell: [ofDepartment('handler')] },
        { at: used(100), do: 'overdue', tell: [ofDepartment('leader')] },
        { at: overdueBy(workingDays(2)), do: 'propose-supervision', tell: [anyone('inspector')] },
      ],
    },
  ],
  withdrawal: { in: ['accept'], to: 'withdrawn' },
  reopening: { from: ['closed'], to: 'handle', within: naturalDays(10), by: [reporter], resets: ['returns'] },
})

/** How people without an account meet it. */
const PORTAL: Portal = {
  type: REPORT.key,
  title: { zh: '反映样例事项', en: 'Report a template matter' },
  hint: { zh: '写明在哪里、什么情况；可以附照片。', en: 'Say where it is and what is the matter; photos help.' },
  asks: ['what', 'scene'],
  photos: 3,
  stages: [
    {
      key: 'received',
      title: { zh: '已收到', en: 'Received' },
      next: { zh: '工作人员查看后决定是否受理。', en: 'Somebody looks at it and decides whether it is accepted.' },
      steps: ['accept'],
    },
    {
      key: 'underWay',
      title: { zh: '办理中', en: 'Under way' },
      next: { zh: '办完后由他人复查。', en: 'When it is done, somebody else checks it.' },
      steps: ['handle', 'check'],
    },
  ],
  acceptedAt: 'underWay',
  clock: 'reporter',
  photosOf: [],
  tells: ['result'],
  published: false,
}

/** 样例包. */
export const TEMPLATE_PACK: Pack = {
  key: 'template-pack',
  title: { zh: '样例包', en: 'Template pack' },
  description: { zh: '样例事项的受理、办理、复查', en: 'Matters that are accepted, handled and checked' },
  types: [],
  codeTables: [],
  cases: [REPORT],
  portals: [PORTAL],
  evaluations: [],
}

import { workingDays, workingHours } from '@citybrain/contract/kernel/limit.ts'
import { anyone, caseType, limit, must } from '@citybrain/contract/pack/case-build.ts'
import { text } from '@citybrain/contract/pack/field.ts'

const source = { note: { zh: '基准', en: 'benchmark' }, status: 'proposal' } as const
const words = (zh: string, en: string) => ({ zh, en })

/** The way of a damage in six commands: report, file, dispatch, handle, verify, close. */
export const LIFECYCLE = caseType({
  key: 'bench-damage',
  title: words('损坏', 'Damage'),
  description: words('基准案件', 'A case of the benchmark'),
  version: 1,
  prefix: 'B',
  supervisor: anyone('duty-officer'),
  placed: true,
  sources: [{ key: 'desk', title: words('前台', 'Desk'), public: false }],
  fields: [
    text('what', words('情况', 'What'), { maxLength: 500, search: true }),
    text('found', words('处理', 'Done'), { maxLength: 500 }),
  ],
  opening: { asks: [must('what')], attachments: 0, opener: null },
  starts: 'accept',
  steps: {
    accept: {
      title: words('受理', 'Accept'),
      by: anyone('clerk'),
      department: 'none',
      within: [limit(workingHours(1), source)],
      ways: { file: { title: words('立案', 'File'), to: 'dispatch' } },
    },
    dispatch: {
      title: words('派遣', 'Dispatch'),
      by: anyone('dispatcher'),
      department: 'none',
      within: [limit(workingHours(1), source)],
      ways: { send: { title: words('派遣', 'Send'), to: 'handle', chooses: ['department'] } },
    },
    handle: {
      title: words('处置', 'Handle'),
      by: anyone('inspector'),
      ways: { done: { title: words('完成', 'Done'), to: 'verify', asks: [must('found')] } },
    },
    verify: {
      title: words('核查', 'Verify'),
      by: anyone('leader'),
      department: 'none',
      apartFrom: ['handle'],
      within: [limit(workingHours(4), source)],
      ways: { good: { title: words('通过', 'Good'), to: 'close' } },
    },
    close: {
      title: words('结案', 'Close'),
      by: anyone('clerk'),
      department: 'none',
      within: [limit(workingHours(1), source)],
      ways: { close: { title: words('结案', 'Close'), to: 'closed' } },
    },
    closed: { title: words('已结案', 'Closed'), ends: 'done' },
  },
  clocks: [
    {
      ...{
        key: 'reporter',
        title: words('报告人等候', 'Reporter waits'),
        limit: [limit(workingDays(10), source)],
        law: null,
      },
      ...{ starts: 'open', stops: 'end', suspendable: false, ladder: 'late' },
    },
    {
      ...{ key: 'handling', title: words('处置', 'Handling'), limit: [limit(workingHours(8), source)], law: null },
      ...{ starts: { enter: 'handle' }, stops: { enter: 'verify' }, suspendable: true, ladder: 'late' },
    },
  ],
  ladders: [
    {
      ...{ key: 'late', title: words('超期', 'Late'), source },
      rungs: [
        { at: { usedPercent: 80 }, do: 'remind', tell: [anyone('dispatcher')] },
        { at: { usedPercent: 100 }, do: 'overdue', tell: [anyone('dispatcher')] },
      ],
    },
  ],
})

/** Who does what, in its order. */
export const COMMANDS = [
  { by: 'clerk', item: 1, outcome: 'file' },
  { by: 'dispatcher', item: 2, outcome: 'send', department: 'grounds' },
  { by: 'inspector', item: 3, outcome: 'done', data: { found: '已更换' } },
  { by: 'leader', item: 4, outcome: 'good' },
  { by: 'clerk', item: 5, outcome: 'close' },
] as const

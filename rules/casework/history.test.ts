import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand, CommandOf } from '@citybrain/contract/engines/case-command.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { expect, test } from 'vitest'
import { DAMAGE, MEMBERSHIP } from '../../server/testing/club-cases.ts'
import { type Names, wordsOfEvent } from './index.ts'
import { id, type Name, type Story, storyOf } from './testing/club.ts'

const DEPARTMENTS: Record<string, { zh: string; en: string }> = {
  grounds: { zh: '场地部', en: 'the Grounds' },
  kitchen: { zh: '餐厅', en: 'the Kitchen' },
}
const NAMES: Names = {
  departmentOf: (code) => DEPARTMENTS[code] ?? { zh: code, en: code },
  classOf: (code) => ({ zh: `球网（${code}）`, en: `nets (${code})` }),
  caseOf: (of) => (of === id(200) ? 'D202300000007' : of),
}
const words = (event: CaseEvent | undefined, type: CaseType = DAMAGE) => {
  const said = event && wordsOfEvent(type, event, NAMES)
  return [said?.zh, said?.en]
}
const told = (story: Story, type?: CaseType) => words(story.events.at(-1), type)
const after = (story: Story, name: Name | 'member', command: CaseCommand, at?: string) =>
  told(story.does(name, command, at))

const opened = () => storyOf(DAMAGE).open('member', { data: { what: '网破' }, category: '01', attachments: [id(900)] })
const FILE: CommandOf<'decide'> = { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' }
const SEND: CommandOf<'decide'> = { do: 'decide', item: 2, outcome: 'send', reason: null, department: 'grounds' }
const sent = () => opened().does('clerk', FILE).does('dispatcher', SEND)
const extension = {
  ...({ do: 'ask-extension', item: 3, request: id(50), reason: '等料' } as const),
  limit: { amount: 4, unit: 'working-hour' } as const,
}
const suspension = (until: string | null) =>
  ({ do: 'ask-suspension', item: 3, request: id(51), until, reason: '等网' }) as const
const answer = (request: number, grant: boolean) =>
  ({ do: 'answer', request: id(request), grant, reason: grant ? null : '料已到。' }) as const

test('a case is reported', () => {
  expect(told(opened())).toEqual([
    'member报告“场地损坏”，来源：会员，类别：球网（01），附材料1份，转入“受理”（限1个工作时），“会员等候”时限10个工作日。',
    'member reported “Damage”; source: Member; class: nets (01); with 1 file; next is “Accept” (within 1 working hour); “The member waits” has 10 working days.',
  ])
})

test('a step is decided', () => {
  expect(after(opened(), 'clerk', { ...FILE, category: '0101' })).toEqual([
    'clerk办理“受理”：立案，类别改为球网（0101），适用立案标准“球网撕裂”，转入“派遣”。',
    'clerk did “Accept”: File; class changed to nets (0101); by the filing standard “The net is torn”; next is “Dispatch”.',
  ])
  expect(after(opened().does('clerk', FILE), 'dispatcher', { ...SEND, assignee: id(4) })).toEqual([
    'dispatcher办理“派遣”：派遣，交场地部（groundsman）办理“处置”，要求2个紧急工作时内封场，要求8个工作时内修复。',
    'dispatcher did “Dispatch”: Send; “Handle” goes to the Grounds (groundsman); promised within 2 urgent hours: Closing the court; promised within 8 working hours: Repair.',
  ])
  expect(after(sent(), 'groundsman', { do: 'decide', item: 3, outcome: 'fenced', reason: null })).toEqual([
    'groundsman办理“处置”：已封场，“封场”已按承诺完成，交场地部办理“处置”。',
    'groundsman did “Handle”: Closed off; kept as promised: “Closing the court”; “Handle” goes to the Grounds.',
  ])
  expect(after(sent(), 'groundsman', { do: 'decide', item: 3, outcome: 'noted', reason: '已电话联系厂家' })).toEqual([
    'groundsman在“处置”中记录：进展。理由：已电话联系厂家。',
    'groundsman noted on “Handle”: Progress. Reason: 已电话联系厂家.',
  ])
  expect(after(opened(), 'clerk', { do: 'decide', item: 1, outcome: 'refuse', reason: '不属场地' })).toEqual([
    'clerk办理“受理”：不予受理，案件结束：“不予受理”。理由：不属场地。',
    'clerk did “Accept”: Refuse; the case ended: “Refused”. Reason: 不属场地.',
  ])
})

test('work is taken, given back and handed on', () => {
  const story = opened()
  expect(after(story, 'clerk', { do: 'claim', item: 1 })).toEqual(['clerk领取“受理”。', 'clerk took “Accept”.'])
  expect(after(story, 'clerk', { do: 'release', item: 1, reason: '请假' })).toEqual([
    'clerk将“受理”退回待领。理由：请假。',
    'clerk gave “Accept” back. Reason: 请假.',
  ])
  expect(after(story, 'captain', { do: 'assign', item: 1, to: id(2), reason: null })).toEqual([
    'captain将“受理”改派给otherClerk。',
    'captain handed “Accept” to otherClerk.',
  ])
})

test('an extension is asked for, refused and granted', () => {
  const story = sent()
  expect(after(story, 'groundsman', extension)).toEqual([
    'groundsman就“处置”申请延期4个工作时。理由：等料。',
    'groundsman asked for an extension of 4 working hours on “Handle”. Reason: 等料.',
  ])
  expect(after(story, 'dispatcher', answer(50, false))).toEqual([
    'dispatcher不同意延期4个工作时。理由：料已到。',
    'dispatcher refused an extension of 4 working hours. Reason: 料已到.',
  ])
  expect(after(story.does('groundsman', extension), 'dispatcher', answer(50, true))).toEqual([
    'dispatcher同意延期4个工作时，“修复”相应延长。',
    'dispatcher granted an extension of 4 working hours; lengthened: “Repair”.',
  ])
})

test('a suspension has its day, or none, and ends on it or before', () => {
  const story = sent()
  expect(after(story, 'groundsman', suspension('2023-09-15T02:00:00.000Z'))).toEqual([
    'groundsman就“处置”申请挂账至2023年9月15日（星期五）10:00。理由：等网。',
    'groundsman asked for a suspension until Friday 15 September 2023 10:00 on “Handle”. Reason: 等网.',
  ])
  expect(after(story, 'duty', answer(51, true))).toEqual([
    'duty同意挂账至2023年9月15日（星期五）10:00，“会员等候”、“修复”暂停计时。',
    'duty granted a suspension until Friday 15 September 2023 10:00; standing still: “The member waits”, “Repair”.',
  ])
  expect(told(story.until('2023-09-15 10:00'))).toEqual([
    '挂账期满，“处置”恢复办理，“会员等候”、“修复”继续计时。',
    'The suspension is over and “Handle” goes on; running again: “The member waits”, “Repair”.',
  ])
  expect(after(story, 'groundsman', suspension(null))).toEqual([
    'groundsman就“处置”申请挂账（未定复查时间）。理由：等网。',
    'groundsman asked for a suspension without a day set on “Handle”. Reason: 等网.',
  ])
  expect(after(story.does('duty', answer(51, true)), 'duty', { do: 'resume', item: 3, reason: '网到了' })).toEqual([
    'duty解除“处置”的挂账，“会员等候”、“修复”继续计时。理由：网到了。',
    'duty ended the suspension of “Handle”; running again: “The member waits”, “Repair”. Reason: 网到了.',
  ])
})

test('a case is taken back, merged, and opened again', () => {
  expect(after(opened(), 'member', { do: 'withdraw', reason: '看错了' })).toEqual([
    'member撤回案件，案件结束：“撤回”。理由：看错了。',
    'member took the case back; the case ended: “Withdrawn”. Reason: 看错了.',
  ])
  expect(after(opened(), 'clerk', { do: 'merge', into: id(200), reason: '同一张网' })).toEqual([
    'clerk将本案并入案件D202300000007，案件结束：“并案”。理由：同一张网。',
    'clerk merged the case into D202300000007; the case ended: “Merged”. Reason: 同一张网.',
  ])
  const done = { do: 'decide', item: 3, outcome: 'done', reason: null, data: { found: '换网' } } as const
  const closed = sent()
    .does('groundsman', { ...done, attachments: [id(900)] })
    .does('collector', { do: 'decide', item: 4, outcome: 'good', reason: null })
  expect(after(closed, 'member', { do: 'reopen', reason: '网又破了' })).toEqual([
    'member要求重新办理，转入“派遣”，“会员等候”时限10个工作日。理由：网又破了。',
    'member had the case opened again; next is “Dispatch”; “The member waits” has 10 working days. Reason: 网又破了.',
  ])
})

test('a case is corrected, commented on, urged and supervised', () => {
  const place = { position: null, address: '二号场' }
  const correct = { do: 'correct', reason: '听错了', data: { what: '二号场网破' }, category: '0101', place } as const
  expect(after(sent(), 'captain', correct)).toEqual([
    'captain更正“情况”、类别（改为球网（0101））、位置。理由：听错了。',
    'captain corrected “What is wrong”, the class (now nets (0101)), the place. Reason: 听错了.',
  ])
  expect(
    after(sent(), 'clerk', { do: 'comment', text: '会员来电致谢。', mentions: [], attachments: [id(900), id(901)] }),
  ).toEqual(['clerk留言：会员来电致谢，附材料2份。', 'clerk wrote: 会员来电致谢; with 2 files.'])
  expect(after(sent(), 'member', { do: 'urge', reason: '请尽快' })).toEqual([
    'member催办“处置”。理由：请尽快。',
    'member urged “Handle”. Reason: 请尽快.',
  ])
  const story = sent()
  expect(after(story, 'captain', { do: 'supervise', on: true, reason: '久拖未决' })).toEqual([
    'captain将案件列入督办。理由：久拖未决。',
    'captain put the case under supervision. Reason: 久拖未决.',
  ])
  expect(after(story, 'captain', { do: 'supervise', on: false, reason: '已办结' })).toEqual([
    'captain解除督办。理由：已办结。',
    'captain ended the supervision. Reason: 已办结.',
  ])
})

test('a ladder is climbed', () => {
  const { events } = sent().until('2023-09-19 18:00')
  expect(events.filter(({ kind }) => kind === 'case.climbed').map((event) => words(event))).toEqual([
    [
      '场地部“修复”时限已用80%，已提醒承办单位的处置人员。',
      '“Repair” of the Grounds has used 80% of its time; a handler of the department that has the step was reminded.',
    ],
    [
      '场地部“修复”期限已到，已向承办单位的处置人员发出逾期通知。',
      '“Repair” of the Grounds has reached its deadline; a handler of the department that has the step was told that it is overdue.',
    ],
    [
      '场地部“修复”超过期限8个工作时，已上报承办单位的部门联络员。',
      '“Repair” of the Grounds is 8 working hours behind its deadline; a department liaison of the department that has the step was informed.',
    ],
    [
      '场地部“修复”超过期限2个工作日，已向督查员建议督办。',
      '“Repair” of the Grounds is 2 working days behind its deadline; supervision was proposed to an inspector.',
    ],
  ])
})

test('nobody decided in time', () => {
  const story = storyOf(MEMBERSHIP)
    .open('member', { data: { name: '张三' } })
    .until('2023-09-20 18:00')
  expect(told(story, MEMBERSHIP)).toEqual([
    '“收件”逾期未决，依章程第三条（虚构）视为“受理”，转入“教练意见”（限3个工作日）、“财务意见”（限5个工作日）。',
    '“Receive” was not decided in time; by 章程第三条（虚构） it counts as “Accept”; next are “Coach” (within 3 working days), “Purse” (within 5 working days).',
  ])
})

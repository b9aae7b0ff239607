import {
  anyone,
  ask,
  atMost,
  caseType,
  counting,
  limit,
  must,
  naturalDays,
  ofDepartment,
  ofStreet,
  reporter,
  workingDays,
  workingMinutes,
} from '@citybrain/contract/pack/case-build.ts'
import type { FieldSource } from '@citybrain/contract/pack/field.ts'
import type { TaskStep } from '@citybrain/contract/pack/flow.ts'

import { HOTLINE_RETURNS, OWN, STAGE_LIMITS } from '../sources.ts'
import { STANDARDS } from '../standards.data.ts'
import { FROM_HOTLINE, INCIDENT_CLOCKS, INCIDENT_LADDERS, OF_DEPARTMENT } from './clocks.ts'
import { INCIDENT_FIELDS, INCIDENT_SOURCES } from './fields.ts'

const clerk = anyone('clerk')
const dispatcher = anyone('dispatcher')
const duty = anyone('duty-officer')
const transferred = { of: { count: 'transfers' }, atLeast: 1 } as const

/** What an earlier round said is no answer to this one. */
const FRESH = { fresh: true } as const
const TODAY = { fresh: true, prefill: 'today' } as const
/** Calls at different times before somebody counts as out of reach; the project's own figure. */
const CALLS = 3

/** A desk of the centre. */
const desk = (minutes: number, source: FieldSource = OWN): Pick<TaskStep, 'department' | 'within' | 'ladder'> => ({
  ...{ department: 'none', within: [limit(workingMinutes(minutes), source)], ladder: 'desk' },
})

/** 城市管理案件: the supervising axis accepts, verifies and closes, the commanding axis dispatches; neither handles. */
export const INCIDENT = caseType({
  key: 'incident',
  title: { zh: '城市管理案件', en: 'City-management case' },
  description: {
    zh: '部件、事件问题的采集、受理立案、派遣、处置、反馈、核查、结案',
    en: 'Components and events: reported, filed, dispatched, handled, answered, verified, closed',
  },
  basis: ['CJJ/T 106-2010 城市市政综合监管信息系统技术规范', 'GB/T 30428 数字化城市管理信息系统（系列标准）'],
  version: 4,
  prefix: 'CG',
  supervisor: duty,
  about: ['facility'],
  placed: true,
  categories: 'matter-classes',
  standards: STANDARDS,
  sources: INCIDENT_SOURCES,
  fields: INCIDENT_FIELDS,
  opening: {
    asks: [
      ...[must('what'), ask('scene'), must('ticket', { when: FROM_HOTLINE })],
      must('urgency', { when: FROM_HOTLINE }),
    ],
    attachments: 0,
    opener: null,
  },
  starts: 'accept',
  steps: {
    accept: {
      title: { zh: '受理', en: 'Accept' },
      by: clerk,
      prefers: 'accept',
      ...desk(30, STAGE_LIMITS),
      pauses: OF_DEPARTMENT,
      ways: {
        file: {
          title: { zh: '立案', en: 'File' },
          ...{ to: 'dispatch', tone: 'good', chooses: ['category', 'standard'], asks: [ask('scene')] },
          effects: [counting('filed')],
        },
        preCheck: { title: { zh: '送核实', en: 'Have it pre-checked' }, to: 'preCheck' },
        refuse: {
          title: { zh: '不予受理', en: 'Refuse' },
          ...{ to: 'refused', tone: 'bad', reason: true, asks: [must('refusalGround')] },
        },
      },
    },
    preCheck: {
      title: { zh: '核实', en: 'Pre-check' },
      by: ofStreet('collector'),
      ...desk(120),
      pauses: OF_DEPARTMENT,
      ways: {
        found: {
          title: { zh: '情况属实', en: 'It is so' },
          ...{ to: 'accept', tone: 'good', attachments: 1, asks: [ask('scene'), ask('preCheckFinding', FRESH)] },
        },
        notFound: {
          title: { zh: '情况不符', en: 'It isn’t so' },
          ...{ to: 'accept', tone: 'bad', attachments: 1, reason: true, asks: [ask('preCheckFinding', FRESH)] },
        },
      },
    },
    dispatch: {
      title: { zh: '派遣', en: 'Dispatch' },
      by: dispatcher,
      ...desk(30, STAGE_LIMITS),
      // The duty list proposes; whoever dispatches may choose otherwise.
      department: 'routed',
      pauses: OF_DEPARTMENT,
      ways: {
        send: {
          title: { zh: '派遣到承办单位', en: 'Send to the department' },
          ...{ to: 'assign', tone: 'good', chooses: ['department', 'assignee'], effects: [counting('dispatches')] },
          guard: {
            condition: atMost('returns', 2),
            otherwise: {
              zh: '已派遣三次均被退回，请报值班长指定承办单位。',
              en: 'It was dispatched three times and returned each time; have the duty officer appoint a department.',
            },
          },
        },
        arbitrate: { title: { zh: '报值班长裁定', en: 'To the duty officer' }, to: 'arbitrate', reason: true },
        ownerless: {
          title: { zh: '无主，报属地兜底', en: 'Ownerless' },
          ...{ to: 'ownerless', reason: true, asks: [must('ownerSearch', FRESH)] },
        },
        transfer: { title: { zh: '转办上级或权属单位', en: 'Beyond the district' }, to: 'transfer', reason: true },
        notOurs: { title: { zh: '退回受理', en: 'Back to acceptance' }, to: 'accept', tone: 'bad', reason: true },
      },
    },
    arbitrate: {
      title: { zh: '裁定承办单位', en: 'Appoint a department' },
      by: duty,
      ...desk(240),
      pauses: OF_DEPARTMENT,
      ways: {
        appoint: {
          title: { zh: '指定承办单位', en: 'Appoint' },
          ...{ to: 'assign', chooses: ['department'], reason: true, asks: [must('appointBasis', FRESH)] },
          effects: [counting('dispatches'), counting('appointed')],
        },
        ownerless: { title: { zh: '认定无主', en: 'It is ownerless' }, to: 'ownerless', reason: true },
        transfer: { title: { zh: '转办上级或权属单位', en: 'Beyond the district' }, to: 'transfer', reason: true },
      },
    },
    ownerless: {
      title: { zh: '无主设施属地兜底', en: 'Fallback owner' },
      by: duty,
      ...desk(240),
      help: {
        zh: '权属查不清的，由所在街道办事处兜底处置；默认单位由派遣规则按位置给出，不得再退单。',
        en: 'Where no owner is found, the office of the street that it lies in handles it: the dispatch rules propose that office by the place, and it may not return the case.',
      },
      department: 'routed',
      pauses: OF_DEPARTMENT,
      ways: {
        toStreet: {
          title: { zh: '交属地街道处置', en: 'To the street office' },
          ...{ to: 'assign', chooses: ['department'], reason: true },
          effects: [counting('dispatches'), counting('appointed'), counting('ownerless')],
        },
        hasOwner: { title: { zh: '已查明权属', en: 'It has an owner' }, to: 'dispatch', reason: true },
      },
    },
    assign: {
      title: { zh: '签收指派', en: 'Take and assign' },
      by: ofDepartment('liaison'),
      within: [limit(workingDays(1), HOTLINE_RETURNS)],
      deemed: {
        after: workingDays(2),
        outcome: 'take',
        basis: `逾两个工作日未退单，应当办理：${HOTLINE_RETURNS.note.zh}`,
      },
      ways: {
        take: { title: { zh: '指派处置人员', en: 'Assign' }, to: 'handle', tone: 'good', chooses: ['assignee'] },
        notOurs: {
          title: { zh: '退单', en: 'Return' },
          ...{
            to: 'dispatch',
            tone: 'bad',
            reason: true,
            asks: [must('returnBasis', FRESH)],
            effects: [counting('returns')],
          },
          guard: {
            condition: atMost('appointed', 0),
            otherwise: {
              zh: '承办单位已由值班长指定，不得退单；确实不能处置的，请申请挂账。',
              en: 'The duty officer has appointed the department, so it can’t return the case; if it can’t be done now, ask for a suspension.',
            },
          },
        },
      },
    },
    handle: {
      title: { zh: '处置', en: 'Handle' },
      by: ofDepartment('handler'),
      prefers: 'handle',
      ways: {
        contacted: {
          title: { zh: '已联系反映人', en: 'The reporter was contacted' },
          ...{ to: null, reason: true, effects: [counting('contacts')] },
        },
        progress: { title: { zh: '记录进展', en: 'Note progress' }, to: null, reason: true },
        done: {
          title: { zh: '处置完成', en: 'Handled' },
          ...{
            to: 'confirm',
            tone: 'good',
            attachments: 1,
            asks: [must('handled', FRESH)],
            keeps: ['secured', 'repaired', 'penalised'],
          },
        },
        secured: {
          title: { zh: '现场已控制', en: 'The scene is secured' },
          ...{ to: null, attachments: 1, keeps: ['secured'] },
        },
        repaired: {
          title: { zh: '已抢修', en: 'Repaired for now' },
          ...{ to: null, attachments: 1, keeps: ['secured', 'repaired'] },
        },
        penalised: {
          title: { zh: '已处罚', en: 'Penalty decided' },
          ...{ to: null, attachments: 1, keeps: ['secured', 'penalised'] },
        },
        handBack: { title: { zh: '交回指派', en: 'Hand back' }, to: 'assign', reason: true },
      },
    },
    confirm: {
      title: { zh: '部门反馈', en: 'Department answers' },
      by: ofDepartment('liaison'),
      ways: {
        answer: { title: { zh: '确认并反馈', en: 'Confirm' }, to: 'review', tone: 'good' },
        again: { title: { zh: '部门内返工', en: 'Again' }, to: 'handle', reason: true, chooses: ['assignee'] },
      },
    },
    transfer: {
      title: { zh: '转办', en: 'Transfer' },
      by: dispatcher,
      ...desk(30),
      pauses: OF_DEPARTMENT,
      ways: {
        told: {
          title: { zh: '已通知权属单位', en: 'The owner was told' },
          ...{ to: 'outside', tone: 'good', effects: [counting('transfers')] },
          asks: [
            ...[must('outsideKind'), must('outsideUnit'), must('toldHow', FRESH), must('toldWhom', FRESH)],
            ...[must('toldOn', TODAY), must('toldAtTime', FRESH), ask('outsideTicket')],
          ],
        },
        ourOwn: { title: { zh: '属本区职责', en: 'Ours after all' }, to: 'dispatch', reason: true },
      },
    },
    outside: {
      title: { zh: '权属单位处置', en: 'With the owner' },
      help: {
        zh: '权属单位不受本区指挥：本区只能通知、催办、跟踪，时限不计入区属部门考核。',
        en: 'The owner isn’t under the district’s command: it is told, reminded and followed, and counts against no department.',
      },
      by: dispatcher,
      department: 'none',
      pauses: OF_DEPARTMENT,
      ways: {
        reminded: {
          title: { zh: '已催办', en: 'Reminded' },
          ...{ to: null, reason: true, effects: [counting('reminders')] },
          asks: [must('toldHow', FRESH), ask('toldWhom', FRESH), must('toldOn', TODAY), must('toldAtTime', FRESH)],
        },
        answered: {
          title: { zh: '对方答复已处置', en: 'They say it is done' },
          ...{ to: 'review', tone: 'good', asks: [must('outsideReply', FRESH)] },
        },
        declined: {
          title: { zh: '对方不承办', en: 'They decline' },
          to: 'arbitrate',
          tone: 'bad',
          reason: true,
          asks: [must('outsideReply', FRESH)],
        },
      },
    },
    review: {
      title: { zh: '派遣员审看', en: 'Dispatcher looks' },
      by: dispatcher,
      ...desk(30),
      ways: {
        forward: { title: { zh: '送核查', en: 'Have it verified' }, to: 'verify', tone: 'good' },
        rework: {
          title: { zh: '返工', en: 'Rework' },
          ...{
            to: 'assign',
            tone: 'bad',
            reason: true,
            asks: [must('reworkCause', FRESH)],
            effects: [counting('rework')],
          },
          guard: {
            condition: atMost('transfers', 0),
            otherwise: {
              zh: '本案曾转办区外单位，请选择“再次转办”或“重新派遣”。',
              en: 'The case has been with an outside unit; transfer it again or dispatch it anew.',
            },
          },
        },
        transferAgain: {
          title: { zh: '再次转办', en: 'Transfer again' },
          ...{ to: 'transfer', tone: 'bad', reason: true, effects: [counting('rework')] },
          guard: { condition: transferred, otherwise: { zh: '本案没有转办过。', en: 'It was never transferred.' } },
        },
        dispatchAgain: {
          title: { zh: '重新派遣', en: 'Dispatch anew' },
          ...{ to: 'dispatch', tone: 'bad', reason: true, effects: [counting('rework')] },
        },
      },
    },
    verify: {
      title: { zh: '核查', en: 'Verify' },
      by: ofStreet('collector'),
      apartFrom: ['assign', 'handle', 'confirm', 'transfer', 'outside'],
      ...desk(120, STAGE_LIMITS),
      ways: {
        passed: {
          title: { zh: '核查通过，达到结案条件', en: 'It meets the closing condition' },
          ...{ to: 'close', tone: 'good', attachments: 1, asks: [ask('checkFinding', FRESH)] },
        },
        failed: {
          title: { zh: '核查不通过', en: 'It doesn’t' },
          ...{ to: 'review', tone: 'bad', attachments: 1, reason: true, asks: [ask('checkFinding', FRESH)] },
          effects: [counting('failedChecks')],
        },
      },
    },
    close: {
      title: { zh: '结案审核', en: 'Close' },
      by: clerk,
      apartFrom: ['assign', 'handle', 'confirm', 'dispatch', 'transfer', 'review'],
      ...desk(30, STAGE_LIMITS),
      ways: {
        close: {
          ...{ title: { zh: '结案', en: 'Close' }, to: 'closed', tone: 'good' },
          guard: {
            condition: { any: [{ not: FROM_HOTLINE }, { of: { count: 'followUps' }, atLeast: 1 }] },
            otherwise: {
              zh: '12345 工单结案前须回访，请选择“送回访”。',
              en: 'A ticket of the hotline is followed up before it is closed.',
            },
          },
        },
        followUp: { title: { zh: '送回访', en: 'Have it followed up' }, to: 'followUp' },
        checkAgain: { title: { zh: '重新核查', en: 'Verify again' }, to: 'verify', reason: true },
        fail: { title: { zh: '不符合结案条件', en: 'Not to be closed' }, to: 'review', tone: 'bad', reason: true },
      },
    },
    followUp: {
      title: { zh: '回访', en: 'Follow-up call' },
      by: clerk,
      apartFrom: ['assign', 'handle', 'confirm', 'dispatch', 'transfer', 'review'],
      ...desk(480),
      ways: {
        answered: {
          title: { zh: '已回访', en: 'Answered' },
          ...{ to: 'close', tone: 'good', effects: [counting('followUps')] },
          asks: [must('solved', FRESH), must('satisfaction', FRESH), ask('followUpNote', FRESH)],
        },
        missed: {
          title: { zh: '未接通', en: 'No answer' },
          ...{
            to: null,
            asks: [must('calledOn', TODAY), must('calledAtTime', FRESH)],
            effects: [counting('missedCalls')],
          },
        },
        unreachable: {
          title: { zh: '多次未接通', en: 'Can’t be reached' },
          ...{ to: 'close', reason: true, effects: [counting('followUps'), counting('unreached')] },
          guard: {
            condition: { of: { count: 'missedCalls' }, atLeast: CALLS },
            otherwise: {
              zh: `未接通记录不足 ${CALLS} 次，请换时间再拨。`,
              en: `Fewer than ${CALLS} calls without an answer are noted; call at another time.`,
            },
          },
        },
      },
    },
    closed: {
      title: { zh: '结案', en: 'Closed' },
      ends: 'done',
      told: {
        zh: '您反映的问题已处置并经现场核查。',
        en: 'What you reported has been handled and checked on the spot.',
      },
    },
    refused: {
      title: { zh: '不予受理', en: 'Refused' },
      ends: 'refused',
      told: {
        zh: '您反映的问题未予受理，原因见办理意见。',
        en: 'What you reported was not accepted; the reason is given.',
      },
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, ends: 'withdrawn' },
    merged: {
      title: { zh: '并案', en: 'Merged' },
      ends: 'merged',
      told: {
        zh: '同一问题已在办理，您的报告已并入该案。',
        en: 'The same matter is being handled; your report was joined to it.',
      },
    },
  },
  clocks: INCIDENT_CLOCKS,
  ladders: INCIDENT_LADDERS,
  requests: [
    { key: 'extension', in: ['assign', 'handle', 'outside'], approver: dispatcher, most: 1, longest: null },
    { key: 'suspension', in: ['assign', 'handle', 'outside'], approver: duty, most: 3, longest: null },
  ],
  withdrawal: { in: ['accept', 'preCheck', 'dispatch'], to: 'withdrawn' },
  reopening: {
    from: ['closed'],
    to: 'dispatch',
    within: workingDays(5),
    by: [reporter, duty],
    resets: ['returns', 'appointed', 'transfers', 'followUps', 'missedCalls'],
  },
  merging: { in: ['accept', 'preCheck', 'dispatch'], to: 'merged', by: clerk },
  recurrence: { within: naturalDays(30), metres: 50 },
  similar: { within: naturalDays(7), metres: 100, classDigits: 1 },
})

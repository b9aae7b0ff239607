import {
  anyone,
  byStandard,
  fieldIs,
  limit,
  ofDepartment,
  overdueBy,
  urgentMinutes,
  used,
  workingDays,
  workingHours,
  workingMinutes,
} from '@citybrain/contract/pack/case-build.ts'
import type { CaseClock, Ladder } from '@citybrain/contract/pack/case-type.ts'
import type { Condition } from '@citybrain/contract/pack/condition.ts'
import { HOTLINE_RECEIPT, OWN } from '../sources.ts'

type Said = Pick<CaseClock, 'title' | 'limit'> & Partial<CaseClock>

/** The department's time runs from its own dispatch until it reports back. */
const clock = (key: string, said: Said): CaseClock => ({
  ...{ key, law: null, starts: { enter: 'assign' }, stops: { enter: 'review' } },
  ...{ suspendable: false, ladder: null },
  ...said,
})

export const FROM_HOTLINE: Condition = { of: { fact: 'source' }, is: 'hotline' }
const ticket = (urgency: string) => ({ when: { all: [FROM_HOTLINE, fieldIs('urgency', urgency)] } })
const IN_FORCE = { from: '2025-01-01' }

/** 12345 工单接收时限: day and night where it is urgent. Before the rules were in force there is none. */
const RECEIPT = [
  limit(urgentMinutes(15), HOTLINE_RECEIPT, { ...IN_FORCE, ...ticket('danger') }),
  limit(urgentMinutes(30), HOTLINE_RECEIPT, { ...IN_FORCE, ...ticket('livelihood') }),
  limit(workingDays(1), HOTLINE_RECEIPT, { ...IN_FORCE, when: FROM_HOTLINE }),
]

/** Clocks of the department; they stand still while the case is on nobody's desk who could handle it. */
export const OF_DEPARTMENT = ['contact', 'handling', 'secured', 'repaired', 'penalised']

export const INCIDENT_CLOCKS: CaseClock[] = [
  clock('reporter', {
    ...{ title: { zh: '答复报告人', en: 'The reporter waits' }, limit: [limit(workingDays(15), OWN)] },
    ...{ starts: 'open', stops: 'end', ladder: 'reporter' },
  }),
  clock('receipt', {
    ...{ title: { zh: '12345 工单接收', en: 'Taking the hotline’s ticket' }, limit: RECEIPT, law: RECEIPT },
    ...{ starts: 'open', stops: { leave: 'accept' }, ladder: 'receipt' },
  }),
  clock('handling', {
    ...{ title: { zh: '处置', en: 'Handling' }, limit: [byStandard()], suspendable: true, ladder: 'handling' },
  }),
  clock('contact', {
    title: { zh: '联系反映人', en: 'Contacting the reporter' },
    limit: [limit(workingDays(1), OWN, { when: FROM_HOTLINE })],
    ...{ stops: { step: 'handle', outcomes: ['contacted', 'done'] }, ladder: 'scene' },
  }),
  clock('secured', {
    ...{ title: { zh: '现场控制', en: 'Securing the scene' }, limit: [byStandard('secured')], ladder: 'scene' },
  }),
  clock('repaired', { title: { zh: '抢修', en: 'Repair' }, limit: [byStandard('repaired')], ladder: 'scene' }),
  clock('penalised', { title: { zh: '处罚', en: 'Penalty' }, limit: [byStandard('penalised')], ladder: 'scene' }),
  clock('outside', {
    ...{ title: { zh: '权属单位处置跟踪', en: 'Following an outside unit' }, limit: [byStandard()] },
    ...{ starts: { enter: 'outside' }, suspendable: true, ladder: 'outside' },
  }),
]

const dispatcher = anyone('dispatcher')
const duty = anyone('duty-officer')
const inspector = anyone('inspector')
const department = [ofDepartment('handler'), ofDepartment('liaison')]

/** 预警、超期、上级、督办建议; nobody is supervised by a machine: the last rung proposes it to the inspector. */
export const INCIDENT_LADDERS: Ladder[] = [
  {
    ...{ key: 'desk', title: { zh: '中心各岗位', en: 'Desks of the centre' }, source: OWN },
    rungs: [
      { at: used(100), do: 'overdue', tell: [duty] },
      { at: overdueBy(workingMinutes(60)), do: 'superior', tell: [duty, anyone('leader')] },
    ],
  },
  {
    ...{ key: 'receipt', title: { zh: '12345 工单接收', en: 'Taking the hotline’s ticket' }, source: OWN },
    rungs: [
      { at: used(50), do: 'remind', tell: [anyone('clerk'), duty] },
      { at: used(100), do: 'overdue', tell: [duty, anyone('leader')] },
    ],
  },
  {
    ...{ key: 'handling', title: { zh: '处置时限', en: 'Handling' }, source: OWN },
    rungs: [
      { at: used(80), do: 'remind', tell: department },
      { at: used(100), do: 'overdue', tell: [...department, dispatcher] },
      { at: overdueBy(workingHours(8)), do: 'superior', tell: [ofDepartment('leader'), duty] },
      { at: overdueBy(workingDays(2)), do: 'propose-supervision', tell: [inspector] },
    ],
  },
  {
    ...{ key: 'scene', title: { zh: '现场控制与抢修', en: 'The scene' }, source: OWN },
    rungs: [
      { at: used(80), do: 'remind', tell: department },
      { at: used(100), do: 'overdue', tell: [...department, dispatcher, duty] },
    ],
  },
  {
    ...{ key: 'outside', title: { zh: '权属单位跟踪', en: 'Outside units' }, source: OWN },
    rungs: [
      { at: used(80), do: 'remind', tell: [dispatcher] },
      { at: used(100), do: 'overdue', tell: [dispatcher, duty] },
      { at: overdueBy(workingDays(1)), do: 'superior', tell: [anyone('leader')] },
      { at: overdueBy(workingDays(3)), do: 'propose-supervision', tell: [inspector] },
    ],
  },
  {
    ...{ key: 'reporter', title: { zh: '答复报告人', en: 'Answering the reporter' }, source: OWN },
    rungs: [
      { at: used(80), do: 'remind', tell: [duty] },
      { at: used(100), do: 'overdue', tell: [duty, inspector] },
    ],
  },
]

import type {
  CaseCount,
  CaseEvaluation,
  CaseFigure,
  CaseGrades,
  CaseScore,
} from '@citybrain/contract/pack/case-figure.ts'
import { EVALUATION_MEMORY, JINNIU, OWN, VENDOR_FIGURES } from './sources.ts'

const reported = { over: 'cases', when: 'opened' } as const
const filed = { over: 'items', when: 'left', step: 'accept', outcome: 'file' } as const
const dispatched = { over: 'items', when: 'left', step: 'dispatch', outcome: 'send' } as const
/** 应处置数; that it means what is due in the period, not what was filed in it, is from memory. */
const dueHandling = { over: 'clocks', clock: 'handling' } as const
/** 应结案数: cases whose handling falls due, since the flow has no limit of closing as such. */
const dueClosing = { over: 'cases', when: { clock: 'handling' } } as const
/** 12345: who was to be contacted, and what was said on the follow-up. */
const contacting = { over: 'clocks', clock: 'contact' } as const
const hotlineClosed = { over: 'cases', when: 'ended', end: 'closed', source: 'hotline' } as const
const ended = { over: 'cases', when: 'ended', end: 'closed' } as const

const amount = (key: string, zh: string, en: string, numerator: CaseCount): CaseFigure => ({
  ...{ key, title: { zh, en }, numerator, denominator: null, better: 'neither' },
  ...{ of: ['region', 'department'], source: VENDOR_FIGURES },
})

const rate = (
  [key, zh, en]: readonly [string, string, string],
  numerator: CaseCount,
  denominator: CaseCount,
  more: Judged,
): CaseFigure => ({ ...{ key, title: { zh, en }, numerator, denominator }, ...more })

type Judged = Pick<CaseFigure, 'better' | 'of' | 'source'>
const ofDepartments: Judged = { better: 'higher', of: ['region', 'department'], source: JINNIU }
const ofPosts: Judged = { better: 'higher', of: ['region', 'post'], source: EVALUATION_MEMORY }
const ofHotline: Judged = { better: 'higher', of: ['region', 'department'], source: EVALUATION_MEMORY }
const burden: Judged = { ...ofDepartments, better: 'lower' }

const AMOUNTS: CaseFigure[] = [
  amount('reported', '上报数', 'Reported', reported),
  { ...amount('filed', '立案数', 'Filed', filed), of: ['region', 'post'] },
  { ...amount('dispatched', '派遣数', 'Dispatched', dispatched), of: ['region', 'post'] },
  amount('dueHandling', '应处置数', 'Due to be handled', dueHandling),
  amount('handled', '处置数', 'Handled', { ...dueHandling, done: true }),
  amount('handledOnTime', '按期处置数', 'Handled on time', { ...dueHandling, done: true, onTime: true }),
  amount('handledLate', '超期处置数', 'Handled late', { ...dueHandling, done: true, onTime: false }),
  amount('lateOpen', '超期未处置数', 'Late and open', { ...dueHandling, done: false, onTime: false }),
  amount('dueClosing', '应结案数', 'Due to be closed', dueClosing),
  amount('closed', '结案数', 'Closed', ended),
  amount('reworked', '返工数', 'Reworked', { ...dueClosing, counted: 'rework' }),
  amount('extended', '延期数', 'Extended', { ...dueClosing, counted: 'granted.extension' }),
  amount('selfFound', '自行发现数', 'Found by departments themselves', { ...reported, source: 'ownFind' }),
]

const RATES: CaseFigure[] = [
  rate(['handledRate', '处置率', 'Handled'], { ...dueHandling, done: true }, dueHandling, ofDepartments),
  rate(
    ['onTimeRate', '按期处置率', 'Handled on time'],
    { ...dueHandling, done: true, onTime: true },
    dueHandling,
    ofDepartments,
  ),
  rate(['reworkRate', '返工率', 'Reworked'], { ...dueClosing, counted: 'rework' }, dueClosing, burden),
  rate(
    ['lateOpenRate', '超期待处置率', 'Late and open'],
    { ...dueHandling, done: false, onTime: false },
    dueHandling,
    burden,
  ),
  rate(['extensionRate', '延期率', 'Extended'], { ...dueClosing, counted: 'granted.extension' }, dueHandling, burden),
  rate(['closedRate', '结案率', 'Closed'], { ...dueClosing, end: 'closed' }, dueClosing, {
    ...{ better: 'higher', of: ['region', 'department'], source: EVALUATION_MEMORY },
  }),
  rate(
    ['closedOnTimeRate', '按期结案率', 'Closed on time'],
    { over: 'clocks', clock: 'reporter', done: true, onTime: true },
    { over: 'clocks', clock: 'reporter' },
    { better: 'higher', of: ['region'], source: EVALUATION_MEMORY },
  ),
  rate(
    ['effectiveRate', '有效上报率', 'Reports that were filed'],
    { ...reported, source: 'collector', counted: 'filed' },
    { ...reported, source: 'collector' },
    ofPosts,
  ),
  rate(['filedOnTimeRate', '按时立案率', 'Filed on time'], { ...filed, onTime: true }, filed, ofPosts),
  rate(
    ['accurateRate', '准确派遣率', 'Dispatched rightly'],
    { ...dispatched, unlessBack: { step: 'assign', outcome: 'notOurs' } },
    dispatched,
    ofPosts,
  ),
  rate(
    ['preCheckRate', '按时核实率', 'Pre-checked on time'],
    { over: 'items', when: 'due', step: 'preCheck', onTime: true },
    { over: 'items', when: 'due', step: 'preCheck' },
    ofPosts,
  ),
  rate(
    ['verifyRate', '按时核查率', 'Verified on time'],
    { over: 'items', when: 'due', step: 'verify', onTime: true },
    { over: 'items', when: 'due', step: 'verify' },
    ofPosts,
  ),
  rate(
    ['arbitrationRate', '裁定率', 'Appointed by the duty officer'],
    { ...dueClosing, counted: 'appointed' },
    dueClosing,
    { better: 'lower', of: ['region'], source: OWN },
  ),
  rate(
    ['responseRate', '响应率', 'Contacted on time'],
    { ...contacting, done: true, onTime: true },
    contacting,
    ofHotline,
  ),
  rate(
    ['solvedRate', '解决率', 'Solved, as the reporter says'],
    { ...hotlineClosed, said: { field: 'solved', in: ['yes'] } },
    { ...hotlineClosed, said: { field: 'solved', in: ['yes', 'partly', 'no'] } },
    ofHotline,
  ),
  rate(
    ['satisfiedRate', '满意率', 'Satisfied'],
    { ...hotlineClosed, said: { field: 'satisfaction', in: ['satisfied', 'fair'] } },
    { ...hotlineClosed, said: { field: 'satisfaction', in: ['satisfied', 'fair', 'dissatisfied'] } },
    ofHotline,
  ),
]

/** One district's composite, as an example: 100 points, of which `inverse` takes what is missing to one. */
const JINNIU_SCORE: CaseScore = {
  title: { zh: '综合得分（金牛区做法）', en: 'Composite (as Jinniu district computes it)' },
  terms: [
    { figure: 'handledRate', weight: 30, inverse: false },
    { figure: 'onTimeRate', weight: 20, inverse: false },
    { figure: 'reworkRate', weight: 20, inverse: true },
    { figure: 'lateOpenRate', weight: 20, inverse: true },
    { figure: 'extensionRate', weight: 10, inverse: true },
  ],
  source: JINNIU,
}

/** 等级: from so many points. */
const GRADES: CaseGrades = {
  bands: [
    { from: 90, title: { zh: '优', en: 'Excellent' } },
    { from: 80, title: { zh: '良', en: 'Good' } },
    { from: 70, title: { zh: '中', en: 'Fair' } },
    { from: 0, title: { zh: '差', en: 'Poor' } },
  ],
  source: EVALUATION_MEMORY,
}

/** 绩效评价: what is counted, over what, and where the formula was read. */
export const INCIDENT_EVALUATION: CaseEvaluation = {
  type: 'incident',
  title: { zh: '城市管理案件考核评价', en: 'Evaluation of city-management cases' },
  figures: [...AMOUNTS, ...RATES],
  score: JINNIU_SCORE,
  grades: GRADES,
}

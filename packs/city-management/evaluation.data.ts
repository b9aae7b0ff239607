import type { Field, FieldSource } from '@citybrain/contract/pack/field.ts'
import { EVALUATION_MEMORY, JINNIU, OWN, VENDOR_FIGURES } from './sources.ts'

type Words = Field['title']

/** What of the incident flow is counted within a period. */
type Count =
  | {
      readonly over: 'cases'
      /** Of whose clocks this one falls due in the period. */
      readonly when: 'opened' | 'ended' | { readonly due: string }
      /** That came to this end. */
      readonly end?: string
      readonly source?: string
      /** On which this was counted at least once. */
      readonly counted?: string
    }
  | {
      readonly over: 'items'
      readonly when: 'left' | 'due'
      readonly step: string
      readonly outcome?: string
      /** Of cases that came in so. */
      readonly source?: string
      /** Left before its own limit. */
      readonly onTime?: true
      /** The department that it went to didn't return it. */
      readonly accurate?: true
    }
  | {
      /** Clocks that fall due in the period, and those that were stopped in it: what is due later is nobody's debt yet. */
      readonly over: 'clocks'
      readonly clock: string
      readonly done?: boolean
      readonly onTime?: boolean
    }

export interface Figure {
  readonly key: string
  readonly title: Words
  readonly numerator: Count
  /** Null: the numerator itself is the figure. Zero: there is no data, never 0 % or 100 %. */
  readonly denominator: Count | null
  readonly unit: '%' | '件'
  readonly better: 'higher' | 'lower' | 'neither'
  /** Whom it may be told of. */
  readonly of: readonly ('region' | 'department' | 'post')[]
  readonly source: FieldSource
}

const reported = { over: 'cases', when: 'opened' } as const
const filed = { over: 'items', when: 'left', step: 'accept', outcome: 'file' } as const
const dispatched = { over: 'items', when: 'left', step: 'dispatch', outcome: 'send' } as const
/** 应处置数; that it means what is due in the period, not what was filed in it, is from memory. */
const dueHandling = { over: 'clocks', clock: 'handling' } as const
/** 应结案数: cases whose handling falls due, since the flow has no limit of closing as such. */
const dueClosing = { over: 'cases', when: { due: 'handling' } } as const
const ended = { over: 'cases', when: 'ended', end: 'closed' } as const

const amount = (key: string, zh: string, en: string, numerator: Count): Figure => ({
  ...{ key, title: { zh, en }, numerator, denominator: null, unit: '件', better: 'neither' },
  ...{ of: ['region', 'department'], source: VENDOR_FIGURES },
})

const rate = (
  [key, zh, en]: readonly [string, string, string],
  numerator: Count,
  denominator: Count,
  more: Pick<Figure, 'better' | 'of' | 'source'>,
): Figure => ({ ...{ key, title: { zh, en }, numerator, denominator, unit: '%' }, ...more })

const ofDepartments = { better: 'higher', of: ['region', 'department'], source: JINNIU } as const
const ofPosts = { better: 'higher', of: ['region', 'post'], source: EVALUATION_MEMORY } as const
const burden = { ...ofDepartments, better: 'lower' } as const

const AMOUNTS: Figure[] = [
  amount('reported', '上报数', 'Reported', reported),
  amount('filed', '立案数', 'Filed', filed),
  amount('dispatched', '派遣数', 'Dispatched', dispatched),
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

const RATES: Figure[] = [
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
    { ...filed, source: 'collector' },
    { ...reported, source: 'collector' },
    ofPosts,
  ),
  rate(['filedOnTimeRate', '按时立案率', 'Filed on time'], { ...filed, onTime: true }, filed, ofPosts),
  rate(['accurateRate', '准确派遣率', 'Dispatched rightly'], { ...dispatched, accurate: true }, dispatched, ofPosts),
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
]

/** 绩效评价: what is counted, over what, and where the formula was read. */
export const FIGURES: Figure[] = [...AMOUNTS, ...RATES]

/** One district's composite, as an example: 100 points, of which `inverse` takes what is missing to one. */
export const JINNIU_SCORE = {
  title: { zh: '综合得分（金牛区做法）', en: 'Composite (as Jinniu district computes it)' },
  terms: [
    { figure: 'handledRate', weight: 30, inverse: false },
    { figure: 'onTimeRate', weight: 20, inverse: false },
    { figure: 'reworkRate', weight: 20, inverse: true },
    { figure: 'lateOpenRate', weight: 20, inverse: true },
    { figure: 'extensionRate', weight: 10, inverse: true },
  ],
  source: JINNIU,
} as const

/** 等级: from so many points. */
export const GRADES = {
  bands: [
    { from: 90, title: { zh: '优', en: 'Excellent' } },
    { from: 80, title: { zh: '良', en: 'Good' } },
    { from: 70, title: { zh: '中', en: 'Fair' } },
    { from: 0, title: { zh: '差', en: 'Poor' } },
  ],
  source: EVALUATION_MEMORY,
} as const

import {
  anyone,
  ask,
  atMost,
  caseType,
  counting,
  limit,
  must,
  ofDepartment,
  overdueBy,
  used,
  workingDays,
  workingHours,
} from '@citybrain/contract/pack/case-build.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { choice, date, type Field, integer, text } from '@citybrain/contract/pack/field.ts'
import type { StatedLimit } from '@citybrain/contract/pack/limits.ts'
import { OWN } from '../sources.ts'

const own = { source: OWN }

/** One line of the sheet: points that may be reached, for what. */
export type ScoreLine = readonly [key: string, zh: string, en: string, points: number]

/** What an inspection of one line of work says of its own. */
interface Inspected
  extends Pick<CaseType, 'key' | 'title' | 'description' | 'prefix'>,
    Partial<Pick<CaseType, 'about'>> {
  /** The first is what is inspected, and must be given. */
  readonly of: Field[]
  readonly lines: readonly ScoreLine[]
  /** 整改期限. */
  readonly rectifyWithin: StatedLimit['limit']
}

const scoreField = ([key, zh, en, points]: ScoreLine): Field =>
  integer(
    key,
    { zh: `${zh}（${points} 分）`, en: `${en} (${points} points)` },
    { ...own, min: 0, max: points, unit: { zh: '分', en: 'points' } },
  )

const COMMON: Field[] = [
  integer(
    'total',
    { zh: '总分', en: 'Total' },
    { ...own, min: 0, max: 100, unit: { zh: '分', en: 'points' }, sort: true },
  ),
  date('inspectedOn', { zh: '检查日期', en: 'Inspected on' }, { ...own, sort: true }),
  choice(
    'kind',
    { zh: '检查方式', en: 'Kind' },
    [
      ['daily', '日常检查', 'Daily'],
      ['special', '专项检查', 'Special'],
      ['unannounced', '暗访抽查', 'Unannounced'],
    ],
    { ...own, filter: true },
  ),
  text('found', { zh: '扣分情况', en: 'What cost points' }, { ...own, maxLength: 1000, search: true }),
  text('rectified', { zh: '整改情况', en: 'What was put right' }, { ...own, maxLength: 1000 }),
  text('recheckFinding', { zh: '复查情况', en: 'What the re-check found' }, { ...own, maxLength: 500 }),
]

const inspector = anyone('inspector')
/** 合格线. */
const PASS_MARK = 80

/** 检查、评分、整改、复查: the same loop for each line of work. */
const LOOP = caseType({
  key: 'inspection',
  title: { zh: '检查', en: 'Inspection' },
  description: { zh: '检查、评分、整改、复查', en: 'Inspected, scored, put right, checked again' },
  version: 1,
  prefix: 'JC',
  supervisor: anyone('duty-officer'),
  placed: true,
  sources: [
    { key: 'plan', title: { zh: '计划检查', en: 'Planned' }, public: false },
    { key: 'spot', title: { zh: '随机抽查', en: 'Spot check' }, public: false },
    { key: 'complaint', title: { zh: '投诉核查', en: 'After a complaint' }, public: false },
  ],
  fields: COMMON,
  starts: 'grade',
  steps: {
    grade: {
      title: { zh: '评定', en: 'Grade' },
      by: inspector,
      department: 'routed',
      within: [limit(workingDays(1), OWN)],
      ways: {
        pass: {
          title: { zh: '合格', en: 'Passed' },
          ...{ to: 'passed', tone: 'good', chooses: ['department'] },
          guard: {
            condition: { of: { field: 'total' }, atLeast: PASS_MARK },
            otherwise: {
              zh: `总分不足 ${PASS_MARK} 分，须下发整改。`,
              en: `The total is below ${PASS_MARK} points; have it put right.`,
            },
          },
        },
        rectify: {
          title: { zh: '下发整改', en: 'To be put right' },
          ...{ to: 'rectify', tone: 'bad', reason: true, chooses: ['department', 'assignee'] },
        },
        void: { title: { zh: '作废', en: 'Void' }, to: 'void', reason: true },
      },
    },
    rectify: {
      title: { zh: '整改', en: 'Put right' },
      by: ofDepartment('handler'),
      ways: {
        done: {
          title: { zh: '整改完成', en: 'Put right' },
          ...{ to: 'recheck', tone: 'good', attachments: 1, asks: [must('rectified')] },
        },
        object: { title: { zh: '申诉', en: 'Object' }, to: 'grade', reason: true, effects: [counting('objections')] },
      },
    },
    recheck: {
      title: { zh: '复查', en: 'Re-check' },
      by: inspector,
      department: 'none',
      apartFrom: ['rectify'],
      within: [limit(workingDays(1), OWN)],
      ways: {
        good: {
          title: { zh: '复查合格', en: 'It is right' },
          ...{ to: 'rectified', tone: 'good', attachments: 1, asks: [ask('recheckFinding')] },
        },
        bad: {
          title: { zh: '继续整改', en: 'Not yet' },
          ...{ to: 'rectify', tone: 'bad', attachments: 1, reason: true, effects: [counting('rework')] },
          guard: {
            condition: atMost('rework', 1),
            otherwise: {
              zh: '已两次复查不合格，请移交考核。',
              en: 'Two re-checks have failed; hand it to appraisal.',
            },
          },
        },
        deduct: {
          title: { zh: '移交考核扣分', en: 'To appraisal' },
          ...{ to: 'deducted', tone: 'bad', attachments: 1, reason: true },
        },
      },
    },
    passed: { title: { zh: '合格', en: 'Passed' }, ends: 'done' },
    rectified: { title: { zh: '整改合格', en: 'Put right' }, ends: 'done' },
    deducted: { title: { zh: '整改不合格，移交考核', en: 'Not put right' }, ends: 'done' },
    void: { title: { zh: '作废', en: 'Void' }, ends: 'void' },
  },
  ladders: [
    {
      ...{ key: 'rectification', title: { zh: '整改期限', en: 'Putting right' }, source: OWN },
      rungs: [
        { at: used(80), do: 'remind', tell: [ofDepartment('handler')] },
        { at: used(100), do: 'overdue', tell: [ofDepartment('handler'), ofDepartment('liaison')] },
        { at: overdueBy(workingHours(8)), do: 'superior', tell: [ofDepartment('leader')] },
        { at: overdueBy(workingDays(2)), do: 'propose-supervision', tell: [inspector] },
      ],
    },
  ],
})

/** A line of work’s own inspection. What isn’t there, such as a toilet in a road without one, is left out of its sheet. */
export function inspection({ of, lines, rectifyWithin, ...given }: Inspected): CaseType {
  const [subject, ...rest] = of.map(({ key }) => key)
  const asks = [
    ...(subject ? [must(subject)] : []),
    ...rest.map((key) => ask(key)),
    ...[must('inspectedOn', { prefill: 'today' }), must('kind')],
    ...lines.map(([key]) => ask(key)),
    ...[must('total'), ask('found')],
  ]
  return {
    ...LOOP,
    ...given,
    fields: [...of, ...lines.map(scoreField), ...COMMON],
    opening: { asks, attachments: 1, opener: inspector },
    clocks: [
      {
        ...{ key: 'rectification', title: { zh: '整改', en: 'Putting right' }, limit: [limit(rectifyWithin, OWN)] },
        ...{ law: null, starts: { enter: 'rectify' }, stops: { leave: 'rectify' } },
        ...{ suspendable: true, ladder: 'rectification' },
      },
    ],
    requests: [
      { key: 'extension', in: ['rectify'], approver: anyone('duty-officer'), most: 1, longest: rectifyWithin },
    ],
  }
}

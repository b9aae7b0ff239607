import { expect, test } from 'vitest'
import { DAMAGE } from '../../../server/testing/club-cases.ts'
import { DAMAGE_EVALUATION } from '../../../server/testing/club-evaluation.ts'
import type { CaseCount, CaseEvaluation } from '../case-figure.ts'
import { faultsOfEvaluations } from './figures.ts'

const [figure] = DAMAGE_EVALUATION.figures
const faults = (more: Partial<CaseEvaluation>) => faultsOfEvaluations([{ ...DAMAGE_EVALUATION, ...more }], [DAMAGE])
const counting = (numerator: CaseCount) =>
  figure ? faults({ figures: [{ ...figure, numerator }], score: null, grades: null }) : []
const at = 'evaluation damage: figure reported'

test('the club’s own evaluation has no fault', () => {
  expect(faultsOfEvaluations([DAMAGE_EVALUATION], [DAMAGE])).toEqual([])
})

test('an evaluation is of a type of cases, and each type has one', () => {
  expect(faultsOfEvaluations([{ ...DAMAGE_EVALUATION, type: 'damages' }], [DAMAGE])).toEqual([
    'evaluation damages: no case damages; did you mean damage?',
  ])
  expect(faultsOfEvaluations([DAMAGE_EVALUATION, DAMAGE_EVALUATION], [DAMAGE])).toEqual([
    'evaluation damage is defined twice',
  ])
})

test.each<[string, CaseCount, string]>([
  ['clock', { over: 'clocks', clock: 'repairs' }, 'no clock repairs; did you mean repair?'],
  ['clock of cases', { over: 'cases', when: { clock: 'repai' } }, 'no clock repai; did you mean repair?'],
  ['end', { over: 'cases', when: 'ended', end: 'close' }, 'no end close; did you mean closed?'],
  ['source', { over: 'cases', when: 'opened', source: 'members' }, 'no source members; did you mean member?'],
  ['count', { over: 'cases', when: 'opened', counted: 'reworks' }, 'no count reworks; did you mean rework?'],
  ['step', { over: 'items', when: 'left', step: 'handel' }, 'no step handel; did you mean handle?'],
  ['outcome', { over: 'items', when: 'left', step: 'accept', outcome: 'fil' }, 'no outcome fil; did you mean file?'],
  [
    'way back',
    { over: 'items', when: 'left', step: 'dispatch', unlessBack: { step: 'handle', outcome: 'notOur' } },
    'no outcome notOur; did you mean notOurs?',
  ],
  [
    'field',
    { over: 'cases', when: 'opened', said: { field: 'surfaces', in: ['clay'] } },
    'no field with choices surfaces; did you mean surface?',
  ],
  [
    'choice',
    { over: 'cases', when: 'opened', said: { field: 'surface', in: ['clai'] } },
    'no choice clai; did you mean clay?',
  ],
])('a misspelt %s of a figure is a fault', (_, count, sentence) => {
  expect(counting(count)).toEqual([`${at}: ${sentence}`])
})

test('a figure stands once', () => {
  expect(faults({ figures: [...DAMAGE_EVALUATION.figures, ...(figure ? [figure] : [])] })).toEqual([
    'evaluation damage: figure reported stands twice',
  ])
})

test('a score weighs rates, and its weights add up to a hundred', () => {
  const score = (terms: [string, number][]) =>
    faults({
      score: {
        ...{ title: { zh: '得分', en: 'Score' }, source: { note: { zh: '', en: '' }, status: 'proposal' } },
        terms: terms.map(([of, weight]) => ({ figure: of, weight, inverse: false })),
      },
    })
  expect(score([['onTime', 100]])).toEqual([])
  expect(score([['ontime', 100]])).toEqual(['evaluation damage: score: no rate ontime; did you mean onTime?'])
  expect(score([['reported', 100]])).toEqual([expect.stringContaining('no rate reported')])
  expect(score([['onTime', 90]])).toEqual(['evaluation damage: score: the weights add up to 90, not 100'])
})

test('grades go downwards to nothing, and grade a score', () => {
  const bands = (...from: number[]) => ({
    grades: {
      source: { note: { zh: '', en: '' }, status: 'proposal' as const },
      bands: from.map((one) => ({ from: one, title: { zh: `${one}`, en: `${one}` } })),
    },
  })
  expect(faults(bands(90, 0))).toEqual([])
  expect(faults(bands(0, 90))).toEqual([
    'evaluation damage: grades: bands go downwards',
    'evaluation damage: grades: the last band begins at 0',
  ])
  expect(faults({ ...bands(90, 0), score: null })).toEqual([
    'evaluation damage: grades: there is no score to be graded',
  ])
})

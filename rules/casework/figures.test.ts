import type { CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
import { expect, test } from 'vitest'
import { gradeOf, rateOf, scoreOf } from './figures.ts'

const words = { zh: '得分', en: 'Score' }
const source = { note: words, status: 'proposal' } as const
const evaluation: Pick<CaseEvaluation, 'score' | 'grades'> = {
  score: {
    ...{ title: words, source },
    terms: [
      { figure: 'onTime', weight: 60, inverse: false },
      { figure: 'rework', weight: 40, inverse: true },
    ],
  },
  grades: { source, bands: [90, 80, 0].map((from) => ({ from, title: { zh: `${from}`, en: `${from}` } })) },
}
const score = (onTime: [number, number], rework: [number, number]) =>
  scoreOf(evaluation, (figure) => {
    const [numerator, denominator] = figure === 'onTime' ? onTime : rework
    return { numerator, denominator }
  })

test('a rate has one digit, cut so that nearly all isn’t all, and is never made of nothing', () => {
  expect(rateOf({ numerator: 1999, denominator: 2000 })).toBe('99.9')
  expect(rateOf({ numerator: 5, denominator: 6 })).toBe('83.3')
  expect(rateOf({ numerator: 1, denominator: 2000 })).toBe('0.1')
  expect(rateOf({ numerator: 6, denominator: 6 })).toBe('100.0')
  expect(rateOf({ numerator: 0, denominator: 0 })).toBeNull()
  expect(rateOf({ numerator: 3, denominator: null })).toBeNull()
})

test('points are weighed exactly: 60 of five sixths and 40 of three quarters that weren’t done again', () => {
  expect(score([5, 6], [1, 4])).toBe('80.0')
  expect(score([1, 3], [1, 3])).toBe('46.6')
})

test('without data for one of the rates there are no points', () => {
  expect(score([5, 6], [0, 0])).toBeNull()
  expect(gradeOf(evaluation, null)).toBeNull()
})

test('a rate beyond the whole takes nobody below nothing', () => {
  expect(score([0, 6], [9, 4])).toBe('0.0')
})

test('points fall into the first band that they reach', () => {
  expect(['95.0', '90.0', '89.9', '80.0', '12.0'].map((points) => gradeOf(evaluation, points)?.zh)).toEqual([
    ...['90', '90', '80', '80', '0'],
  ])
})

import type { QualityRule } from '@citybrain/contract/pack/thing.ts'
import { expect, test } from 'vitest'
import { reportOf, scoreOf } from './quality.ts'

const title = { zh: '有灯', en: 'Has lights' }
const LIT: QualityRule = { key: 'lit', title, check: 'known', field: 'lights', weight: 3 }
const PLACED: QualityRule = { key: 'placed', title, check: 'located', weight: 1 }

test('the score is the weighted share of the checks that were passed', () => {
  // (3·5 + 1·10) / (3·10 + 1·10) = 25/40
  const tallies = [
    { rule: 'lit', source: 'a', checked: 10, passed: 5 },
    { rule: 'placed', source: 'a', checked: 10, passed: 10 },
  ]
  expect(scoreOf([LIT, PLACED], tallies)).toBe(62.5)
})

test('what could not be checked counts neither way; nothing checked is no score', () => {
  expect(scoreOf([LIT, PLACED], [{ rule: 'lit', source: 'a', checked: 0, passed: 0 }])).toBeNull()
  expect(scoreOf([LIT], [{ rule: 'gone', source: 'a', checked: 9, passed: 0 }])).toBeNull()
})

test('one failure among many is not rounded away', () => {
  expect(scoreOf([LIT], [{ rule: 'lit', source: 'a', checked: 100_000, passed: 99_999 }])).toBe(99.9)
})

test('sources are scored each by itself, rules over all of them', () => {
  const tallies = [
    { rule: 'lit', source: 'a', checked: 2, passed: 2 },
    { rule: 'lit', source: 'b', checked: 4, passed: 1 },
  ]
  const sources = [
    { source: 'a', things: 2 },
    { source: 'b', things: 4 },
  ]
  expect(reportOf([LIT, PLACED], tallies, sources)).toEqual({
    ...{ things: 6, score: 50 },
    rules: [
      { rule: LIT, checked: 6, passed: 3 },
      { rule: PLACED, checked: 0, passed: 0 },
    ],
    sources: [
      { source: 'a', things: 2, score: 100 },
      { source: 'b', things: 4, score: 25 },
    ],
  })
})

import type { Condition } from '@citybrain/contract/pack/condition.ts'
import { describe, expect, test } from 'vitest'
import { holds, judge, type Questioned } from './condition.ts'

const CASE: Questioned = {
  data: { surface: 'clay', lines: 3, width: '10.5', wet: false, tools: ['net', 'brush'], note: null },
  counts: { returns: 2 },
  source: 'member',
  category: '0101',
  standard: null,
  department: 'grounds',
  place: { position: null, address: null, street: '990001001', community: null, grid: null },
}
const field = (name: string) => ({ field: name })

describe('a condition holds', () => {
  test.each<[string, Condition]>([
    ['where a field is just that', { of: field('surface'), is: 'clay' }],
    ['where a flag is false', { of: field('wet'), is: false }],
    ['where a field is one of several', { of: field('surface'), in: ['grass', 'clay'] }],
    ['where one of several choices fits', { of: field('tools'), is: 'brush' }],
    ['where a class lies below another', { of: { fact: 'category' }, beginsWith: '01' }],
    ['where a figure is at least so much', { of: field('lines'), atLeast: 3 }],
    ['where a decimal, stored as text, is at most so much', { of: field('width'), atMost: 10.5 }],
    ['where something happened so often', { of: { count: 'returns' }, atLeast: 2 }],
    ['where something never happened, which counts as 0', { of: { count: 'rework' }, atMost: 0 }],
    ['where the case came in that way', { of: { fact: 'source' }, is: 'member' }],
    ['where the case lies in that street', { of: { fact: 'street' }, is: '990001001' }],
    ['where a department has it', { of: { fact: 'department' }, known: true }],
    ['where a value is unknown and shall be', { of: field('note'), known: false }],
    ['where nothing was ever said and nothing shall be known', { of: field('colour'), known: false }],
    [
      'where all tests pass',
      {
        all: [
          { of: field('lines'), is: 3 },
          { of: field('wet'), is: false },
        ],
      },
    ],
    [
      'where any passes',
      {
        any: [
          { of: field('lines'), is: 9 },
          { of: field('wet'), is: false },
        ],
      },
    ],
    ['where the contrary doesn’t', { not: { of: field('surface'), is: 'grass' } }],
  ])('%s', (_, condition) => {
    expect(holds(condition, CASE)).toBe(true)
    expect(holds({ not: condition }, CASE)).toBe(false)
  })
})

describe('what is unknown passes no test but that it is', () => {
  test.each<[Condition]>([
    [{ of: field('note'), is: '' }],
    [{ of: field('note'), in: ['', 'x'] }],
    [{ of: field('note'), beginsWith: 'x' }],
    [{ of: field('note'), atLeast: -1 }],
    [{ of: field('note'), atMost: 1 }],
    [{ of: { fact: 'standard' }, is: 'net-torn' }],
  ])('%j', (condition) => {
    expect(holds(condition, CASE)).toBe(false)
  })
})

test('what is no figure is neither at least nor at most so much', () => {
  expect(holds({ of: field('surface'), atLeast: 0 }, CASE)).toBe(false)
  expect(holds({ of: field('wet'), atMost: 1 }, CASE)).toBe(false)
  expect(holds({ of: field('lines'), beginsWith: '3' }, CASE)).toBe(false)
})

describe('a condition on what is yet to be said', () => {
  const width = { of: { field: 'width' }, is: '9' } as const
  const judged = (condition: Condition) =>
    judge(condition, CASE, (operand) => 'field' in operand && operand.field === 'width')
  const yes = { of: { count: 'returns' }, atMost: 2 } as const
  const no = { of: { count: 'returns' }, atMost: 1 } as const

  test.each<[string, Condition, boolean | null]>([
    ['hangs on it alone', width, null],
    ['hangs on it where all else passes', { all: [yes, width] }, null],
    ['fails where anything else fails', { all: [width, no] }, false],
    ['passes where anything else passes', { any: [width, yes] }, true],
    ['hangs on it where nothing else passes', { any: [no, width] }, null],
    ['hangs on it turned round', { not: width }, null],
    ['fails turned round where it would pass', { not: { any: [width, yes] } }, false],
  ])('%s', (_, condition, expected) => {
    expect(judged(condition)).toBe(expected)
  })
})

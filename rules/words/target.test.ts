import { describe, expect, test } from 'vitest'
import { targetWords } from './target.ts'

const target = {
  comparator: 'eq',
  value: '6',
  unit: '%',
  measure: 'growth',
  direction: null,
  strict: false,
  vquote: null,
} as const

describe('a target as a phrase', () => {
  test('growth of about six percent', () => {
    expect(targetWords({ ...target, comparator: 'approx' }, 'zh')).toBe('增长6%左右')
    expect(targetWords({ ...target, comparator: 'approx' }, 'en')).toBe('grows by about 6%')
  })

  test('percentage points are never shown as percent', () => {
    const points = { ...target, value: '0.3', unit: '百分点', measure: 'change', direction: 'down' } as const
    expect(targetWords(points, 'zh')).toBe('降低0.3个百分点')
    expect(targetWords(points, 'en')).toBe('down by 0.3 percentage points')
  })

  test('a strict bound excludes the figure itself', () => {
    const bound = { ...target, comparator: 'gte', measure: 'count', value: '35000', unit: '人' } as const
    expect(targetWords(bound, 'zh')).toBe('3.5万人以上')
    expect(targetWords({ ...bound, strict: true }, 'zh')).toBe('超过3.5万人')
    expect(targetWords({ ...bound, strict: true }, 'en')).toBe('more than 35,000 people')
  })

  test('a range shows both ends', () => {
    expect(targetWords({ ...target, comparator: 'range', value: ['5', '5.5'] }, 'zh')).toBe('增长5%–5.5%')
  })

  test('a target that is left to the city has no figure', () => {
    expect(targetWords({ ...target, comparator: 'complete-assigned', value: null }, 'zh')).toBe('完成上级下达任务')
  })

  test('a mechanism promises no figure', () => {
    expect(targetWords({ ...target, comparator: null, value: null, measure: null }, 'zh')).toBeNull()
  })
})

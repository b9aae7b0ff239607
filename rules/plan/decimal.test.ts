import { describe, expect, it } from 'vitest'
import { shift, toJsonNumber } from './decimal.ts'

describe('decimal text', () => {
  it('multiplies by powers of ten without binary rounding', () => {
    expect(shift('2.38', 12)).toBe('2380000000000')
    expect(shift('1.005', 4)).toBe('10050')
    expect(shift('0.1', 8)).toBe('10000000')
    expect(shift('6.0', 0)).toBe('6')
  })

  it('prints a number only where that is exact', () => {
    expect(toJsonNumber('4.6')).toBe(4.6)
    expect(toJsonNumber('105380000000')).toBe(105380000000)
    expect(toJsonNumber('12345678901234567890')).toBe('12345678901234567890')
  })
})

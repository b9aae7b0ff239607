import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointsOf, quoteOf } from './points.ts'

describe('code points and UTF-16 units', () => {
  test('in an ordinary text both offsets are the same', () => {
    const points = pointsOf('地区生产总值增长6%')
    expect(points.count).toBe(10)
    expect([points.toUnit(0), points.toUnit(6), points.toUnit(10)]).toEqual([0, 6, 10])
    expect(points.toPoint(8)).toBe(8)
  })

  test('after a character beyond the basic plane they differ by one', () => {
    const text = '𠮷店改造𠮷处'
    const points = pointsOf(text)
    expect(points.count).toBe(6)
    expect([0, 1, 4, 5, 6].map(points.toUnit)).toEqual([0, 2, 5, 7, 8])
    expect([0, 2, 5, 7, 8].map(points.toPoint)).toEqual([0, 1, 4, 5, 6])
    expect(quoteOf(text, points, { start: 4, end: 5 })).toBe('𠮷')
  })

  test('a lone half of a pair counts as one character', () => {
    expect(pointsOf('a\ud842b').count).toBe(3)
  })

  test('they agree with a plain walk over the characters of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const points = pointsOf(text)
        let unit = 0
        let point = 0
        for (const character of text) {
          expect(points.toUnit(point)).toBe(unit)
          expect(points.toPoint(unit)).toBe(point)
          unit += character.length
          point += 1
        }
        expect(points.count).toBe(point)
        expect(points.toUnit(point)).toBe(unit)
      }),
    )
  })
})

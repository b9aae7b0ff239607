import { expect, test } from 'vitest'
import { describeFigure, type Figure, keepsLimit } from './figure.ts'

const figure: Figure = {
  name: 'compile the plan, warm',
  value: 31.24,
  unit: 'ms',
  against: { name: 'promised', value: 50 },
  limit: { atMost: 1 },
}

test('a figure reads as a ratio to what it is set against', () => {
  expect(describeFigure(figure)).toBe('  ✓ compile the plan, warm: 31.2 ms = 0.625 × promised 50 ms (≤ 1)')
})

test('a figure over its limit, or under it where more is better, fails', () => {
  expect(keepsLimit({ ...figure, value: 50.1 })).toBe(false)
  expect(keepsLimit({ ...figure, limit: { atLeast: 1 } })).toBe(false)
  expect(keepsLimit({ ...figure, value: 50, limit: { atLeast: 1 } })).toBe(true)
})

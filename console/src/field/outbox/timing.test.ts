import { expect, test } from 'vitest'
import { waitMs } from './timing.ts'

test('pauses double from two seconds to five minutes, each somewhere in its upper half', () => {
  expect([1, 2, 3, 8, 9, 40].map((failures) => waitMs(failures, null, () => 1))).toEqual([
    2_000, 4_000, 8_000, 256_000, 300_000, 300_000,
  ])
  expect(waitMs(1, null, () => 0)).toBe(1_000)
})

test('what the server asks for is waited for, and a little more, but never beyond five minutes', () => {
  expect(waitMs(1, 30_000, () => 0)).toBe(30_000)
  expect(waitMs(1, 30_000, () => 1)).toBe(32_000)
  expect(waitMs(1, 9_000_000, () => 0)).toBe(300_000)
})

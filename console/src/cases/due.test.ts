import { expect, test } from 'vitest'
import { lateBy, toneOfDue } from './due.ts'

/** Friday 15 September 2023, 10:00 in China. */
const NOW = '2023-09-15T02:00:00.000Z'

test('a deadline is late once it has passed, at risk on its day, and waiting while nothing runs', () => {
  expect(toneOfDue('2023-09-15T01:59:00.000Z', NOW)).toBe('late')
  expect(toneOfDue('2023-09-15T15:59:00.000Z', NOW)).toBe('at-risk')
  expect(toneOfDue('2023-09-15T16:00:00.000Z', NOW)).toBe('on-track')
  expect(toneOfDue(null, NOW)).toBe('waiting')
})

test('how late it is, is said in hours and from a day on in days', () => {
  expect(lateBy('2023-09-15T01:40:00.000Z', NOW)).toEqual({ amount: 1, unit: 'hour' })
  expect(lateBy('2023-09-14T03:00:00.000Z', NOW)).toEqual({ amount: 23, unit: 'hour' })
  expect(lateBy('2023-09-12T02:00:00.000Z', NOW)).toEqual({ amount: 3, unit: 'day' })
})

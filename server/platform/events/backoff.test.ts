import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('each failure doubles the wait, of which at least half is kept, up to the longest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (failures) => {
      const whole = Math.min(300_000, 1_000 * 2 ** (failures - 1))
      const waited = backoffMs(failures, 1_000, 300_000)
      expect(waited).toBeGreaterThanOrEqual(whole / 2)
      expect(waited).toBeLessThanOrEqual(whole)
    }),
  )
})

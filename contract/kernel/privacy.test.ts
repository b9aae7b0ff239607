import { expect, test } from 'vitest'
import { isCleared } from './privacy.ts'

test('who is cleared for sensitive data sees public and internal data too, but no secret', () => {
  expect(isCleared('sensitive', 'public')).toBe(true)
  expect(isCleared('sensitive', 'sensitive')).toBe(true)
  expect(isCleared('sensitive', 'secret')).toBe(false)
})

import { expect, test } from 'vitest'
import { hasRight, rightsOf } from './rights.ts'

test('an administrator keeps accounts and reads the audit, but changes no plan', () => {
  expect(hasRight(['administrator'], 'manage:account')).toBe(true)
  expect(hasRight(['administrator'], 'read:audit')).toBe(true)
  expect(hasRight(['administrator'], 'edit:plan')).toBe(false)
  expect(hasRight(['administrator'], 'approve:plan')).toBe(false)
})

test('a planner imports, edits and approves plans, but keeps no accounts', () => {
  expect(rightsOf(['planner'])).toEqual([
    'read:job',
    'cancel:job',
    'read:plan',
    'import:plan',
    'edit:plan',
    'approve:plan',
    'delete:plan',
    'read:region',
    'edit:region',
    'import:region',
    'read:thing',
    'edit:thing',
    'merge:thing',
  ])
})

test('a leader reads plans, regions and things; a liaison also keeps things', () => {
  expect(rightsOf(['leader'])).toEqual(['read:plan', 'read:region', 'read:thing'])
  expect(rightsOf(['liaison'])).toEqual(['read:plan', 'read:region', 'read:thing', 'edit:thing'])
})

test('two roles hold what either holds; no role holds nothing', () => {
  expect(hasRight(['leader', 'planner'], 'edit:plan')).toBe(true)
  expect(rightsOf([])).toEqual([])
})

import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import { expect, test } from 'vitest'
import { ruleFor } from './index.ts'

const rule = (id: string, more: Partial<CaseRule> = {}): CaseRule => ({
  ...{ id, type: 'damage', step: 'handle', category: null, region: null, hours: 'any', department: 'grounds' },
  ...{ assignee: null, note: null, effectiveFrom: null, effectiveTo: null, revision: 1 },
  ...more,
})
const place = { position: null, address: null, street: '990001001', community: '990001001002', grid: '990001001002003' }
const asked = { type: 'damage', step: 'handle', category: '0102', place, today: '2023-09-13', working: true }
const chosen = (rules: CaseRule[], more: object = {}) => ruleFor(rules, { ...asked, ...more })?.id ?? null

test('the most special rule wins: class before place before hours', () => {
  const rules = [
    rule('any'),
    rule('hours', { hours: 'working' }),
    rule('street', { region: '990001001' }),
    rule('grid', { region: '990001001002003' }),
    rule('class', { category: '01' }),
    rule('finer class', { category: '0102' }),
  ]
  const order = ['finer class', 'class', 'grid', 'street', 'hours', 'any']
  for (const [at, expected] of order.entries())
    expect(chosen(rules.filter(({ id }) => !order.slice(0, at).includes(id)))).toBe(expected)
})

test('a rule of another class, place, time, step or day doesn’t fit', () => {
  expect(chosen([rule('a', { category: '02' })])).toBeNull()
  expect(chosen([rule('a', { category: '01' })], { category: null })).toBeNull()
  expect(chosen([rule('a', { region: '990001002' })])).toBeNull()
  expect(chosen([rule('a', { hours: 'off' })])).toBeNull()
  expect(chosen([rule('a', { hours: 'off' })], { working: false })).toBe('a')
  expect(chosen([rule('a', { step: 'check' })])).toBeNull()
  expect(chosen([rule('a', { effectiveFrom: '2023-09-14' })])).toBeNull()
  expect(chosen([rule('a', { effectiveTo: '2023-09-12' })])).toBeNull()
  expect(chosen([rule('a', { effectiveFrom: '2023-09-13', effectiveTo: '2023-09-13' })])).toBe('a')
})

test('of rules that are equally special the newer one wins, whatever their order', () => {
  const rules = [rule('old', { effectiveFrom: '2022-01-01' }), rule('new', { effectiveFrom: '2023-01-01' })]
  expect(chosen(rules)).toBe('new')
  expect(chosen(rules.reverse())).toBe('new')
})

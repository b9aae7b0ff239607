import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import { expect, test } from 'vitest'
import { routeFor } from './index.ts'

const rule = (id: string, more: Partial<CaseRule> = {}): CaseRule => ({
  ...{
    id,
    type: 'damage',
    step: 'handle',
    category: null,
    region: null,
    hours: 'any',
    receiver: 'named',
    department: 'grounds',
  },
  ...{ assignee: null, note: null, effectiveFrom: null, effectiveTo: null, revision: 1 },
  ...more,
})
const place = { position: null, address: null, street: '990001001', community: '990001001002', grid: '990001001002003' }
const asked = { type: 'damage', step: 'handle', category: '0102', place, today: '2023-09-13', working: true }
const nobody = { responsibilities: [], classes: null }
const chosen = (rules: CaseRule[], more: object = {}) =>
  routeFor(rules, { ...asked, ...more }, nobody).route?.rule.id ?? null

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

test('a rule that asks the responsibility grid is passed over where that has a gap', () => {
  const rules = [
    rule('by grid', { category: '0102', receiver: 'responsible', department: null }),
    rule('kitchen', { department: 'kitchen' }),
  ]
  const row: Responsibility = {
    ...{ id: 'row', kind: 'street', area: '990001001', classes: 'courts', category: '01', department: 'nets' },
    ...{ post: null, assignee: null, note: null, effectiveFrom: null, effectiveTo: null, sample: false, revision: 1 },
  }
  const answering = { responsibilities: [row], classes: 'courts' }
  expect(routeFor(rules, asked, answering)).toMatchObject({
    ...{ route: { department: 'nets', row: { id: 'row' } }, passedOver: [] },
  })
  expect(routeFor(rules, asked, nobody)).toMatchObject({
    route: { rule: { id: 'kitchen' } },
    passedOver: [{ rule: { id: 'by grid' }, answer: { found: 'nobody', gap: 'nothing-here' } }],
  })
})

test('the fallback for what has no owner asks for the territory, not for the class', () => {
  const common = { kind: 'street', area: '990001001', post: null, assignee: null, note: null, revision: 1 } as const
  const always = { effectiveFrom: null, effectiveTo: null, sample: false }
  const rows: Responsibility[] = [
    { ...common, ...always, id: 'a', classes: 'courts', category: '01', department: 'nets' },
    { ...common, ...always, id: 'b', classes: null, category: null, department: 'street-office' },
  ]
  const rules = [rule('ownerless', { receiver: 'territory', department: null })]
  const answering = { responsibilities: rows, classes: 'courts' }
  expect(routeFor(rules, asked, answering).route?.department).toBe('street-office')
})

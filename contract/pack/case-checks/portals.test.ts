import { expect, test } from 'vitest'
import { DAMAGE, MEMBERSHIP } from '../../../server/testing/club-cases.ts'
import { DAMAGE_PORTAL } from '../../../server/testing/club-portal.ts'
import type { Portal } from '../portal.ts'
import { faultsOfPortals } from './portals.ts'

const faults = (more: Partial<Portal>) =>
  faultsOfPortals({ cases: [DAMAGE, MEMBERSHIP], portals: [{ ...DAMAGE_PORTAL, ...more }] })
const [first, ...others] = DAMAGE_PORTAL.stages

test('the club’s own portal is sound', () => {
  expect(faults({})).toEqual([])
})

test.each([
  [{ type: 'damages' }, 'portal: there is no case damages; did you mean damage?'],
  [{ asks: ['surface', 'lines'] }, 'portal: case damage must have what, for which nobody is asked'],
  [{ asks: ['what', 'found'] }, 'portal: case damage isn’t opened with a field found'],
  [{ stages: others }, 'portal: the first stage leaves out accept, where each case begins'],
  [{ stages: [...DAMAGE_PORTAL.stages, { ...others[0], key: 'again' }] }, 'portal: step dispatch stands in two stages'],
  [{ stages: [{ ...first, steps: ['accept', 'closed'] }] }, 'portal: case damage has no work in a step closed'],
  [{ acceptedAt: 'underwey' }, 'portal: there is no stage underwey; did you mean underway?'],
  [{ photosOf: ['shower'] }, 'portal: case damage has no work in a step shower'],
  [{ tells: ['secret'] }, 'portal: case damage has no field secret'],
  [{ clock: 'patience' }, 'portal: case damage has no clock patience'],
] as [Partial<Portal>, string][])('a portal with %j is refused', (more, fault) => {
  expect(faults(more)).toContainEqual(expect.stringContaining(fault))
})

test('a type that the public can’t open, and what is personal, have no portal', () => {
  const portal = {
    ...DAMAGE_PORTAL,
    type: 'membership',
    asks: ['name'],
    tells: ['name'],
    clock: 'whole',
    photosOf: [],
    acceptedAt: 'received',
  }
  const stages = [{ ...DAMAGE_PORTAL.stages[0], steps: ['receive'] }] as Portal['stages']
  expect(faultsOfPortals({ cases: [MEMBERSHIP], portals: [{ ...portal, stages }] })).toEqual([
    'portal: case membership has no public source',
    'portal: field name is personal and can’t be told',
  ])
})

test('one type has one portal', () => {
  expect(faultsOfPortals({ cases: [DAMAGE], portals: [DAMAGE_PORTAL, DAMAGE_PORTAL] })).toEqual([
    'there are two portals of case damage',
  ])
})

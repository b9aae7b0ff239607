import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { Holder } from '@citybrain/contract/kernel/holder.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../platform/index.ts'
import { asHeard, namesOnly } from './visible.ts'

const district = DistrictCode.parse('990001')

function holder(role: Role, where: { departments?: string[]; streets?: string[] } = {}): Holder {
  const by = { via: 'post', name: { zh: role, en: role }, until: null } as const
  return { district, scope: null, holdings: [{ role, by, owner: null, streets: [], departments: [], ...where }] }
}

const moved: LoggedEvent = {
  ...{ id: '00000000-0000-4000-8000-000000000001', seq: 7, district, kind: 'case.decided' },
  subject: { kind: 'case', id: '00000000-0000-4000-8000-000000000002' },
  ...{ cityAt: '2023-09-15T01:30:00.000Z', systemAt: '2023-09-15T01:30:00.000Z', requestId: null },
  actor: { id: null, name: '王派遣' },
  payload: {
    ...{ type: 'damage', revision: 3, step: 'dispatch', outcome: 'send', ended: null, street: '990001001' },
    ...{ department: 'grounds', told: { to: { id: null, name: '赵处置' } }, entered: [{ assignee: 'someone' }] },
  },
}

test('of a case one hears that it moved and where, not who was named', () => {
  expect(asHeard(moved, holder('dispatcher'), namesOnly)?.payload).toEqual({
    ...{ type: 'damage', revision: 3, step: 'dispatch', outcome: 'send', ended: null },
  })
})

test('a department hears of its cases alone, a collector of those in the own street, a viewer of none', () => {
  const hears = (who: Holder) => asHeard(moved, who, namesOnly) !== null
  expect(hears(holder('handler', { departments: ['grounds'] }))).toBe(true)
  expect(hears(holder('handler', { departments: ['kitchen'] }))).toBe(false)
  expect(hears(holder('collector', { streets: ['990001001'] }))).toBe(true)
  expect(hears(holder('collector', { streets: ['990001002'] }))).toBe(false)
  expect(hears(holder('viewer'))).toBe(false)
})

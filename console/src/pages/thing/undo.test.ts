import type { Fact } from '@citybrain/contract/engines/thing.ts'
import { expect, test } from 'vitest'
import { changeBefore } from './undo.ts'

const fact = (revision: number, patch: Fact['patch'], validFrom: string | null): Fact => ({
  revision,
  kind: revision === 1 ? 'created' : 'changed',
  typeVersion: 1,
  patch,
  validFrom,
  validTo: null,
  knownAt: `2023-09-${10 + revision}T01:00:00.000Z`,
  source: { system: '台账', document: null },
  by: { id: null, name: '甲' },
  reason: null,
  importId: null,
})

test('taking a change back says again what held on its first day, and unknown where nothing was said', () => {
  const created = fact(1, { $name: '一号场', surface: 'clay' }, null)
  const earlier = fact(2, { surface: 'grass' }, '2023-01-01')
  const last = fact(3, { surface: 'hard', seats: 80, $name: '中心场', $aliases: ['一号场'] }, '2023-06-01')
  expect(changeBefore(last, { earlier: [earlier, created], today: '2023-09-15', reason: '撤销' })).toEqual({
    validFrom: '2023-06-01',
    validTo: null,
    reason: '撤销',
    name: '一号场',
    aliases: [],
    attributes: { surface: 'grass', seats: null },
  })
})

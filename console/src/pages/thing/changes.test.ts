import type { Thing } from '@citybrain/contract/engines/thing.ts'
import { expect, test } from 'vitest'
import { differingKeys, keysOf, onlyChanged } from './changes.ts'

const thing: Thing = {
  id: '00000000-0000-4000-8000-000000000001',
  type: 'court',
  typeVersion: 1,
  state: 'present',
  code: null,
  name: '一号场',
  aliases: ['红土场'],
  attributes: { surface: 'clay', lights: true, seats: 120 },
  geometry: null,
  place: { street: null, community: null, grid: null },
  department: null,
  endedOn: null,
  mergedInto: null,
  revision: 3,
  createdAt: '2023-09-15T01:00:00.000Z',
  updatedAt: '2023-09-15T01:00:00.000Z',
  source: { system: '台账', document: null },
}

test('only what was changed is sent, so that two people on different fields do not meet', () => {
  const given = { name: '一号场', aliases: ['红土场'], attributes: { surface: 'grass', lights: true, seats: null } }
  expect(onlyChanged(thing, given)).toEqual({ attributes: { surface: 'grass', seats: null } })
  expect(onlyChanged(thing, { name: thing.name, attributes: { surface: 'clay' } })).toEqual({})
})

test('two states differ in the keys whose values differ; never said and unknown are alike', () => {
  const after = { ...thing, name: '中心场', attributes: { surface: 'clay', lights: false, seats: 120, roof: null } }
  expect(differingKeys(thing, after)).toEqual(['name', 'attributes.lights'])
  expect(differingKeys(thing, { ...thing, state: 'ended' })).toEqual(['state'])
  expect(keysOf({ name: '中心场', attributes: { roof: true } })).toEqual(['name', 'attributes.roof'])
})

import { expect, test } from 'vitest'
import { addressOfView, queryToKeep } from './views.ts'

test('a view keeps the filters and the order, but not which row stood open', () => {
  const address = new URLSearchParams('type=building&row=7&sort=-storeys&where=storeys:gte:2')
  expect(queryToKeep(address)).toBe('sort=-storeys&type=building&where=storeys%3Agte%3A2')
})

test('a view of things opens on the page of things, one of the ledger on the ledger’s', () => {
  expect(addressOfView({ list: 'things/building', query: 'type=building' })).toBe('/things?type=building')
  expect(addressOfView({ list: 'ledger', query: '' })).toBe('/ledger')
})

import { expect, test } from 'vitest'
import { placeOf, placesFor } from './navigation.ts'

test('an address belongs to the place it lies under, and to none by its first letters alone', () => {
  expect(placeOf('/ledger')?.path).toBe('/ledger')
  expect(placeOf('/documents/import')?.path).toBe('/documents')
  expect(placeOf('/documentary')).toBeNull()
  expect(placeOf('/')?.path).toBe('/')
  expect(placeOf('/me')).toBeNull()
})

test('a place shows only to whoever holds its right', () => {
  expect(placesFor([]).map(({ path }) => path)).toEqual(['/'])
  expect(placesFor(['manage:account']).map(({ path }) => path)).toEqual(['/', '/accounts'])
})

import { expect, test } from 'vitest'
import { sorted } from './column.ts'

test('unknown values come last in either direction, and equal rows keep their order', () => {
  const rows = [
    { name: 'a', due: '2023-10-01' },
    { name: 'b', due: null },
    { name: 'c', due: '2023-03-01' },
    { name: 'd', due: '2023-10-01' },
  ]
  const names = (down: boolean) =>
    sorted(rows, (row) => row.due, down)
      .map((row) => row.name)
      .join('')
  expect(names(false)).toBe('cadb')
  expect(names(true)).toBe('adcb')
})

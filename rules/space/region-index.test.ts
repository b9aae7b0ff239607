import { expect, test } from 'vitest'
import { createRegionIndex, type Ground } from './region-index.ts'

const DAY = '2023-09-15'
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function square(number: number, kind: Ground['kind'], code: string | null, [x, y]: [number, number]): Ground {
  const ring: [number, number][] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ]
  const area = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
  return { id: id(number), kind, code, validFrom: null, validTo: null, area }
}

const WEST = square(1, 'grid', '120104002001002', [0, 0])
const EAST = square(2, 'grid', '120104002001001', [1, 0])

test('a point inside a cell is told by street, community and cell', () => {
  expect(createRegionIndex([WEST, EAST]).locate(0.5, 0.5, DAY)).toEqual({
    street: '120104002',
    community: '120104002001',
    grid: '120104002001002',
    zones: [],
    inside: null,
  })
})

test('a point on a shared border belongs to the cell with the smallest code, whatever the order of loading', () => {
  for (const grounds of [
    [WEST, EAST],
    [EAST, WEST],
  ])
    expect(createRegionIndex(grounds).locate(1, 0.5, DAY).grid).toBe('120104002001001')
})

test('a point outside every boundary is nowhere, and outside the district where that is known', () => {
  expect(createRegionIndex([]).locate(0, 0, DAY).inside).toBeNull()
  const index = createRegionIndex([square(3, 'district', '120104', [0, 0])])
  expect(index.locate(0.5, 0.5, DAY)).toEqual({ street: null, community: null, grid: null, zones: [], inside: true })
  expect(index.locate(5, 5, DAY).inside).toBe(false)
})

test('zones overlap, and a point lies in all that hold it', () => {
  const index = createRegionIndex([square(4, 'zone', null, [0, 0]), square(5, 'zone', null, [0.5, 0])])
  expect(index.locate(0.75, 0.5, DAY).zones).toEqual([id(4), id(5)])
})

test('a boundary counts from its first to its last day, both included', () => {
  const old = { ...WEST, validTo: '2023-06-30' }
  const later = { ...EAST, area: WEST.area, validFrom: '2023-07-01' }
  const index = createRegionIndex([old, later])
  expect(index.locate(0.5, 0.5, '2023-06-30').grid).toBe('120104002001002')
  expect(index.locate(0.5, 0.5, '2023-07-01').grid).toBe('120104002001001')
})

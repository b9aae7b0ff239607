import { expect, test } from 'vitest'
import { Area, CODE_DIGITS, PARENT_KINDS, RegionKind } from '../engines/region.ts'
import { ADDRESS_ROUTES } from './addresses.ts'
import { REGION_IMPORT_ROUTES } from './region-imports.ts'
import { Bbox, REGION_ROUTES } from './regions.ts'

const SQUARE = [
  [117, 39],
  [117.1, 39],
  [117.1, 39.1],
  [117, 39.1],
  [117, 39],
]

test('a box is read as west, south, east, north and nothing else', () => {
  expect(Bbox.parse('117.1,39.05,117.2,39.16')).toEqual([117.1, 39.05, 117.2, 39.16])
  for (const wrong of ['', '1,2,3', '117.2,39,117.1,39.2', 'a,b,c,d', '1,2,3,4,5', '0,-91,0,0', ',,,', 'NaN,0,1,1'])
    expect(Bbox.safeParse(wrong).success, wrong).toBe(false)
})

test('an area is a polygon whose rings close', () => {
  expect(Area.safeParse({ type: 'Polygon', coordinates: [SQUARE] }).success).toBe(true)
  expect(Area.safeParse({ type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE]] }).success).toBe(true)
  expect(Area.safeParse({ type: 'Polygon', coordinates: [SQUARE.slice(1)] }).success).toBe(false)
  expect(Area.safeParse({ type: 'Polygon', coordinates: [] }).success).toBe(false)
  expect(Area.safeParse({ type: 'Point', coordinates: [117, 39] }).success).toBe(false)
})

test('each kind’s code is three digits longer than its parent’s, and zones have none', () => {
  for (const kind of RegionKind.options.filter((one) => one !== 'zone'))
    for (const parent of PARENT_KINDS[kind]) expect(CODE_DIGITS[kind] - (CODE_DIGITS[parent] ?? 0)).toBe(3)
  expect(CODE_DIGITS.zone).toBeNull()
})

test('reading regions, changing them and importing them are three rights; what an address means are things', () => {
  const routes = [...REGION_ROUTES, ...REGION_IMPORT_ROUTES, ...ADDRESS_ROUTES]
  expect([...new Set(routes.map((route) => route.access))].sort()).toEqual([
    'edit:region',
    'import:region',
    'read:region',
    'read:thing',
    'signed-in',
  ])
})

import { expect, test } from 'vitest'
import { areaWords, lengthWords } from './measure.ts'
import { snapTo } from './snap.ts'
import { geometryOf, positionsFrom } from './typed-positions.ts'

const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [117, 39],
      [117.01, 39],
      [117.01, 39.01],
      [117, 39.01],
      [117, 39],
    ],
  ],
}

test('a point near a corner goes onto the corner exactly, near a border onto the border, else stays', () => {
  expect(snapTo([117.00005, 39.00005], 20, [square])).toEqual([117, 39])
  const onBorder = snapTo([117.005, 39.00005], 20, [square])
  expect(onBorder?.[0]).toBeCloseTo(117.005, 9)
  expect(onBorder?.[1]).toBe(39)
  expect(snapTo([117.005, 39.005], 20, [square])).toBeNull()
})

test('positions are typed one per line, with a comma of either kind or a space', () => {
  expect(positionsFrom('117.1, 39.1\n117.2，39.2\n\n117.3 39.3')).toEqual([
    [117.1, 39.1],
    [117.2, 39.2],
    [117.3, 39.3],
  ])
  expect(positionsFrom('117.1')).toBeNull()
  expect(positionsFrom('39.1 117.1')).toBeNull()
  expect(positionsFrom('117.1, 39.1, 5')).toBeNull()
  expect(positionsFrom('somewhere')).toBeNull()
})

test('an area is closed by itself and needs three corners', () => {
  const corners = [
    [1, 1],
    [2, 1],
    [2, 2],
  ]
  expect(geometryOf('area', corners)).toEqual({ type: 'Polygon', coordinates: [[...corners, [1, 1]]] })
  expect(geometryOf('area', corners.slice(1))).toBeNull()
  expect(
    geometryOf('area', [
      [1, 1],
      [2, 1],
      [1, 1],
    ]),
  ).toBeNull()
  expect(geometryOf('line', [[1, 1]])).toBeNull()
  expect(
    geometryOf('point', [
      [1, 1],
      [2, 2],
    ]),
  ).toBeNull()
})

test('sizes are said with their unit, in the unit that reads well', () => {
  expect(areaWords(12_345.6, 'zh')).toBe('12,346 平方米')
  expect(areaWords(40_636_000, 'zh')).toBe('40.636 平方公里')
  expect(areaWords(40_636_000, 'en')).toBe('40.636 km²')
  expect(lengthWords(84.26, 'zh')).toBe('84.3 米')
  expect(lengthWords(12_345, 'en')).toBe('12.35 km')
})

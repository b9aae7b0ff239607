import { expect, test } from 'vitest'
import { viewFromAddress, viewToAddress } from './address.ts'
import { areaM2, boxOf, distanceM, lengthM } from './geometry.ts'
import { labelPoint } from './label-point.ts'
import { scaleBar } from './scale.ts'

test('a view goes into the address and comes back; what is no view is none', () => {
  const view = { lon: 117.1502, lat: 39.1084, zoom: 13.25 }
  expect(viewToAddress(view)).toBe('117.15020,39.10840,13.25')
  expect(viewFromAddress('117.15020,39.10840,13.25')).toEqual(view)
  for (const said of [null, '', '1,2', '1,2,3,4', 'a,b,c', '200,39,13', '117,89,13', '117,39,99']) {
    expect(viewFromAddress(said)).toBeNull()
  }
})

test('a degree of latitude at 39 degrees north is 111 016 metres, one of longitude 86 628', () => {
  // Checked against the meridian arc of WGS84 (GeographicLib): 38.5 to 39.5 is 111 016.6 m.
  expect(distanceM([117, 38.5], [117, 39.5])).toBeCloseTo(111_016, -1)
  expect(distanceM([117, 39], [118, 39])).toBeCloseTo(86_628, -1)
})

test('a square of 0.01 degrees with a hole of half its width loses a quarter of its area', () => {
  const ring = (from: number, to: number) => [
    [117 + from, 39 + from],
    [117 + to, 39 + from],
    [117 + to, 39 + to],
    [117 + from, 39 + to],
    [117 + from, 39 + from],
  ]
  const whole = areaM2([ring(0, 0.01)])
  expect(whole / 1e6).toBeCloseTo(0.9616, 3)
  expect(areaM2([ring(0, 0.01), ring(0.0025, 0.0075)]) / whole).toBeCloseTo(0.75, 4)
})

test('a line is as long as its parts together, and a point has no length', () => {
  const [a, b, c] = [
    [117, 39],
    [117.01, 39],
    [117.01, 39.01],
  ] as const
  expect(lengthM([[...a], [...b], [...c]])).toBeCloseTo(distanceM([...a], [...b]) + distanceM([...b], [...c]), 6)
  expect(lengthM([[...a]])).toBe(0)
})

test('the box of nothing is none', () => {
  expect(boxOf([])).toBeNull()
  expect(
    boxOf([
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 4],
          [3, 2],
        ],
      },
    ]),
  ).toEqual([1, 2, 3, 4])
})

test('the name of a horseshoe stands in one of its arms, not in the gap between them', () => {
  const horseshoe = [
    [0, 0],
    [10, 0],
    [10, 10],
    [6, 10],
    [6, 4],
    [3, 4],
    [3, 10],
    [0, 10],
    [0, 0],
  ]
  expect(labelPoint({ type: 'Polygon', coordinates: [horseshoe] })).toEqual([8, 5])
})

test('the scale bar is the longest round distance that fits', () => {
  expect(scaleBar(4.2, 100)).toEqual({ metres: 200, px: 200 / 4.2 })
  expect(scaleBar(10, 100)).toEqual({ metres: 1000, px: 100 })
  expect(scaleBar(0.05, 100).metres).toBe(5)
})

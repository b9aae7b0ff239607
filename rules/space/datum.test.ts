import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDatum, toDatum } from './datum.ts'

/** The district's centre: GCJ-02 as the map provider publishes it, and what the reference sheet derives from it. */
const CENTRE_GCJ = [117.164143, 39.120474] as const
const CENTRE = [117.15776, 39.11937] as const
/** One metre in degrees of latitude. */
const METRE = 1 / 111_195

test('the shift of GCJ-02 at the centre is 0.00639° east and 0.00111° north', () => {
  const [x, y] = fromDatum('gcj02', CENTRE_GCJ)
  // The sheet's figures are rounded to the metre.
  expect(Math.abs(CENTRE_GCJ[0] - x - 0.00639)).toBeLessThan(2 * METRE)
  expect(Math.abs(CENTRE_GCJ[1] - y - 0.00111)).toBeLessThan(METRE)
  expect(Math.abs(x - CENTRE[0])).toBeLessThan(METRE)
  expect(Math.abs(y - CENTRE[1])).toBeLessThan(METRE)
})

test('BD-09 lies about 0.0065° east and 0.006° north of GCJ-02, by its published constants', () => {
  const [x, y] = toDatum('bd09', fromDatum('gcj02', CENTRE_GCJ))
  expect(Math.abs(x - CENTRE_GCJ[0] - 0.0065)).toBeLessThan(0.0003)
  expect(Math.abs(y - CENTRE_GCJ[1] - 0.006)).toBeLessThan(0.0006)
})

test('the central meridian of zone 39 has the easting 39 500 000, and the equator the northing 0', () => {
  const [east, north] = toDatum('epsg4527', [117, 0])
  expect(east).toBeCloseTo(39_500_000, 6)
  expect(north).toBeCloseTo(0, 6)
  // A quarter of the meridian on the ellipsoid of CGCS2000 is 10 001 965.729 m.
  expect(toDatum('epsg4527', [117, 90])[1]).toBeCloseTo(10_001_965.729, 2)
})

test('an easting without the number of its zone is the same place', () => {
  const [east, north] = toDatum('epsg4527', CENTRE)
  const [x, y] = fromDatum('epsg4527', [east - 39_000_000, north])
  expect(x).toBeCloseTo(CENTRE[0], 11)
  expect(y).toBeCloseTo(CENTRE[1], 11)
})

test('WGS 84 and CGCS2000 pass unchanged', () => {
  expect(fromDatum('wgs84', CENTRE)).toEqual([...CENTRE])
  expect(fromDatum('epsg4490', CENTRE)).toEqual([...CENTRE])
})

const place = fc.tuple(fc.double({ min: 116, max: 118.5, noNaN: true }), fc.double({ min: 38, max: 41, noNaN: true }))

test.each(['gcj02', 'bd09', 'epsg4527'] as const)('to %s and back misses by less than 0.01 mm', (datum) => {
  fc.assert(
    fc.property(place, (position) => {
      const [x, y] = fromDatum(datum, toDatum(datum, position))
      expect(Math.abs(x - position[0])).toBeLessThan(1e-10)
      expect(Math.abs(y - position[1])).toBeLessThan(1e-10)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDatum } from '../space/datum.ts'
import { geometryOfWkt, readPoint, wktOf } from './position.ts'

/** The district's centre, in the datum of map providers and in that of this system (rounded to the metre). */
const CENTRE_GCJ = ['117.164143', '39.120474'] as const
const CENTRE = [117.15776, 39.11937] as const
/** Two metres in degrees. */
const CLOSE = 2e-5

const pointOf = (...given: Parameters<typeof readPoint>) => {
  const read = readPoint(...given)
  if ('fault' in read || read.point?.type !== 'Point') throw new Error(JSON.stringify(read))
  return read.point.coordinates
}
const faultOf = (...given: Parameters<typeof readPoint>) => {
  const read = readPoint(...given)
  return 'fault' in read ? read.fault.zh : null
}

describe('a position in two cells', () => {
  test.each([
    ['117.1', '39.1', [117.1, 39.1]],
    ['东经117.1°', '北纬39.1°', [117.1, 39.1]],
    ['１１７．１', '３９．１', [117.1, 39.1]],
    [`117°6'0"`, `39°6'0"`, [117.1, 39.1]],
    ['117.123456789', '39.1', [117.1234568, 39.1]],
  ])('%s, %s is read in degrees, to the centimetre', (longitude, latitude, expected) => {
    expect(pointOf(longitude, latitude, 'wgs84')).toEqual(expected)
    expect(pointOf(longitude, latitude, 'epsg4490')).toEqual(expected)
  })

  test('of a map provider (GCJ-02) is moved to where it is', () => {
    const [x, y] = pointOf(...CENTRE_GCJ, 'gcj02')
    expect(Math.abs(x - CENTRE[0])).toBeLessThan(CLOSE)
    expect(Math.abs(y - CENTRE[1])).toBeLessThan(CLOSE)
  })

  test('of BD-09 is moved twice', () => {
    const [bx, by] = toDatum('bd09', CENTRE)
    expect(bx - CENTRE[0]).toBeGreaterThan(0.012)
    expect(pointOf(String(bx), String(by), 'bd09')).toEqual([...CENTRE])
  })

  // On the central meridian of zone 39 the easting is 500 000; the zone's number may stand before it or not, and surveyors
  // call the northing x.
  test.each([
    ['39500000', '0.001'],
    ['500000', '0.001'],
  ])('of EPSG:4527 at %s on the equator lies on the meridian of 117 degrees', (easting, northing) => {
    expect(pointOf(easting, northing, 'epsg4527')).toEqual([117, 0])
  })

  test('of EPSG:4527 may have easting and northing in either order', () => {
    const [east, north] = toDatum('epsg4527', CENTRE).map(String) as [string, string]
    expect(pointOf(east, north, 'epsg4527')).toEqual([...CENTRE])
    expect(pointOf(north, east, 'epsg4527')).toEqual([...CENTRE])
    expect(pointOf(north, String(Number(east) - 39_000_000), 'epsg4527')).toEqual([...CENTRE])
  })

  test.each([
    ['39.1', '117.1', 'wgs84', '经度与纬度填反了'],
    ['117.1', null, 'wgs84', '经度或纬度缺失或不是数字'],
    ['约117', '39', 'wgs84', '经度或纬度缺失或不是数字'],
    ['39517000', '4330000', 'wgs84', '坐标超出范围，请核对坐标系'],
    [`117°66'0"`, '39', 'wgs84', '经度或纬度缺失或不是数字'],
  ] as const)('%s, %s in %s is refused: %s', (longitude, latitude, datum, words) => {
    expect(faultOf(longitude, latitude, datum)).toBe(words)
  })

  test('that nobody filled in (0, 0) says nothing', () => {
    expect(readPoint('0', '0', 'gcj02')).toEqual({ point: null })
  })
})

describe('a geometry as well-known text', () => {
  test.each([
    ['POINT (117.1 39.1)', { type: 'Point', coordinates: [117.1, 39.1] }],
    ['point(117.1 39.1)', { type: 'Point', coordinates: [117.1, 39.1] }],
    [
      'LINESTRING ( 117 39, 118 40 )',
      {
        type: 'LineString',
        coordinates: [
          [117, 39],
          [118, 40],
        ],
      },
    ],
    [
      'MULTIPOINT ((117 39), (118 40))',
      {
        type: 'MultiPoint',
        coordinates: [
          [117, 39],
          [118, 40],
        ],
      },
    ],
    ['MULTIPOINT (117 39)', { type: 'MultiPoint', coordinates: [[117, 39]] }],
    [
      'POLYGON ((117 39, 118 39, 118 40, 117 39))',
      {
        type: 'Polygon',
        coordinates: [
          [
            [117, 39],
            [118, 39],
            [118, 40],
            [117, 39],
          ],
        ],
      },
    ],
  ])('%s is read', (text, expected) => {
    expect(geometryOfWkt(text, 'wgs84')).toEqual(expected)
  })

  test.each(['POINT (200 39)', 'POINT Z (1 2 3)', 'POLYGON ((1 1, 2 2, 3 3))', 'CIRCLE (1 2)', 'POINT (1 2', ''])(
    '%s is none',
    (text) => {
      expect(geometryOfWkt(text, 'wgs84')).toBe(null)
    },
  )

  test('in another datum is moved position by position', () => {
    const corners = [CENTRE, [117.16, 39.12], [117.16, 39.11], CENTRE] as const
    const text = corners.map((corner) => toDatum('epsg4527', corner).join(' ')).join(', ')
    expect(geometryOfWkt(`POLYGON ((${text}))`, 'epsg4527')).toEqual({ type: 'Polygon', coordinates: [corners] })
  })

  const position = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }).map((x) => Math.round(x * 1e9) / 1e9 + 0),
    fc.double({ min: -90, max: 90, noNaN: true }).map((y) => Math.round(y * 1e9) / 1e9 + 0),
  )
  test('that was written is read as it was', () => {
    const geometry = fc.oneof(
      position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
      fc
        .array(position, { minLength: 2, maxLength: 9 })
        .map((coordinates) => ({ type: 'LineString' as const, coordinates })),
      fc
        .array(position, { minLength: 1, maxLength: 9 })
        .map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
      fc.array(fc.array(position, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 3 }).map((rings) => ({
        type: 'MultiPolygon' as const,
        coordinates: [rings.map((ring) => [...ring, ring[0] ?? ([0, 0] as [number, number])])],
      })),
    )
    fc.assert(
      fc.property(geometry, (one) => {
        expect(geometryOfWkt(wktOf(one), 'wgs84')).toEqual(one)
      }),
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareArea, sideOf } from './point-in-area.ts'

type Ring = [number, number][]
const close = (ring: Ring): Ring => [...ring, ring[0] ?? [0, 0]]
const area = (...polygons: Ring[][]) => prepareArea({ coordinates: polygons.map((rings) => rings.map(close)) })

const SQUARE: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]
const HOLE: Ring = [
  [4, 4],
  [4, 6],
  [6, 6],
  [6, 4],
]

test('a point in the middle is inside, on an edge or a corner on the border, elsewhere outside', () => {
  const square = area([SQUARE])
  expect(sideOf(square, 5, 5)).toBe('inside')
  for (const [x, y] of [
    [0, 0],
    [10, 10],
    [0, 5],
    [5, 0],
    [10, 3],
    [7, 10],
  ] as const)
    expect(sideOf(square, x, y), `${x} ${y}`).toBe('border')
  for (const [x, y] of [
    [-1, 0],
    [11, 10],
    [5, -0.1],
    [-1, 5],
    [11, 5],
    [5, 10.1],
  ] as const)
    expect(sideOf(square, x, y), `${x} ${y}`).toBe('outside')
})

test('a hole is outside, its rim is border', () => {
  const ring = area([SQUARE, HOLE])
  expect(sideOf(ring, 5, 5)).toBe('outside')
  expect(sideOf(ring, 4, 5)).toBe('border')
  expect(sideOf(ring, 3, 5)).toBe('inside')
})

test('an island in the hole of another part is inside', () => {
  const island: Ring = [
    [4.5, 4.5],
    [5.5, 4.5],
    [5.5, 5.5],
    [4.5, 5.5],
  ]
  expect(sideOf(area([SQUARE, HOLE], [island]), 5, 5)).toBe('inside')
})

test('a line through a corner beside the point counts once', () => {
  const diamond: Ring = [
    [5, 0],
    [10, 5],
    [5, 10],
    [0, 5],
  ]
  expect(sideOf(area([diamond]), 1, 5)).toBe('inside')
  expect(sideOf(area([diamond]), -1, 5)).toBe('outside')
})

test('the middle of a slanted edge with exact halves is on the border', () => {
  const slanted: Ring = [
    [117.25, 39.25],
    [117.75, 39.5],
    [117.25, 39.75],
  ]
  expect(sideOf(area([slanted]), 117.5, 39.375)).toBe('border')
})

const small = fc.integer({ min: -6, max: 6 })
const corner = fc.tuple(small, small)

test('agrees with whole-number arithmetic on any triangle and any point of a lattice', () => {
  fc.assert(
    fc.property(corner, corner, corner, corner, (a, b, c, point) => {
      const turns = [turn(a, b, point), turn(b, c, point), turn(c, a, point)]
      fc.pre(turn(a, b, c) !== 0)
      const expected = turns.every((one) => one > 0) || turns.every((one) => one < 0)
      const onBorder = onEdge(a, b, point) || onEdge(b, c, point) || onEdge(c, a, point)
      const slow = onBorder ? 'border' : expected ? 'inside' : 'outside'
      expect(sideOf(area([[a, b, c]]), point[0], point[1])).toBe(slow)
    }),
  )
})

type Point = [number, number]
const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
const onEdge = (a: Point, b: Point, p: Point) =>
  turn(a, b, p) === 0 &&
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

import type { Position } from '@citybrain/contract/engines/district.ts'
import { expect, test } from 'vitest'
import { nankai } from './index.ts'

const RING = nankai.boundary.ring
const METRES_PER_DEGREE = 111_195 // mean radius 6 371 008.8 m × π / 180

test('the boundary is a closed line of 38 positions that never crosses itself', () => {
  expect(RING).toHaveLength(38)
  expect(RING.at(-1)).toEqual(RING.at(0))
  const edges = edgesOf(RING)
  const crossing = edges.flatMap((one, at) => edges.slice(at + 2).filter((other) => cross(one, other)))
  expect(crossing).toEqual([])
})

test('the boundary encloses 40.9 square kilometres within one per cent', () => {
  expect(areaKm2(RING)).toBeGreaterThan(40.49)
  expect(areaKm2(RING)).toBeLessThan(41.31)
})

test('the centre and every landmark lie on the side of the boundary that their source names', () => {
  expect(holds(RING, nankai.centre.position)).toBe(true)
  for (const landmark of nankai.landmarks) {
    expect(holds(RING, landmark.position), landmark.name.zh).toBe(landmark.inside)
  }
  const outside = nankai.landmarks.filter((landmark) => !landmark.inside).map((landmark) => landmark.name.zh)
  expect(outside).toEqual(['天塔', '南市食品街', '天津西站'])
})

type Edge = readonly [Position, Position]

function edgesOf(ring: readonly Position[]): Edge[] {
  return ring.slice(1).map((to, at) => [ring[at] ?? to, to])
}

/** Shoelace formula on a plane touching the earth at the district's mean latitude. */
function areaKm2(ring: readonly Position[]): number {
  const latitude = ring.reduce((sum, [, y]) => sum + y, 0) / ring.length
  const plane = ring.map(([x, y]) => [
    x * METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180),
    y * METRES_PER_DEGREE,
  ])
  const twice = plane.slice(1).reduce((sum, [x = 0, y = 0], at) => {
    const [px = 0, py = 0] = plane[at] ?? []
    return sum + (px * y - x * py)
  }, 0)
  return Math.abs(twice) / 2 / 1e6
}

function holds(ring: readonly Position[], [x, y]: Position): boolean {
  const passed = edgesOf(ring).filter(
    ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax),
  )
  return passed.length % 2 === 1
}

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function side([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
}

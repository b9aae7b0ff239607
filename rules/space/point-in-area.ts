import type { MultiPolygon } from '@citybrain/contract/engines/region.ts'
import { orient2d } from 'robust-predicates'

/** An area prepared for asking: each polygon's rings as flat lists of x and y, the outer one first. */
export type PreparedArea = readonly (readonly Float64Array[])[]

export type Side = 'inside' | 'border' | 'outside'

export function prepareArea({ coordinates }: Pick<MultiPolygon, 'coordinates'>): PreparedArea {
  return coordinates.map((rings) => rings.map((ring) => Float64Array.from(ring.flat())))
}

/** Where a point lies, exactly: a point on a line between two positions is on the border, however the line runs. */
export function sideOf(area: PreparedArea, x: number, y: number): Side {
  let border = false
  for (const polygon of area) {
    const side = sideOfPolygon(polygon, x, y)
    if (side === 'inside') return 'inside'
    if (side === 'border') border = true
  }
  return border ? 'border' : 'outside'
}

/** Inside or on the border. */
export function covers(area: PreparedArea, x: number, y: number): boolean {
  for (const polygon of area) if (sideOfPolygon(polygon, x, y) !== 'outside') return true
  return false
}

function sideOfPolygon(rings: readonly Float64Array[], x: number, y: number): Side {
  for (let at = 0; at < rings.length; at++) {
    const ring = rings[at]
    if (!ring) continue
    const side = sideOfRing(ring, x, y)
    if (side === 'border') return 'border'
    if ((at === 0) === (side === 'outside')) return 'outside'
  }
  return 'inside'
}

/** Counts the edges to the right of the point; the sign of each turn is exact, so that rounding decides nothing. */
function sideOfRing(ring: Float64Array, x: number, y: number): Side {
  let inside = false
  // A typed array within its length always gives a number.
  let ax = ring[0] as number
  let ay = ring[1] as number
  for (let at = 2; at < ring.length; at += 2) {
    const bx = ring[at] as number
    const by = ring[at + 1] as number
    if (bx === x && by === y) return 'border'
    if (ay <= y !== by <= y) {
      // Positive: the point is to the right of the edge from a to b (the library's y runs downwards).
      const turn = orient2d(ax, ay, bx, by, x, y)
      if (turn === 0) return 'border'
      if (turn < 0 === by > ay) inside = !inside
    } else if (ay === y && by === y && (ax <= x ? x <= bx : bx <= x)) return 'border'
    ax = bx
    ay = by
  }
  return inside ? 'inside' : 'outside'
}

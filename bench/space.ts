// Point to regions in memory, on a sample grid of four thousand cells, against the floor of 200 000 look-ups a second.
import { createRegionIndex, type Ground } from '@citybrain/rules/space/region-index.ts'
import type { Figure } from './figure.ts'

const SIDE = 64
const POINTS = 400_000
const ROUNDS = 5
const FLOOR_PER_SECOND = 200_000
const DAY = '2023-09-15'
const [WEST, SOUTH, STEP] = [117.1, 39.06, 0.0012]

export async function bench(): Promise<Figure[]> {
  const index = createRegionIndex([...layer('grid', 1), ...layer('community', 8), ...layer('district', SIDE)])
  const points = Array.from({ length: POINTS }, (_, at): [number, number] => [
    WEST + ((at * 0.618_033_988_75) % 1) * SIDE * STEP,
    SOUTH + ((at * 0.754_877_666_25) % 1) * SIDE * STEP,
  ])
  const rates = Array.from({ length: ROUNDS }, () => rateOf(index, points)).sort((a, b) => a - b)
  return [
    {
      name: `street, community, cell and zones of a point (${SIDE * SIDE} cells)`,
      ...{ value: rates[Math.floor(ROUNDS / 2)] ?? 0, unit: 'points/s' },
      against: { name: 'floor', value: FLOOR_PER_SECOND },
      limit: { atLeast: 1 },
    },
  ]
}

function rateOf(index: ReturnType<typeof createRegionIndex>, points: readonly [number, number][]): number {
  const begun = performance.now()
  let found = 0
  for (const [x, y] of points) if (index.locate(x, y, DAY).grid !== null) found += 1
  if (found !== points.length) throw new Error(`${points.length - found} points lie in no cell`)
  return (points.length / (performance.now() - begun)) * 1000
}

/** Squares of so many cells a side that fill the ground. */
function layer(kind: 'grid' | 'community' | 'district', cells: number): Ground[] {
  const across = SIDE / cells
  return Array.from({ length: across * across }, (_, at) => {
    const [x, y] = [WEST + (at % across) * cells * STEP, SOUTH + Math.floor(at / across) * cells * STEP]
    const [east, north] = [
      WEST + ((at % across) + 1) * cells * STEP,
      SOUTH + (Math.floor(at / across) + 1) * cells * STEP,
    ]
    const ring: [number, number][] = [
      [x, y],
      [east, y],
      [east, north],
      [x, north],
      [x, y],
    ]
    const digits = { grid: 9, community: 6, district: 0 }[kind]
    const code = `120104${digits === 0 ? '' : String(at + 1).padStart(digits, '0')}`
    const area = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
    return { id: `${kind} ${at}`, kind, code, validFrom: null, validTo: null, area }
  })
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresBetween, metresOf, roundOf, type Stop } from './round.ts'

const at = (id: string, lon: number, lat: number): Stop => ({ id, position: [lon, lat] })
const idsOf = (stops: readonly Stop[]) => stops.map(({ id }) => id).join('')

test('a hundredth of a degree of latitude is 1112 metres, of longitude in Tianjin 862', () => {
  expect(Math.round(metresBetween([117.15, 39.1], [117.15, 39.11]))).toBe(1112)
  expect(Math.round(metresBetween([117.15, 39.1], [117.16, 39.1]))).toBe(863)
})

test('along a street one goes from end to end and not to and fro', () => {
  const street = [at('c', 117.13, 39.1), at('a', 117.11, 39.1), at('d', 117.14, 39.1), at('b', 117.12, 39.1)]
  expect(idsOf(roundOf([117.1, 39.1], street))).toBe('abcd')
  expect(idsOf(roundOf([117.15, 39.1], street))).toBe('dcba')
})

test('where always going to the nearest crosses its own way, the stretch is turned round', () => {
  // Nearest first: b (1 to the right), a (2.1 back), c (6.1 on), 9.2 in all; first a, then b, then c are 7.2.
  const stops = [at('a', 117.089, 39.1), at('b', 117.11, 39.1), at('c', 117.15, 39.1)]
  const round = roundOf([117.1, 39.1], stops)
  expect(idsOf(round)).toBe('abc')
  expect(Math.round(metresOf([117.1, 39.1], round) / 10)).toBe(621)
})

test('without a start it begins at the first; nothing and one are rounds too', () => {
  expect(roundOf(null, [])).toEqual([])
  expect(idsOf(roundOf([117, 39], [at('a', 117.1, 39.1)]))).toBe('a')
  expect(metresOf(null, [at('a', 117.1, 39.1)])).toBe(0)
})

const stops = fc
  .array(fc.tuple(fc.double({ min: 117, max: 117.2, noNaN: true }), fc.double({ min: 39, max: 39.2, noNaN: true })), {
    maxLength: 7,
  })
  .map((places) => places.map(([lon, lat], number) => at(String(number), lon, lat)))

test('it visits each stop once and is never longer than the order given nor than twice the shortest of all', () => {
  fc.assert(
    fc.property(stops, (given) => {
      const start = [117.1, 39.1] as [number, number]
      const round = roundOf(start, given)
      expect(round.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort())
      const shortest = Math.min(...permutations(given).map((one) => metresOf(start, one)))
      expect(metresOf(start, round)).toBeLessThanOrEqual(2 * shortest + 10)
    }),
    { numRuns: 60 },
  )
})

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]]
  return all.flatMap((one, place) =>
    permutations([...all.slice(0, place), ...all.slice(place + 1)]).map((rest) => [one, ...rest]),
  )
}

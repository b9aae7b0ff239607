import type { Commitment } from '@citybrain/contract/engines/register.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bigrams, likeness } from './likeness.ts'
import { pairByName } from './pairing.ts'
import { aRow } from './testing/rows.ts'

const LEAST_LIKENESS = 0.6

/** Every left row against every right one, best first: what pairing means, at the cost of their product. */
function slowPairs(left: readonly Commitment[], right: readonly Commitment[]): Map<string, string> {
  const grams = (row: Commitment) => new Set(bigrams(row.subject))
  const pairs = left.flatMap((one) =>
    right
      .filter((other) => other.measure === one.measure)
      .map((other) => ({
        ...{ one, other, like: likeness(grams(one), grams(other)) },
        distance: Math.abs(one.start - other.start),
      })),
  )
  const partner = new Map<string, string>()
  for (const { one, other, like } of pairs.sort((a, b) => b.like - a.like || a.distance - b.distance)) {
    if (like < LEAST_LIKENESS || partner.has(one.id) || [...partner.values()].includes(other.id)) continue
    partner.set(one.id, other.id)
  }
  return partner
}

const subject = fc
  .array(fc.constantFrom('东', '湖', '球', '场', '看', '台', '新'), { minLength: 1, maxLength: 6 })
  .map((points) => points.join(''))
const seed = fc.record({ subject, measure: fc.constantFrom('level', 'growth') })
// Places far apart and never at equal distances, so that there is one answer.
const rowsFrom = (first: number) => (seeds: readonly { subject: string; measure: 'level' | 'growth' }[]) =>
  seeds.map((given, at) => aRow(first + at, { ...given, start: (first + at) ** 3 + (first + at) * 7, end: 1e9 }))
const side = (first: number) =>
  fc
    .array(seed as fc.Arbitrary<{ subject: string; measure: 'level' | 'growth' }>, { maxLength: 12 })
    .map(rowsFrom(first))

it('pairs the rows that comparing all with all would pair', () => {
  fc.assert(
    fc.property(side(1), side(101), (left, right) => {
      const found = [...pairByName(left, right)].map(([id, row]) => [id, row.id])
      expect(new Map(found as [string, string][])).toEqual(slowPairs(left, right))
    }),
  )
})

it('pairs ten thousand rows of one name in the order of the texts', () => {
  const rows = (first: number) =>
    Array.from({ length: 10_000 }, (_, at) => aRow(first + at, { subject: '网球场', start: at }))
  const partner = pairByName(rows(1), rows(20_001))
  expect(partner.size).toBe(10_000)
  expect([...partner.values()][9_999]?.start).toBe(9_999)
})

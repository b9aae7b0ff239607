import type { Thing } from '@citybrain/contract/engines/thing.ts'
import { integer, text } from '@citybrain/contract/pack/field.ts'
import { thingType } from '@citybrain/contract/pack/thing.ts'
import { expect, test } from 'vitest'
import { compareRows } from './compare-rows.ts'

const words = { zh: '球场', en: 'Court' }
const COURT = thingType({
  ...{ key: 'court', title: words, description: words, version: 1 },
  fields: [integer('lights', words), text('keeper', words)],
})
// Only what the comparison reads.
const court = (id: string, more: object) =>
  ({
    id,
    name: '一号场',
    code: null,
    aliases: [],
    department: null,
    geometry: null,
    attributes: {},
    ...more,
  }) as unknown as Thing
const both = [
  court('a', { attributes: { lights: 4 } }),
  court('b', { name: '1号场', attributes: { lights: 8, keeper: '王' } }),
] as const
const rowsOf = (take: readonly string[]) =>
  compareRows(COURT, both, take)
    .filter((row) => row.differs)
    .map(({ key, result, choice }) => [key, result, choice])

test('the survivor’s values stand, unknown ones are filled in, and another name is kept', () => {
  expect(rowsOf([])).toEqual([
    ['$name', '一号场', true],
    ['lights', 4, true],
    ['keeper', '王', false],
  ])
  expect(compareRows(COURT, both, []).find(({ key }) => key === '$aliases')?.result).toEqual(['1号场'])
})

test('a value that is chosen replaces the survivor’s', () => {
  expect(rowsOf(['$name', 'lights'])).toEqual([
    ['$name', '1号场', true],
    ['lights', 8, true],
    ['keeper', '王', false],
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseArray } from './array-text.ts'
import { encodeParameter, PARSERS } from './values.ts'

const read = (oid: number, text: string) => PARSERS.get(oid)?.(text)

test('an instant is read in UTC with milliseconds, however many digits the database shows', () => {
  expect(read(1184, '2023-09-15 01:30:00+00')).toBe('2023-09-15T01:30:00.000Z')
  expect(read(1184, '2023-09-15 01:30:00.123456+00')).toBe('2023-09-15T01:30:00.123Z')
  expect(read(1184, '2023-09-15 01:30:00.1+00')).toBe('2023-09-15T01:30:00.100Z')
})

test('an amount stays exact text, a count is a number, and one too large for that is refused', () => {
  expect(read(1700, '1050.10')).toBe('1050.10')
  expect(read(20, '4683')).toBe(4683)
  expect(() => read(20, '9007199254740993')).toThrow('beyond')
})

test('any list of texts comes back from its array form as it went in', () => {
  const texts = fc.array(fc.option(fc.string({ unit: 'binary' }), { nil: null }), { maxLength: 8 })
  fc.assert(
    fc.property(texts, (list) => {
      expect(parseArray(encodeParameter(list) ?? '', (text) => text)).toEqual(list)
    }),
  )
})

test('nested and bounded arrays are read', () => {
  expect(parseArray('{{1,2},{3,NULL}}', Number)).toEqual([
    [1, 2],
    [3, null],
  ])
  expect(parseArray('[0:1]={1,2}', Number)).toEqual([1, 2])
  expect(parseArray('{}', Number)).toEqual([])
})

test('a date object or a plain object is refused as a parameter, since its text form would be a guess', () => {
  expect(() => encodeParameter({ a: 1 })).toThrow('pass JSON as text')
})

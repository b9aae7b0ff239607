import { choice, code, decimal, flag, integer, money } from '@citybrain/contract/pack/field.ts'
import { expect, test } from 'vitest'
import { grouped, spoken } from './figures.ts'
import { isMasked, sayValue } from './value.ts'

const title = { zh: '甲', en: 'A' }
const saying = { tables: [], language: 'zh' as const, yes: '是', no: '否' }
const words = (...given: Parameters<typeof sayValue>) => sayValue(...given).words

test('thousands are parted exactly, however long the figure is', () => {
  expect(grouped('1234567.50')).toBe('1,234,567.50')
  expect(grouped('-12345678901234567890.10')).toBe('-12,345,678,901,234,567,890.10')
  expect(grouped('999')).toBe('999')
})

test('large figures are said in 万 and 亿, cut and never rounded up', () => {
  expect(spoken('9999', 'zh')).toBeNull()
  expect(spoken('10000', 'zh')).toBe('1万')
  expect(spoken('129999.99', 'zh')).toBe('12.99万')
  expect(spoken('-123456789', 'zh')).toBe('-1.23亿')
  expect(spoken('1200000', 'en')).toBe('1.2 m')
  expect(spoken('100000', 'en')).toBeNull()
})

test('values are said with unit, title and language', () => {
  expect(words(decimal('a', title, { unit: { zh: '平方米', en: 'm²' } }), '12345.5', saying)).toBe('12,345.5 平方米')
  expect(words(integer('a', title, { min: 0 }), 12345, saying)).toBe('12,345')
  expect(words(integer('a', title, { min: 1400, max: 2200 }), 1998, saying)).toBe('1998')
  expect(words(flag('a', title), false, saying)).toBe('否')
  expect(sayValue(money('a', title), '123456789.00', saying)).toEqual({ words: '1.23亿元', exact: '123,456,789.00 元' })
  const uses = choice(
    'a',
    title,
    [
      ['x', '商业', 'Retail'],
      ['y', '办公', 'Offices'],
    ],
    { many: true },
  )
  expect(words(uses, ['x', 'y', 'gone'], saying)).toBe('商业、办公、gone')
  expect(words(code('a', title, { table: 'none' }), 'A01', saying)).toBe('A01')
})

test('what is hidden is told from what is known', () => {
  expect(isMasked({ masked: true, shown: '张*' })).toBe(true)
  expect(isMasked(['masked'])).toBe(false)
  expect(isMasked(null)).toBe(false)
})

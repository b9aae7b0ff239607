import { choice, code, date, decimal, flag, integer, money, text } from '@citybrain/contract/pack/field.ts'
import { expect, test } from 'vitest'
import { readCell } from './cell.ts'

const title = { zh: '字段', en: 'Field' }
const area = decimal('areaM2', title, { unit: { zh: 'm²', en: 'm²' }, min: '0', scale: 2 })
const fee = money('fee', title)
const seats = integer('seats', title, { min: 0, max: 1000 })
const surfaces: [string, string, string][] = [
  ['clay', '红土', 'Clay'],
  ['grass', '草地', 'Grass'],
]

const read = (field: Parameters<typeof readCell>[0], cell: string, factor = '1') => {
  const result = readCell(field, cell, factor, [])
  return result === null ? null : 'fault' in result ? result.fault.zh : result.value
}

test.each([
  ['1,234.50', '1', '1234.5'],
  ['１２３４', '1', '1234'],
  ['+3', '1', '3'],
  ['.5', '1', '0.5'],
  ['1.5e-1', '1', '0.15'],
  ['2.2', '10000', '22000'],
  ['0.1', '10000', '1000'],
  ['3万平方米', '1', '30000'],
  ['2公顷', '1', '20000'],
])('the area %s in units of %s m² is %s', (cell, factor, expected) => {
  expect(read(area, cell, factor)).toBe(expected)
})

test.each([
  ['30000元', '30000'],
  ['3万元', '30000'],
  ['3', '30000'],
  ['¥3', '30000'],
])(
  'in a column of ten thousand yuan, %s is %s yuan: a unit of its own counts more than the header',
  (cell, expected) => {
    expect(read(money('fee', title, { unit: { zh: '元', en: 'yuan' } }), cell, '10000')).toBe(expected)
  },
)

test.each(['很多', '3斤', '1e30', '--3', '1.2.3'])('%j is no figure', (cell) => {
  expect(read(area, cell)).toMatch(/应为数字|不认识的单位/)
})

test('a whole number has no fraction, and its bounds hold', () => {
  expect([read(seats, '12.0'), read(seats, '1.5')]).toEqual([12, '应为整数'])
  expect(read(seats, '1001')).not.toBe(1001)
})

test.each(['', '-', '——', '/', '无数据', 'N/A', '#N/A'])('%j says nothing and changes nothing', (cell) => {
  for (const field of [area, fee, seats, text('a', title), flag('b', title)]) expect(read(field, cell)).toBeNull()
})

test.each([
  ['2023年9月5日', '2023-09-05'],
  ['2023/9/15', '2023-09-15'],
  ['2023.09.15', '2023-09-15'],
  ['20230915', '2023-09-15'],
  ['2023-09-15 00:00:00', '2023-09-15'],
  // 45184 days after 1899-12-30.
  ['45184', '2023-09-15'],
])('the day %s is %s', (cell, expected) => {
  expect(read(date('day', title), cell)).toBe(expected)
})

test('a month is no day, and a day that the calendar lacks is refused', () => {
  expect(read(date('day', title), '2023年9月')).toBe('缺少日；请写明年月日')
  expect(read(date('day', title), '2023-02-30')).not.toBe('2023-02-30')
  expect(read(date('day', title), '12345')).toBe('应为日期，如 2023-09-15')
})

test('choices are known by their titles in either language and by their value; several stand in a list', () => {
  const one = choice('surface', title, surfaces)
  const many = choice('surfaces', title, surfaces, { many: true })
  expect([read(one, '红土'), read(one, 'GRASS'), read(one, 'clay')]).toEqual(['clay', 'grass', 'clay'])
  expect(read(many, '红土、草地')).toEqual(['clay', 'grass'])
  expect(read(one, '硬地')).toBe('“硬地”不是可选值；可选：红土、草地')
})

test.each([
  ['是', true],
  ['√', true],
  ['无', false],
  ['NO', false],
  ['也许', '应为“是”或“否”'],
])('%s as yes or no', (cell, expected) => {
  expect(read(flag('lit', title), cell)).toBe(expected)
})

test('a code that a sheet stored as a number has lost digits, and a formula’s error is told as such', () => {
  expect(read(code('uscc', title, { kind: 'uscc' }), '9.1120104E+17')).toMatch(/后几位已丢失/)
  expect(read(area, '#REF!')).toBe('单元格是公式错误 #REF!')
})

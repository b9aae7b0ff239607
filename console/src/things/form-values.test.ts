import { choice, date, decimal, flag, integer, text } from '@citybrain/contract/pack/field.ts'
import { expect, test } from 'vitest'
import { attributesFrom, fromTyped, toTyped } from './form-values.ts'

const title = { zh: '甲', en: 'A' }

test('what is typed becomes what is stored: separators leave figures, days are days, empty is unknown', () => {
  expect(fromTyped(integer('a', title), ' 12,345 ')).toBe(12345)
  expect(fromTyped(decimal('a', title), '1，234.50')).toBe('1234.50')
  expect(fromTyped(flag('a', title), 'no')).toBe(false)
  expect(fromTyped(text('a', title), '   ')).toBeNull()
  expect(fromTyped(choice('a', title, [['x', '甲', 'A']], { many: true }), [])).toBeNull()
  const day = toTyped(date('a', title), '2023-09-15')
  expect(fromTyped(date('a', title), day)).toBe('2023-09-15')
})

test('a figure that is none stays as typed, for the rules to say what is wrong with it', () => {
  expect(fromTyped(integer('a', title), '12.5')).toBe('12.5')
  expect(fromTyped(integer('a', title), 'seven')).toBe('seven')
})

test('hidden and unknown values show an empty input', () => {
  expect(toTyped(text('a', title), { masked: true, shown: '张*' })).toBeUndefined()
  expect(toTyped(text('a', title), null)).toBeUndefined()
})

test('a new thing says nothing about fields left empty; an edit says that they are unknown', () => {
  const fields = [text('a', title), integer('b', title)]
  expect(attributesFrom(fields, { a: 'x' }, { keepUnknown: false })).toEqual({ a: 'x' })
  expect(attributesFrom(fields, { a: 'x' }, { keepUnknown: true })).toEqual({ a: 'x', b: null })
})

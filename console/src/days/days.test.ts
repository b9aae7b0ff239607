import { expect, test } from 'vitest'
import { daysBetween, dayWords } from './days.ts'

test('days are counted by the calendar, over the end of a month and of a leap February', () => {
  expect(daysBetween('2023-09-15', '2023-10-10')).toBe(25)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2023-09-15', '2023-09-14')).toBe(-1)
})

test('a day is written with its weekday', () => {
  expect(dayWords('2023-09-15', 'zh')).toBe('2023-09-15 周五')
  expect(dayWords('2023-09-15', 'en')).toBe('Fri, 15 Sept 2023')
})

import type { CalendarDay } from '@citybrain/contract/kernel/work-calendar.ts'
import { expect, test } from 'vitest'
import { dayByKey, monthsOf, weeksOf } from './months.ts'

const YEAR = Array.from({ length: 365 }, (_, at): CalendarDay => {
  const date = new Date(Date.UTC(2023, 0, 1 + at)).toISOString().slice(0, 10)
  return { date, kind: 'workday', works: true, windows: [], name: null, provisional: false }
})

test('a month begins on its weekday, weeks begin on Monday', () => {
  const months = monthsOf(YEAR)
  expect(months.map((days) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  const [first, , , , , sixth] = weeksOf(months[9] ?? [])
  expect(first?.map((day) => day?.date.slice(8) ?? '')).toEqual(['', '', '', '', '', '', '01'])
  expect(sixth?.map((day) => day?.date.slice(8) ?? '')).toEqual(['30', '31', '', '', '', '', ''])
})

test('keys lead from day to day and stop at the ends of the year', () => {
  expect(dayByKey(YEAR, '2023-10-01', 'ArrowDown')).toBe('2023-10-08')
  expect(dayByKey(YEAR, '2023-01-03', 'ArrowUp')).toBe('2023-01-01')
  expect(dayByKey(YEAR, '2023-12-31', 'ArrowRight')).toBe('2023-12-31')
  expect(dayByKey(YEAR, '2023-05-01', 'End')).toBe('2023-12-31')
  expect(dayByKey(YEAR, '2023-05-01', 'Enter')).toBeNull()
})

import { expect, test } from 'vitest'
import { hoursText, readHours } from './hours-text.ts'

test('office hours are read however they are written, and shown in one way', () => {
  const day = [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ]
  for (const text of ['08:30–12:00 14:00–18:00', '8:30-12:00、14:00 - 18:00', '8：30至12：00，14：00至18：00'])
    expect(readHours(text)).toEqual(day)
  expect(hoursText(day)).toBe('08:30–12:00 14:00–18:00')
  expect(readHours(' ')).toEqual([])
})

test('hours that overlap, run backwards or are no hours are not understood', () => {
  for (const text of ['8:00-12:00 11:00-13:00', '12:00-8:00', '8-12', '25:00-26:00', 'all day'])
    expect(readHours(text)).toBeNull()
})

import { expect, test } from 'vitest'
import { parseLimit, readInstant } from './index.ts'

test.each([
  ['24 working hours', 24, 'working-hour'],
  ['1 working hour', 1, 'working-hour'],
  ['2 Working Days', 2, 'working-day'],
  ['10 natural days', 10, 'natural-day'],
  ['15 urgent minutes', 15, 'urgent-minute'],
  ['30 working-minutes', 30, 'working-minute'],
  ['24工作时', 24, 'working-hour'],
  ['２４ 个工作时', 24, 'working-hour'],
  ['2个工作日', 2, 'working-day'],
  ['4 紧急工作时', 4, 'urgent-hour'],
  ['5自然日', 5, 'natural-day'],
  ['3天', 3, 'working-day'],
  ['4小时', 4, 'working-hour'],
  ['2紧急工作日', 2, 'natural-day'],
  ['十五个工作日', 15, 'working-day'],
  ['三十分钟', 30, 'working-minute'],
])('%s is understood', (text, amount, unit) => {
  expect(parseLimit(text)).toEqual({ amount, unit })
})

test.each([
  '',
  '工作日',
  '20日',
  '0天',
  '-3天',
  '1.5小时',
  '3 fortnights',
  '1000001 days',
  '3天4小时',
  'constructor',
  '3 constructor',
])('“%s” is refused with what is understood', (text) => {
  expect(() => parseLimit(text)).toThrow('clock.bad-limit')
})

test.each([
  ['2023-09-28T16:00', '2023-09-28T08:00:00.000Z'],
  ['2023-09-28 16:00:30', '2023-09-28T08:00:30.000Z'],
  ['2023-09-28', '2023-09-27T16:00:00.000Z'],
  ['2023-09-28T16:00Z', '2023-09-28T16:00:00.000Z'],
  ['2023-09-28T16:00:00.000Z', '2023-09-28T16:00:00.000Z'],
  ['2023-09-28T16:00+09:00', '2023-09-28T07:00:00.000Z'],
  ['2024-02-29T00:00', '2024-02-28T16:00:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(readInstant(text)).toBe(instant)
})

test.each([
  '2023-02-30T10:00',
  '2023-02-29',
  '2023-13-01',
  '2023-09-28T24:00',
  '2023-09-28T10:60',
  '28.9.2023',
  '',
  'now',
])('“%s” is no moment', (text) => {
  expect(() => readInstant(text)).toThrow('clock.bad-instant')
})

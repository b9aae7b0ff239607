import { expect, test } from 'vitest'
import { dayOfInstant, stepsOf } from './time-steps.ts'

test('an instant late in the evening in London is the next day in the city', () => {
  expect(dayOfInstant('2023-09-14T15:59:59.999Z')).toBe('2023-09-14')
  expect(dayOfInstant('2023-09-14T16:00:00.000Z')).toBe('2023-09-15')
})

test('the steps are the days of change, in order, each once, with today among them', () => {
  expect(stepsOf(['2023-05-01', '2020-01-01', '2023-05-01', '2024-01-01'], '2023-09-15')).toEqual([
    '2020-01-01',
    '2023-05-01',
    '2023-09-15',
    '2024-01-01',
  ])
  expect(stepsOf([], '2023-09-15')).toEqual(['2023-09-15'])
})

test('what has held since nobody knows when can be seen as it was before the first change', () => {
  expect(stepsOf([null, '2023-03-01'], '2023-09-15')).toEqual(['2023-02-28', '2023-03-01', '2023-09-15'])
  expect(stepsOf([null], '2023-09-15')).toEqual(['2023-09-15'])
})

import { expect, test } from 'vitest'
import { runCommand } from '../testing/command-line.ts'

const run = (...words: string[]) => runCommand(['calendar', ...words])

test('a deadline comes with its reasons', async () => {
  const { code, out } = await run('due', '--from', '2023-09-28T16:00', '--limit', '24 working hours', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    dueAt: '2023-10-09T09:30:00.000Z',
    provisional: false,
    explanation: { en: expect.stringContaining('Saturday 7 and Sunday 8 October are make-up workdays') },
  })
})

test('pauses and extensions count, in the calendar that was asked for', async () => {
  const pauses = ['--pause', '2023-09-15T10:00/2023-09-15T11:00', '--pause', '2023-09-15T14:00/']
  const paused = await run('due', '--from', '2023-09-15T09:00', '--limit', '4小时', ...pauses)
  expect(paused.out).toMatch(/^paused\n/)
  const saturday = ['--from', '2023-09-14T09:00', '--limit', '1个工作日', '--extend', '1个工作日']
  expect((await run('due', ...saturday)).out).toMatch(/^2023-09-18 18:00\n/)
  expect((await run('due', ...saturday, '--calendar', 'hall')).out).toMatch(/^2023-09-16 12:00\n/)
})

test('working time between two moments, and the days of a year', async () => {
  const between = await run('between', '--from', '2023-09-28T16:00', '--to', '2023-10-09T17:30', '--json')
  expect(JSON.parse(between.out)).toMatchObject({ workingMinutes: 1440, workingDays: 3 })
  const year = await run('show', '--year', '2023')
  expect(year.out).toContain('2023-10-07  Sat')
  expect(year.out).toContain('2023 has 249 working days')
})

test.each([
  [['due', '--from', '2023-02-30T16:00', '--limit', '1天'], 'not a moment that exists'],
  [['due', '--from', '2023-09-28T16:00', '--limit', '20日'], 'not a time limit'],
  [['due', '--from', '2017-09-28T16:00', '--limit', '1天'], 'begin in 2018'],
  [['due', '--from', '2023-09-28T16:00'], '--limit is missing'],
  [['due', '--from', '2023-09-28', '--limit', '1天', '--calendar', 'hal'], 'did you mean hall?'],
  [['show', '--year', '2017'], 'from 2018'],
  [['dew'], 'expected'],
])('%j is refused in one sentence', async (words, told) => {
  const { code, err } = await run(...words)
  expect(code).toBe(2)
  expect(err).toContain(told)
})

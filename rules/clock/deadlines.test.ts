import type { ClockPause } from '@citybrain/contract/kernel/clock-ledger.ts'
import {
  naturalDays,
  urgentHours,
  urgentMinutes,
  workingDays,
  workingHours,
  workingMinutes,
} from '@citybrain/contract/kernel/limit.ts'
import { DEFAULT_CALENDAR, DEFAULT_WEEK, OverrideDay, WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import { describe, expect, test } from 'vitest'
import {
  createWorkCalendar,
  dueAt,
  earliestAt,
  explainDeadline,
  parseLimit,
  readInstant,
  remainingAt,
  showInstant,
  stateAt,
  usedAt,
  workingDaysBetween,
  workingMinutesBetween,
} from './index.ts'
import { CLUB } from './testing/club.ts'

const bureau = createWorkCalendar(DEFAULT_CALENDAR)
const at = readInstant
const pause = (from: string, to: string | null): ClockPause => ({ from: at(from), to: to === null ? null : at(to) })
const ledger = (from: string, limit: string, pauses: ClockPause[] = [], extensions: string[] = []) => ({
  ...{ startedAt: at(from), limit: parseLimit(limit), pauses },
  extensions: extensions.map(parseLimit),
})
const due = (...told: Parameters<typeof ledger>) => {
  const instant = dueAt(bureau, ledger(...told))
  return instant === null ? null : showInstant(instant)
}

describe('a limit ends', () => {
  // National Day 2023: 29 September to 6 October free, Saturday 7 and Sunday 8 October make-up workdays.
  test.each([
    ['2023-09-28T16:00', '24 working hours', '2023-10-09 17:30'],
    ['2023-09-28T16:00', '2 working days', '2023-10-08 18:00'],
    ['2023-09-28T16:00', '10 natural days', '2023-10-08 16:00'],
    ['2023-09-30T23:00', '4 urgent hours', '2023-10-01 03:00'],
    ['2023-10-01T23:50', '15 urgent minutes', '2023-10-02 00:05'],
    ['2023-09-28T17:45', '30 working minutes', '2023-10-07 08:45'],
  ])('from %s, %s: %s', (from, limit, expected) => {
    expect(due(from, limit)).toBe(expected)
  })

  test('when its hours are used up at noon, at noon, and not after lunch', () => {
    expect(due('2023-09-12T10:00', '2 working hours')).toBe('2023-09-12 12:00')
    expect(due('2023-09-12T12:30', '1 working hour')).toBe('2023-09-12 15:00')
    expect(due('2023-09-12T18:00', '210 working minutes')).toBe('2023-09-13 12:00')
  })

  test('at the close of a working day, whose start does not count however early it is', () => {
    expect(due('2023-09-12T00:00', '1 working day')).toBe('2023-09-13 18:00')
    expect(due('2023-09-12T23:59', '1 working day')).toBe('2023-09-13 18:00')
    expect(due('2023-09-23T10:00', '1 working day')).toBe('2023-09-25 18:00')
    expect(due('2023-10-01T10:00', '1 working day')).toBe('2023-10-07 18:00')
  })
})

describe('a pause', () => {
  test('moves hours by the working time it covers', () => {
    const overLunch = pause('2023-09-12T11:00', '2023-09-12T15:00')
    expect(due('2023-09-12T10:00', '3 working hours', [overLunch])).toBe('2023-09-12 17:00')
    expect(due('2023-09-12T10:00', '3 urgent hours', [overLunch])).toBe('2023-09-12 17:00')
  })

  test('takes out the days after it began, up to the one on which it ended', () => {
    const wednesdayToFriday = pause('2023-09-13T10:00', '2023-09-15T11:00')
    expect(due('2023-09-11T09:00', '5 working days')).toBe('2023-09-18 18:00')
    expect(due('2023-09-11T09:00', '5 working days', [wednesdayToFriday])).toBe('2023-09-20 18:00')
  })

  test('within the last day leaves the close where it is; one over the close gives another day', () => {
    const forAnHour = pause('2023-09-12T10:00', '2023-09-12T11:00')
    const overnight = pause('2023-09-12T10:00', '2023-09-14T11:00')
    expect(due('2023-09-11T09:00', '1 working day', [forAnHour])).toBe('2023-09-12 18:00')
    expect(due('2023-09-11T09:00', '1 working day', [overnight])).toBe('2023-09-15 18:00')
  })

  test('counts once where two overlap', () => {
    const both = [pause('2023-09-12T10:00', '2023-09-12T11:00'), pause('2023-09-12T10:30', '2023-09-12T11:30')]
    expect(due('2023-09-12T09:00', '2 working hours', both)).toBe('2023-09-12 14:30')
  })

  test('without an end leaves no deadline, and the rest stays known', () => {
    const open = ledger('2023-09-28T16:00', '4 working hours', [pause('2023-09-28T17:00', null)])
    expect(dueAt(bureau, open)).toBeNull()
    expect(stateAt(bureau, open, at('2023-10-20T10:00'))).toBe('paused')
    expect(remainingAt(bureau, open, at('2023-10-20T10:00'))).toEqual({ amount: 3, unit: 'working-hour' })
    expect(usedAt(bureau, open, at('2023-10-20T10:00')).amount).toBe(1)
  })
})

describe('the rest of a limit', () => {
  test('goes below nothing when it is overdue', () => {
    const two = ledger('2023-09-11T09:00', '2 working hours')
    expect(stateAt(bureau, two, at('2023-09-11T11:00'))).toBe('running')
    expect(stateAt(bureau, two, at('2023-09-11T11:01'))).toBe('overdue')
    expect(remainingAt(bureau, two, at('2023-09-11T15:00')).amount).toBe(-2)
  })

  test('in days falls at each close', () => {
    const three = ledger('2023-09-11T09:00', '3 working days')
    const left = (now: string) => remainingAt(bureau, three, at(now)).amount
    expect(['2023-09-12T17:59', '2023-09-12T18:00', '2023-09-14T18:00', '2023-09-18T09:00'].map(left)).toEqual([
      3, 2, 0, -1,
    ])
  })
})

test('an extension adds to the limit in its own measure only', () => {
  expect(due('2023-09-11T09:00', '20 working days', [], ['10 working days'])).toBe('2023-10-27 18:00')
  expect(due('2023-09-11T09:00', '1 working hour', [], ['30 working minutes'])).toBe('2023-09-11 10:30')
  expect(() => due('2023-09-11T09:00', '2 working days', [], ['4 working hours'])).toThrow('clock.other-unit')
})

test('a minimum in days is served by whole days, of which the first is not counted', () => {
  const earliest = (from: string, limit: string) => showInstant(earliestAt(bureau, ledger(from, limit)) ?? '')
  expect(earliest('2023-09-28T16:00', '5 natural days')).toBe('2023-10-04 00:00')
  expect(earliest('2023-09-11T09:00', '5 working days')).toBe('2023-09-19 00:00')
  expect(earliest('2023-09-11T09:00', '2 urgent hours')).toBe('2023-09-11 11:00')
})

describe('a calendar', () => {
  test('that is edited after the fact moves the deadlines that stand on it', () => {
    const note = { zh: '防汛', en: 'flood' }
    const source = { note, status: 'proposal' as const }
    const free = OverrideDay.parse({ date: '2023-09-13', kind: 'rest', note, source })
    const edited = createWorkCalendar({ ...DEFAULT_CALENDAR, overrides: [free] })
    const two = ledger('2023-09-11T09:00', '2 working days')
    expect(showInstant(dueAt(bureau, two) ?? '')).toBe('2023-09-13 18:00')
    expect(showInstant(dueAt(edited, two) ?? '')).toBe('2023-09-14 18:00')
    expect(explainDeadline(edited, two).explanation.en).toContain('Wednesday 13 September is free (flood)')
  })

  test('of a club has its Saturdays, its summer and its days', () => {
    const club = createWorkCalendar(CLUB)
    const close = (from: string, limit: string) => showInstant(dueAt(club, ledger(from, limit)) ?? '')
    expect(close('2023-09-15T10:00', '1 working day')).toBe('2023-09-16 12:00')
    expect(close('2022-07-04T10:00', '1 working day')).toBe('2022-07-05 18:30')
    expect(close('2022-07-05T10:00', '1 working day')).toBe('2022-07-07 18:30')
    expect(close('2023-09-14T10:00', '1 working day')).toBe('2023-09-16 00:00')
  })

  test('says which days are provisional', () => {
    const far = explainDeadline(bureau, ledger('2026-12-24T16:00', '20 working days'))
    expect(far.provisional).toBe(true)
    expect(far.explanation.en).toContain('provisional')
    expect(explainDeadline(bureau, ledger('2026-11-27T16:00', '5 working days')).provisional).toBe(false)
  })

  test('reaches as far as it is asked, and says where it ends', () => {
    expect(dueAt(bureau, ledger('2026-01-05T09:00', '20000 working days'))).toMatch(/^2102-/)
    expect(() => due('2026-01-05T09:00', '100000 working days')).toThrow('clock.too-far')
    expect(() => due('2017-12-31T23:59', '1 working day')).toThrow('clock.too-early')
    expect(due('2018-01-01T00:00', '1 working day')).toBe('2018-01-02 18:00')
  })

  test('with office hours that overlap, or a week without work, is none', () => {
    const overlapping = [
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ]
    const week = { ...DEFAULT_WEEK, monday: overlapping }
    expect(WorkCalendar.safeParse({ ...DEFAULT_CALENDAR, versions: [week] }).success).toBe(false)
    const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] }
    const idle = { ...DEFAULT_CALENDAR, versions: [{ ...DEFAULT_WEEK, ...none }] }
    expect(WorkCalendar.safeParse(idle).success).toBe(false)
  })
})

test('a deadline explains itself in both languages', () => {
  const { explanation } = explainDeadline(bureau, ledger('2023-09-28T16:00', '24 working hours'))
  expect(explanation.en).toBe(
    '24 working hours from Thursday 28 September 2023 16:00; Friday 29 September to Friday 6 October is Mid-Autumn Festival and National Day; Saturday 7 and Sunday 8 October are make-up workdays; due Monday 9 October 2023 17:30.',
  )
  expect(explanation.zh).toBe(
    '自2023年9月28日（星期四）16:00起24个工作时；9月29日（星期五）至10月6日（星期五）中秋节、国庆节放假；10月7日（星期六）、10月8日（星期日）调休上班；到期时间为2023年10月9日（星期一）17:30。',
  )
})

test('the time between two moments', () => {
  const [from, to] = [at('2023-09-28T16:00'), at('2023-10-09T17:30')]
  expect(workingMinutesBetween(bureau, from, to)).toBe(24 * 60)
  expect(workingDaysBetween(bureau, from, to)).toBe(3)
  expect(() => workingMinutesBetween(bureau, to, from)).toThrow('clock.backwards')
})

test('pauses that cannot be are refused', () => {
  const backwards = [pause('2023-09-12T10:00', '2023-09-12T09:00')]
  const early = [pause('2023-09-10T10:00', '2023-09-12T09:00')]
  expect(() => due('2023-09-11T09:00', '1 working day', backwards)).toThrow('clock.backwards')
  expect(() => due('2023-09-11T09:00', '1 working day', early)).toThrow('clock.paused-before-start')
})

test('only whole limits are made', () => {
  const limits = [
    urgentMinutes(15),
    urgentHours(4),
    naturalDays(10),
    workingMinutes(30),
    workingHours(24),
    workingDays(2),
  ]
  expect(limits.map(({ amount, unit }) => `${amount} ${unit}`)).toEqual([
    ...['15 urgent-minute', '4 urgent-hour', '10 natural-day', '30 working-minute', '24 working-hour', '2 working-day'],
  ])
  expect(() => workingDays(0)).toThrow()
})

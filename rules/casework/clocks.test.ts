import type { CaseClockState, Pause } from '@citybrain/contract/engines/case.ts'
import { type Limit, workingDays, workingHours } from '@citybrain/contract/kernel/limit.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { createWorkCalendar, showInstant } from '../clock/index.ts'
import { nextRungAt } from './clocks.ts'

const calendar = createWorkCalendar(DEFAULT_CALENDAR)
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString()

/** When 80 % of a limit that began on Wednesday 13 September 2023 at nine are used up: the first rung of the ladder. */
function reminded(limit: Limit, extensions: Limit[] = [], pauses: Pause[] = []): string | null {
  const clock: CaseClockState = {
    ...{ key: 'case:repair', begunBy: 1, startedAt: at('2023-09-13 09:00'), limit, law: null, extensions, pauses },
    ...{ rungs: 0, department: 'grounds', ladder: 'repair', suspendable: true, stand: 'runs' },
  }
  const next = nextRungAt(DAMAGE, calendar, clock)
  return next && showInstant(next)
}

test('a reminder at a share of the budget comes before the deadline, however few working days there are', () => {
  // Seven hours on Wednesday and seven and a half on each day after it: 870 minutes to Thursday's end, 1 770 to Monday's.
  expect(reminded(workingDays(1))).toBe('2023-09-14 15:06')
  expect(reminded(workingDays(3))).toBe('2023-09-18 10:06')
  expect(reminded(workingHours(10))).toBe('2023-09-14 09:30')
})

test('an extension puts the reminder off, and time that stood still doesn’t count', () => {
  expect(reminded(workingDays(1), [workingDays(2)])).toBe('2023-09-18 10:06')
  // Thursday didn't count: the deadline is Tuesday's end, the budget still 1 770 minutes.
  const thursday = [{ from: at('2023-09-14 00:00'), to: at('2023-09-15 00:00') }]
  expect(reminded(workingDays(3), [], thursday)).toBe('2023-09-19 10:06')
})

import { NoticeKind } from '@citybrain/contract/engines/notice.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWorkCalendar, nextOpening } from '../clock/index.ts'
import { afterQuiet, DEFAULT_PREFERENCE, planMessage } from './index.ts'

const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+08:00`)
const show = (ms: number | undefined) =>
  ms === undefined ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
const calendar = createWorkCalendar(DEFAULT_CALENDAR)
const plan = (kind: NoticeKind, local: string, more: Partial<typeof DEFAULT_PREFERENCE> = {}) =>
  planMessage(
    { ...DEFAULT_PREFERENCE, ...more },
    { kind, channel: 'mail', now: at(local), opening: nextOpening(calendar, at(local)) },
  )

test.each([
  ['2023-09-13 07:00', '2023-09-13T08:30'],
  ['2023-09-13 08:30', '2023-09-14T08:30'],
  ['2023-09-28 20:00', '2023-10-07T08:30'],
  ['2023-10-07 03:00', '2023-10-07T08:30'],
])('after %s office hours next begin at %s', (now, opening) => {
  expect(show(nextOpening(calendar, at(now)))).toBe(opening)
})

test('what is calm waits for the end of quiet hours, what is urgent breaks through them', () => {
  expect(show(plan('assigned', '2023-09-13 22:10')?.dueAt)).toBe('2023-09-14T07:30')
  expect(show(plan('assigned', '2023-09-13 07:30')?.dueAt)).toBe('2023-09-13T07:30')
  expect(show(plan('overdue', '2023-09-13 22:10')?.dueAt)).toBe('2023-09-13T22:10')
})

test('a daily digest comes at the start of the next working day, and not before quiet hours end', () => {
  const daily = { digest: 'daily' } as const
  expect(plan('ended', '2023-09-28 15:00', daily)).toEqual({ dueAt: at('2023-10-07 08:30'), gathered: true })
  expect(plan('ended', '2023-09-13 15:00', { ...daily, quiet: { from: '20:00', to: '09:15' } })?.dueAt).toBe(
    at('2023-09-14 09:15'),
  )
  expect(plan('urged', '2023-09-13 15:00', daily)).toEqual({ dueAt: at('2023-09-13 15:00'), gathered: false })
})

test('a kind without a channel is not sent by it', () => {
  const kinds = { ...DEFAULT_PREFERENCE.kinds, urged: [] }
  expect(plan('urged', '2023-09-13 15:00', { kinds })).toBeNull()
})

const time = fc.integer({ min: 0, max: 1439 })
const text = (minutes: number) =>
  `${String(Math.trunc(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Walks minute by minute until none of the quiet ones is left. */
function walked(from: number, to: number, ms: number): number {
  const quiet = new Set<number>()
  for (let minute = from; minute !== to; minute = (minute + 1) % 1440) quiet.add(minute)
  let now = ms
  while (quiet.has(Math.floor((now + 8 * 3_600_000) / 60_000) % 1440)) now = Math.floor(now / 60_000) * 60_000 + 60_000
  return now
}

test('quiet hours end when a walker by minutes says so', () => {
  fc.assert(
    fc.property(time, time, fc.integer({ min: 0, max: 10 * 86_400_000 }), (from, to, ms) => {
      expect(afterQuiet({ from: text(from), to: text(to) }, ms)).toBe(walked(from, to, ms))
    }),
    { numRuns: 300 },
  )
})

test('whatever somebody wishes, nothing comes before it happened, and nothing calm in quiet hours', () => {
  const wishes = fc.record({ from: time, to: time, daily: fc.boolean() })
  fc.assert(
    fc.property(
      fc.constantFrom(...NoticeKind.options),
      fc.nat(86_400_000),
      wishes,
      (kind, now, { from, to, daily }) => {
        const quiet = { from: text(from), to: text(to) }
        const wish = { ...DEFAULT_PREFERENCE, quiet, digest: daily ? ('daily' as const) : ('at-once' as const) }
        const dueAt = planMessage(wish, { kind, channel: 'mail', now, opening: now + 3_600_000 })?.dueAt ?? -1
        expect(dueAt).toBeGreaterThanOrEqual(now)
        expect([now, afterQuiet(quiet, dueAt)]).toContain(dueAt)
      },
    ),
  )
})

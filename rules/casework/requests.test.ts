import type { Limit } from '@citybrain/contract/kernel/limit.ts'
import { anyone } from '@citybrain/contract/pack/case-build.ts'
import { expect, test } from 'vitest'
import { DAMAGE, MEMBERSHIP } from '../../server/testing/club-cases.ts'
import { actionsFor, decide, dueOf } from './index.ts'
import { actorOf, at, calendar, contextOf, id, type Story, storyOf } from './testing/club.ts'
import { TOURNAMENT } from './testing/tournament.ts'

/** In the hands of the grounds from 9:00 on a Wednesday, to be repaired within 8 working hours. */
const sent = () =>
  storyOf(DAMAGE)
    .open('member', { data: { what: '网破' }, category: '01' })
    .does('clerk', { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' })
    .does('dispatcher', { do: 'decide', item: 2, outcome: 'send', reason: null, department: 'grounds' })
const more = (amount: number, unit: Limit['unit'] = 'working-hour', request = 50) =>
  ({ do: 'ask-extension', item: 3, request: id(request), limit: { amount, unit }, reason: '等料' }) as const
const granted = (request = 50) => ({ do: 'answer', request: id(request), grant: true, reason: null }) as const
const due = (story: Story, key: string) => {
  const clock = story.state.clocks.find((one) => one.key === key)
  return clock && dueOf(calendar, clock)
}

test('an extension lengthens the clocks that count in its unit, once it is granted', () => {
  const story = sent().does('groundsman', more(4))
  expect(due(story, 'case:repair')).toBe('2023-09-14T01:30:00.000Z')
  story.does('dispatcher', granted())
  expect(due(story, 'case:repair')).toBe('2023-09-14T07:30:00.000Z')
  expect(due(story, 'case:member')).toBe('2023-09-27T10:00:00.000Z')
  const days = sent().does('groundsman', more(2, 'working-day')).does('dispatcher', granted())
  expect(due(days, 'case:repair')).toBe('2023-09-14T01:30:00.000Z')
  expect(due(days, 'case:member')).toBe('2023-10-07T10:00:00.000Z')
})

test('a unit that no clock counts in, or more than may be asked for at once, is refused', () => {
  expect(() => sent().does('groundsman', more(1, 'natural-day'))).toThrow(/not-now.*in this unit/)
  expect(() => sent().does('groundsman', more(11, 'working-day'))).toThrow(/too-long.*10 working days at most/)
  // Ten working days from nine o'clock are over on the 27th at six, after seven hours and ten times seven and a half.
  expect(() => sent().does('groundsman', more(83))).toThrow(/too-long/)
  expect(sent().does('groundsman', more(82)).state.requests).toHaveLength(1)
})

test('an extension is granted once, and one request waits at a time', () => {
  const story = sent().does('groundsman', more(1))
  expect(() => story.does('groundsman', more(1, 'working-hour', 51))).toThrow(/not-now.*while a request is open/)
  story.does('dispatcher', granted())
  expect(() => story.does('groundsman', more(1, 'working-hour', 51))).toThrow(/enough/)
  expect(story.state.counts['granted.extension']).toBe(1)
})

test('one that is refused changes no clock and may be asked for again', () => {
  const story = sent().does('groundsman', more(4))
  story.does('dispatcher', { ...granted(), grant: false, reason: '料已到' })
  expect(due(story, 'case:repair')).toBe('2023-09-14T01:30:00.000Z')
  expect(story.does('groundsman', more(4, 'working-hour', 51)).state.requests).toHaveLength(1)
})

test('an extension is asked for before the deadline; granted after it, it counts all the same', () => {
  const story = sent().does('groundsman', more(4), '2023-09-14 09:30')
  expect(due(story.does('dispatcher', granted(), '2023-09-14 11:00'), 'case:repair')).toBe('2023-09-14T07:30:00.000Z')
  expect(() => sent().does('groundsman', more(4), '2023-09-14 09:31')).toThrow(/too-late/)
  expect(() => sent().does('groundsman', more(1, 'working-day'), '2023-09-14 09:31')).toThrow(/too-late/)
})

test('nobody grants what they asked for themselves, and only whoever approves grants', () => {
  const story = sent().does('groundsman', more(4))
  expect(() => story.does('duty', granted())).toThrow(/not-yours/)
  const groundsman = actorOf('groundsman')
  const both = { ...groundsman, holdings: [...groundsman.holdings, ...actorOf('dispatcher').holdings] }
  const context = contextOf(both, at('2023-09-13 10:00'))
  expect(() => decide(DAMAGE, story.state, granted(), context)).toThrow(/not-yours/)
  expect(actionsFor(DAMAGE, story.state, context).commands).not.toContain('answer')
})

test('another branch’s late clock is no hindrance', () => {
  const rule = { key: 'extension', in: ['purse', 'coach'], approver: anyone('leader'), most: 1, longest: null } as const
  const story = storyOf({ ...MEMBERSHIP, requests: [{ ...rule, in: [...rule.in] }] })
    .open('member', { data: { name: '张三' } })
    .does('clerk', { do: 'decide', item: 1, outcome: 'accept', reason: null })
  const ask = (item: number) => ({ ...more(1, 'working-day'), item })
  // The coach had three working days, the purse has five.
  expect(() => story.does('groundsman', ask(2), '2023-09-19 09:00')).toThrow(/too-late/)
  expect(story.does('planner', ask(3), '2023-09-19 09:00').state.requests).toMatchObject([{ item: 3 }])
})

test('two branches that asked side by side are not both granted the last one', () => {
  const suspend = (item: number, request: number) =>
    ({ do: 'ask-suspension', item, request: id(request), until: '2023-09-15T01:00:00.000Z', reason: '下雨' }) as const
  const once = { ...TOURNAMENT, requests: TOURNAMENT.requests.map((rule) => ({ ...rule, most: 1 })) }
  const story = storyOf(once)
    .open('member')
    .does('planner', { do: 'decide', item: 1, outcome: 'on', reason: null })
    .does('groundsman', suspend(2, 50))
    .does('clerk', suspend(3, 51))
    .does('captain', granted(50))
  expect(() => story.does('captain', granted(51))).toThrow(/enough/)
  expect(story.does('captain', { ...granted(51), grant: false }).state.requests).toEqual([])
})

test('a suspension ends on a day to come, not later than may be asked for', () => {
  const until = (day: string | null) =>
    ({ do: 'ask-suspension', item: 2, request: id(50), until: day, reason: '下雨' }) as const
  const story = storyOf(TOURNAMENT)
    .open('member')
    .does('planner', { do: 'decide', item: 1, outcome: 'on', reason: null })
  expect(() => story.does('groundsman', until('2023-09-13T01:00:00.000Z'))).toThrow(/not-ahead/)
  expect(() => story.does('groundsman', until('2023-09-20T10:00:00.001Z'))).toThrow(/too-long.*5 working days/)
  expect(() => story.does('groundsman', until(null))).toThrow(/too-long/)
  expect(story.does('groundsman', until('2023-09-20T10:00:00Z')).state.requests).toMatchObject([
    { until: '2023-09-20T10:00:00.000Z' },
  ])
})

test('a suspension that is noticed late to be over ended on its day all the same', () => {
  const ask = {
    do: 'ask-suspension',
    item: 3,
    request: id(50),
    until: '2023-09-15T02:00:00.000Z',
    reason: '等网',
  } as const
  const story = sent()
    .does('groundsman', ask, '2023-09-13 10:00')
    .does('duty', granted(), '2023-09-13 11:00')
    .until('2023-09-18 09:00')
  expect(story.events.find(({ kind }) => kind === 'case.resumed')?.at).toBe('2023-09-18T01:00:00.000Z')
  expect(story.state.clocks.find(({ key }) => key === 'case:repair')?.pauses).toEqual([
    { from: '2023-09-13T03:00:00.000Z', to: '2023-09-15T02:00:00.000Z' },
  ])
})

test('whoever has the work ends a suspension before its day; nobody ends one that there isn’t', () => {
  const ask = { do: 'ask-suspension', item: 3, request: id(50), until: null, reason: '等网' } as const
  const resume = { do: 'resume', item: 3, reason: '网到了' } as const
  const story = sent().does('groundsman', ask).does('duty', granted(), '2023-09-13 10:00')
  expect(() => story.does('clerk', resume)).toThrow(/not-yours/)
  story.does('groundsman', resume, '2023-09-13 15:00')
  // An hour before, seven after three o'clock.
  expect(due(story, 'case:repair')).toBe('2023-09-14T06:30:00.000Z')
  expect(() => story.does('groundsman', resume)).toThrow(/not-now/)
})

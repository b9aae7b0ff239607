import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { dueOf } from './index.ts'
import { calendar, id, type Story, storyOf } from './testing/club.ts'

// 8:30 to 12:00 and 14:00 to 18:00; the 13th of September 2023 is a Wednesday, on which each story begins at 9:00.
const sent = (department: string, standard = 'net-torn') =>
  storyOf(DAMAGE)
    .open('member', { data: { what: '坏了' }, category: standard === 'net-torn' ? '01' : '03' })
    .does('clerk', {
      ...{ do: 'decide', item: 1, outcome: 'file', reason: null },
      ...{ standard, category: standard === 'net-torn' ? '01' : '02' },
    })
    .does('dispatcher', { do: 'decide', item: 2, outcome: 'send', reason: null, department })
const last = ({ state }: Story) => state.items.at(-1)?.number ?? 0
const repair = ({ state }: Story) => state.clocks.find(({ key }) => key === 'case:repair')
const due = (story: Story) => {
  const clock = repair(story)
  return clock ? dueOf(calendar, clock) : undefined
}
const done = (item: number): CommandOf<'decide'> => ({
  ...{ do: 'decide', item, outcome: 'done', reason: null, data: { found: '换网' }, attachments: [id(1)] },
})
const back = (story: Story) =>
  story.does('caterer', { do: 'decide', item: last(story), outcome: 'notOurs', reason: '不是餐厅的事' })
const again = (story: Story) =>
  story.does('dispatcher', { do: 'decide', item: last(story), outcome: 'send', reason: null, department: 'kitchen' })

test('work that came back twice can’t come back a third time, but goes to arbitration', () => {
  const story = again(back(again(back(sent('kitchen')))))
  expect(story.state.counts).toMatchObject({ returns: 2, dispatches: 3 })
  expect(() => back(story)).toThrow(/casework.guarded: It was returned twice; ask for arbitration/)
  story.does('caterer', { do: 'decide', item: last(story), outcome: 'dispute', reason: '不是餐厅的事' })
  expect(story.state.items).toMatchObject([{ step: 'arbitrate', department: null }])
})

test('whoever arbitrates names the department, whose clock begins with that', () => {
  const story = sent('kitchen').does('caterer', { do: 'decide', item: 3, outcome: 'dispute', reason: '不是餐厅的事' })
  const settle = { do: 'decide', item: 4, outcome: 'settle', reason: null, department: 'grounds' } as const
  expect(() => story.does('dispatcher', settle)).toThrow(/not-meant/)
  story.does('duty', settle, '2023-09-14 09:00')
  expect(story.state).toMatchObject({ department: 'grounds', items: [{ step: 'handle', department: 'grounds' }] })
  expect(repair(story)).toMatchObject({ department: 'grounds', startedAt: '2023-09-14T01:00:00.000Z', pauses: [] })
  expect(due(story)).toBe('2023-09-15T01:30:00.000Z')
})

test('rework goes on with what is left of the same department’s time, the check not counted', () => {
  const story = sent('grounds')
  expect(due(story)).toBe('2023-09-14T01:30:00.000Z')
  story.does('groundsman', done(3), '2023-09-13 11:00')
  expect([repair(story)?.stand, due(story)]).toEqual(['halted', null])
  story.does('collector', { do: 'decide', item: 4, outcome: 'bad', reason: '没拉紧' }, '2023-09-14 10:00')
  // Two of eight hours are used up: six are left from ten o'clock on.
  expect([repair(story)?.stand, due(story)]).toEqual(['runs', '2023-09-14T10:00:00.000Z'])
  expect(story.state.counts.rework).toBe(1)
})

test('a promise that was kept stays kept through rework, and begins anew with another department', () => {
  const fence = ({ state }: Story) => state.clocks.find(({ key }) => key === 'case:fence')?.stand
  const story = sent('grounds').does('groundsman', { do: 'decide', item: 3, outcome: 'fenced', reason: null })
  story.does('groundsman', done(4))
  expect(fence(story)).toBe('kept')
  story.does('collector', { do: 'decide', item: 5, outcome: 'bad', reason: '没拉紧' })
  expect(fence(story)).toBe('kept')
  story.does('groundsman', { do: 'decide', item: 6, outcome: 'notOurs', reason: '改由餐厅' })
  story.does('dispatcher', { do: 'decide', item: 7, outcome: 'send', reason: null, department: 'kitchen' })
  expect(fence(story)).toBe('runs')
})

test('a ladder is climbed neither after the work was handed in late nor while nothing can be done', () => {
  const rungs = ({ events }: Story) => events.filter(({ kind }) => kind === 'case.climbed').map(({ told }) => told.did)
  const late = sent('grounds').until('2023-09-14 09:30').does('groundsman', done(3), '2023-09-14 10:00')
  expect(rungs(late.until('2023-09-26 18:00'))).toEqual(['remind', 'overdue'])

  const ask = {
    do: 'ask-suspension',
    item: 3,
    request: id(50),
    until: '2023-09-18T00:30:00.000Z',
    reason: '等网',
  } as const
  const story = sent('grounds')
    .does('groundsman', ask, '2023-09-14 09:40')
    .does('duty', { do: 'answer', request: id(50), grant: true, reason: null }, '2023-09-14 10:00')
  expect(rungs(story.until('2023-09-18 17:59'))).toEqual(['remind', 'overdue'])
  // Half an hour behind when it was suspended; seven and a half more make the eight of the rung.
  expect(rungs(story.until('2023-09-18 18:00'))).toEqual(['remind', 'overdue', 'superior'])
})

test('what is filed anew under another standard has that one’s time, from when the department first got it', () => {
  const refiled = (from: string, to: string, category: string) => {
    const story = back(sent('kitchen', from))
    story.does('dispatcher', { do: 'decide', item: last(story), outcome: 'notOurs', reason: '重新立案' })
    const file = { do: 'decide', item: last(story), outcome: 'file', reason: null, standard: to, category } as const
    return again(story.does('clerk', file))
  }
  const longer = refiled('net-torn', 'lines-gone', '02')
  expect([repair(longer)?.startedAt, due(longer)]).toEqual(['2023-09-13T01:00:00.000Z', '2023-09-20T10:00:00.000Z'])
  expect(due(refiled('lines-gone', 'net-torn', '01'))).toBe('2023-09-14T01:30:00.000Z')
})

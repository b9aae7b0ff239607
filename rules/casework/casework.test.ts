import { expect, test } from 'vitest'
import { DAMAGE, MEMBERSHIP } from '../../server/testing/club-cases.ts'
import { id, personOf, storyOf } from './testing/club.ts'

const torn = { data: { what: '三号场球网撕裂' }, category: '01' }
const filed = () =>
  storyOf(DAMAGE)
    .open('member', torn)
    .does('clerk', { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' })
const sent = (department = 'grounds') =>
  filed().does('dispatcher', { do: 'decide', item: 2, outcome: 'send', reason: null, department })
const done = { outcome: 'done', reason: null, data: { found: '换网' }, attachments: [id(900)] }

test('a damage that is reported, filed, sent, handled and checked is closed, each step done by its own people', () => {
  const { state } = sent()
    .does('groundsman', { do: 'decide', item: 3, ...done })
    .does('collector', { do: 'decide', item: 4, outcome: 'good', reason: null })
  expect(state).toMatchObject({ end: 'closed', items: [], clocks: [], department: 'grounds', data: { found: '换网' } })
  expect(Object.keys(state.doneBy)).toEqual(['accept', 'dispatch', 'handle', 'check'])
})

test('whoever isn’t meant, or handled it, or comes second may not do a step', () => {
  expect(() => sent().does('caterer', { do: 'claim', item: 3 })).toThrow(/not-meant/)
  expect(() =>
    sent().does('groundsman', { do: 'claim', item: 3 }).does('otherGroundsman', { do: 'claim', item: 3 }),
  ).toThrow(/somebody-elses/)
})

test('each promise of the filing standard has its clock, and one that is kept stops before the case ends', () => {
  const story = sent()
  expect(story.state.clocks.map(({ key, limit }) => [key, limit])).toEqual([
    ['case:member', { amount: 10, unit: 'working-day' }],
    ['case:fence', { amount: 2, unit: 'urgent-hour' }],
    ['case:repair', { amount: 8, unit: 'working-hour' }],
  ])
  story.does('groundsman', { do: 'decide', item: 3, outcome: 'fenced', reason: null })
  expect(story.state.clocks.map(({ key, stand }) => [key, stand])).toEqual([
    ['case:member', 'runs'],
    ['case:fence', 'kept'],
    ['case:repair', 'runs'],
  ])
})

test('a return begins the next department’s clock at its own dispatch, while the member’s runs through', () => {
  const story = sent('kitchen')
  const before = story.state.clocks.find(({ key }) => key === 'case:repair')?.startedAt
  story
    .does('caterer', { do: 'decide', item: 3, outcome: 'notOurs', reason: '不是餐厅的事' }, '2023-09-13 15:00')
    .does(
      'dispatcher',
      { do: 'decide', item: 4, outcome: 'send', reason: null, department: 'grounds' },
      '2023-09-13 16:00',
    )
  const [member, , repair] = story.state.clocks
  expect([member?.key, member?.startedAt]).toEqual(['case:member', before])
  expect(repair).toMatchObject({ key: 'case:repair', department: 'grounds', startedAt: '2023-09-13T08:00:00.000Z' })
})

test('a suspension stops the clock when it is granted, not when it is asked for, and ends by itself on its day', () => {
  const story = sent()
    .does(
      'groundsman',
      { do: 'ask-suspension', item: 3, request: id(50), until: '2023-09-15T02:00:00.000Z', reason: '等网' },
      '2023-09-13 10:00',
    )
    .does('duty', { do: 'answer', request: id(50), grant: true, reason: null }, '2023-09-13 11:00')
  const repair = () => story.state.clocks.find(({ key }) => key === 'case:repair')
  expect(repair()?.pauses).toEqual([{ from: '2023-09-13T03:00:00.000Z', to: null }])
  story.until('2023-09-15 10:00')
  expect(repair()?.pauses).toEqual([{ from: '2023-09-13T03:00:00.000Z', to: '2023-09-15T02:00:00.000Z' }])
  expect(story.state.suspensions).toEqual([])
})

test('an overdue case climbs its ladder rung by rung, each once', () => {
  const climbed = sent()
    .until('2023-09-19 18:00')
    .events.filter(({ kind }) => kind === 'case.climbed')
  expect(climbed.map(({ told }) => [told.clock, told.did])).toEqual([
    ['case:repair', 'remind'],
    ['case:repair', 'overdue'],
    ['case:repair', 'superior'],
    ['case:repair', 'propose-supervision'],
  ])
})

test('an application that nobody answers within five working days counts as accepted', () => {
  const { state, events } = storyOf(MEMBERSHIP)
    .open('member', { data: { name: '张三' } })
    .until('2023-09-20 18:00')
  expect(events.at(-1)).toMatchObject({ kind: 'case.deemed', outcome: 'accept', reason: '章程第三条（虚构）' })
  expect(state.items.map(({ step }) => step)).toEqual(['coach', 'purse'])
})

test('branches join when both have said, and a public notice can’t end before its ten days', () => {
  const story = storyOf(MEMBERSHIP)
    .open('member', { data: { name: '张三' } })
    .does('clerk', { do: 'decide', item: 1, outcome: 'accept', reason: null })
    .does('planner', { do: 'decide', item: 3, outcome: 'say', reason: null })
  expect(story.state.items.map(({ step }) => step)).toEqual(['coach'])
  story.does('groundsman', { do: 'decide', item: 2, outcome: 'say', reason: null })
  expect(story.state.items).toMatchObject([{ step: 'notice', branches: [] }])
  const end = { do: 'decide', item: 4, outcome: 'quiet', reason: null } as const
  expect(() => story.does('clerk', end, '2023-09-23 23:00')).toThrow(/too-early/)
  expect(story.does('clerk', end, '2023-09-24 08:00').state.end).toBe('joined')
})

test('while papers are missing the whole’s clock stands still', () => {
  const story = storyOf(MEMBERSHIP)
    .open('member', { data: { name: '张三' } })
    .does('clerk', { do: 'decide', item: 1, outcome: 'amend', reason: '缺照片' }, '2023-09-13 10:00')
    .does('member', { do: 'decide', item: 2, outcome: 'brought', reason: null }, '2023-09-15 10:00')
  expect(story.state.clocks.find(({ key }) => key === 'case:whole')?.pauses).toEqual([
    { from: '2023-09-13T02:00:00.000Z', to: '2023-09-15T02:00:00.000Z' },
  ])
})

test('an assignee is chosen among those whom the next step is meant for', () => {
  const send = { do: 'decide', item: 2, outcome: 'send', reason: null, department: 'grounds' } as const
  expect(() => filed().does('dispatcher', { ...send, assignee: id(6) })).toThrow(/not-for-them/)
  expect(filed().does('dispatcher', { ...send, assignee: id(4) }).state.items[0]?.assignee).toEqual(
    personOf('groundsman'),
  )
})

import { expect, test } from 'vitest'
import { id, type Name, personOf, type Story, storyOf } from './testing/club.ts'
import { TOURNAMENT } from './testing/tournament.ts'

const decides = (story: Story, name: Name, item: number, outcome: string) =>
  story.does(name, { do: 'decide', item, outcome, reason: '按计划' })
const begun = () => decides(storyOf(TOURNAMENT).open('member'), 'planner', 1, 'on')
/** Courts worn and measured: the net and the lines are mended at once, inside of the ground's branch. */
const mending = () => decides(decides(begun(), 'groundsman', 2, 'worn'), 'groundsman', 4, 'on')
const open = ({ state }: Story) => state.items.map(({ number, step, branches }) => [number, step, branches])

test('a fork opens each branch at once, and a fork in a branch stands in it', () => {
  expect(open(begun())).toEqual([
    [2, 'courts', ['prepare/ground']],
    [3, 'food', ['prepare/food']],
  ])
  expect(open(mending())).toEqual([
    [3, 'food', ['prepare/food']],
    [5, 'net', ['prepare/ground', 'mend/net']],
    [6, 'line', ['prepare/ground', 'mend/line']],
  ])
})

test('a join for the first closes the other branches of its fork, and no others', () => {
  const story = decides(mending(), 'collector', 6, 'done')
  expect(open(story)).toEqual([
    [3, 'food', ['prepare/food']],
    [7, 'paint', ['prepare/ground']],
  ])
  expect(story.state.clocks.map(({ key }) => key)).toEqual(['case:whole', 'case:courts', 'case:answer'])
  expect(() => decides(story, 'groundsman', 5, 'done')).toThrow(/item-gone/)
})

test('a join for all waits for the last, whichever it is', () => {
  const story = decides(begun(), 'clerk', 3, 'ready')
  expect(open(story)).toEqual([[2, 'courts', ['prepare/ground']]])
  expect(open(decides(story, 'groundsman', 2, 'ready'))).toEqual([[4, 'approve', []]])
})

test('a fork that is entered again waits for all its branches anew', () => {
  const once = decides(decides(begun(), 'clerk', 3, 'ready'), 'groundsman', 2, 'ready')
  const again = decides(once, 'otherGroundsman', 4, 'again')
  expect(open(again)).toEqual([
    [5, 'courts', ['prepare/ground']],
    [6, 'food', ['prepare/food']],
  ])
  expect(open(decides(again, 'clerk', 6, 'ready'))).toEqual([[5, 'courts', ['prepare/ground']]])
})

test('an end inside of a branch closes the others with all that was asked for in them', () => {
  const story = begun()
    .does('clerk', {
      do: 'ask-suspension',
      item: 3,
      request: id(50),
      until: '2023-09-15T01:00:00.000Z',
      reason: '停电',
    })
    .does('captain', { do: 'answer', request: id(50), grant: true, reason: null })
  decides(story, 'groundsman', 2, 'flooded')
  expect(story.state).toMatchObject({ end: 'cancelled', items: [], clocks: [], requests: [], suspensions: [] })
})

test('work that stays with whoever did a step is theirs at once, also when others did it before', () => {
  const story = decides(begun(), 'groundsman', 2, 'worn')
  expect(story.state.items.find(({ step }) => step === 'measure')?.assignee).toEqual(personOf('groundsman'))
  decides(decides(decides(story, 'groundsman', 4, 'on'), 'collector', 6, 'done'), 'groundsman', 7, 'done')
  decides(decides(story, 'clerk', 3, 'ready'), 'otherGroundsman', 8, 'again')
  decides(story, 'caterer', 9, 'worn')
  expect(story.state.items.find(({ step }) => step === 'measure')?.assignee).toEqual(personOf('caterer'))
})

test('whoever supervises has a step wait no longer, and it goes on as after an end that isn’t named', () => {
  const story = decides(begun(), 'groundsman', 2, 'broken')
  const goOn = { do: 'go-on', item: 4, reason: '损坏案件未能立案' } as const
  expect(() => story.does('groundsman', goOn)).toThrow(/not-yours/)
  expect(() => story.does('captain', { ...goOn, item: 3 })).toThrow(/not-now/)
  expect(open(story.does('captain', goOn))).toEqual([
    [3, 'food', ['prepare/food']],
    [5, 'courts', ['prepare/ground']],
  ])
  expect(() => story.does('captain', goOn)).toThrow(/not-now/)
})

test('a clock of the whole stands still while one branch waits for others, and goes on when that is over', () => {
  const story = begun().does('clerk', { do: 'decide', item: 3, outcome: 'ready', reason: null }, '2023-09-13 11:00')
  expect(story.state.clocks.find(({ key }) => key === 'case:whole')?.pauses).toEqual([
    { from: '2023-09-13T01:00:00.000Z', to: '2023-09-13T03:00:00.000Z' },
  ])
})

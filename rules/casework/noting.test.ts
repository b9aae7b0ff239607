import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import { anyone, ask, fieldIs } from '@citybrain/contract/pack/case-build.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome, TaskStep } from '@citybrain/contract/pack/flow.ts'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { actionsFor } from './index.ts'
import { actorOf, contextOf, id, type Name, personOf, type Story, storyOf } from './testing/club.ts'
import { TOURNAMENT } from './testing/tournament.ts'

/** The damage of the club with one step, or one of its outcomes, said otherwise. */
const damage = (key: string, more: Partial<TaskStep>, outcome: [string, Partial<Outcome>] | null = null): CaseType => ({
  ...DAMAGE,
  steps: DAMAGE.steps.map((step) => {
    if (step.kind !== 'task' || step.key !== key) return step
    const outcomes = step.outcomes.map((one) => (one.key === outcome?.[0] ? { ...one, ...outcome[1] } : one))
    return { ...step, outcomes, ...more }
  }),
})

const chooses = (story: Story, name: Name, outcome: string, more: Partial<CommandOf<'decide'>> = {}) =>
  story.does(name, { do: 'decide', item: story.state.items.at(-1)?.number ?? 0, outcome, reason: '按规定', ...more })

const opened = (type: CaseType) => storyOf(type).open('member', { data: { what: '网破' }, category: '01' })
const filed = (type: CaseType) => chooses(opened(type), 'clerk', 'file', { standard: 'net-torn' })
const sent = (type: CaseType = DAMAGE) => chooses(filed(type), 'dispatcher', 'send', { department: 'grounds' })
const done = (story: Story) => chooses(story, 'groundsman', 'done', { data: { found: '换网' }, attachments: [id(900)] })

test('a note of progress counts, and leaves the work, its holder and every clock as they were', () => {
  const story = sent().does('groundsman', { do: 'claim', item: 3 })
  const { items, clocks } = story.state
  chooses(story.until('2023-09-13 10:00'), 'groundsman', 'noted', { data: { lines: 2 } })
  expect(story.state).toMatchObject({ items, clocks, data: { lines: 2 }, counts: { notes: 1 } })
  expect(story.state.counts['step.handle']).toBeUndefined()
})

test('whoever noted something on a step has done it, so that they don’t judge it', () => {
  const type = damage('check', { by: anyone('handler') })
  const story = chooses(sent(type), 'groundsman', 'noted')
  const finished = { data: { found: '换网' }, attachments: [id(900)] }
  chooses(story, 'otherGroundsman', 'done', finished)
  expect(() => chooses(story, 'groundsman', 'good')).toThrow(/did-it-themselves/)
})

test('a clock stops with the outcome that it waits for, though the work goes on', () => {
  const courts = chooses(storyOf(TOURNAMENT).open('member'), 'planner', 'on')
  const answer = () => courts.state.clocks.find(({ key }) => key === 'case:answer')?.stand
  expect(answer()).toBe('runs')
  courts.does('groundsman', { do: 'decide', item: 2, outcome: 'looked', reason: null })
  expect([answer(), courts.state.items.map(({ step }) => step)]).toEqual(['halted', ['courts', 'food']])
})

test('work goes to whoever a step prefers, and to everybody where they may not do it', () => {
  const again = chooses(done(sent()), 'collector', 'bad')
  expect(done(again).state.items).toMatchObject([{ step: 'check', assignee: personOf('collector') }])
  expect(sent(damage('handle', { prefers: 'accept' })).state.items).toMatchObject([{ step: 'handle', assignee: null }])
  const dispatcher = anyone('dispatcher')
  expect(sent(damage('handle', { prefers: 'dispatch', by: dispatcher })).state.items).toMatchObject([
    { step: 'handle', assignee: personOf('dispatcher') },
  ])
  const apart = damage('handle', { prefers: 'dispatch', by: dispatcher, apartFrom: ['dispatch'] })
  expect(sent(apart).state.items).toMatchObject([{ step: 'handle', assignee: null }])
})

test('a guard sees the form that is being sent, and what is offered says that it may open', () => {
  const guard = { condition: fieldIs('surface', 'clay'), otherwise: { zh: '仅限红土场。', en: 'Clay alone.' } }
  const type = damage('accept', {}, ['file', { guard, asks: [ask('surface')] }])
  const file = (surface: string) => chooses(opened(type), 'clerk', 'file', { standard: 'net-torn', data: { surface } })
  expect(() => file('grass')).toThrow(/guarded: Clay alone/)
  expect(file('clay').state.items).toMatchObject([{ step: 'dispatch' }])
  const { state } = opened(type)
  const [offered] = actionsFor(type, state, contextOf(actorOf('clerk'), state.openedAt)).items
  expect(offered?.outcomes).toContainEqual({ key: 'file', open: true })
  const shut = damage('accept', {}, ['file', { guard }])
  const [kept] = actionsFor(shut, state, contextOf(actorOf('clerk'), state.openedAt)).items
  expect(kept?.outcomes).toContainEqual({ key: 'file', open: false })
})

test('a case that is opened again counts anew what its reopening resets', () => {
  const back = chooses(chooses(sent(), 'groundsman', 'notOurs'), 'dispatcher', 'send', { department: 'grounds' })
  const closed = chooses(done(back), 'collector', 'good')
  expect(closed.state.counts).toMatchObject({ returns: 1, dispatches: 2 })
  closed.does('member', { do: 'reopen', reason: '又破了' })
  expect(closed.state.counts).toMatchObject({ returns: 0, dispatches: 2, reopen: 1 })
})

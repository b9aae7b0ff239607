import { expect, test } from 'vitest'
import { idOf } from '../../../server/testing/case-story.ts'
import { type Story, storyOf } from '../testing/story.ts'
import { INCIDENT } from './incident.data.ts'

const photo = { attachments: [idOf(900)] }
const rubbish = { source: 'portal', category: '20102', data: { what: '路口堆放垃圾' } }

const filed = () => storyOf(INCIDENT).open('市民', rubbish).decides('受理员', 'file', { standard: 'exposed-refuse' })
const sent = (department = 'sanitation') => filed().decides('派遣员', 'send', { department })
const returned = (story: Story) =>
  story.decides('园林联络员', 'notOurs', { reason: '不在养护范围', data: { returnBasis: '责任清单第 12 项' } })
const handled = (story: Story) =>
  story
    .decides('环卫联络员', 'take')
    .decides('环卫工', 'done', { ...photo, data: { handled: '已清运' } })
    .decides('环卫联络员', 'answer')
const closed = () =>
  handled(sent()).decides('派遣员', 'forward').decides('采集员', 'passed', photo).decides('受理员', 'close')

const step = ({ state }: Story) => state.items.map((item) => item.step).join()
const clockOf = ({ state }: Story, key: string) => state.clocks.find((clock) => clock.key === `case:${key}`)
const climbed = ({ events }: Story, clock: string) =>
  events.filter(({ told }) => told.clock === clock).map(({ told }) => told.did)

test('refuse on a corner is reported, filed, sent, cleared, answered, verified and closed', () => {
  const { state, events } = closed()
  expect(state).toMatchObject({
    end: 'closed',
    standard: 'exposed-refuse',
    department: 'sanitation',
    items: [],
    clocks: [],
  })
  expect(events.map(({ step: done }) => done)).toEqual([
    null,
    'accept',
    'dispatch',
    'assign',
    'handle',
    'confirm',
    'review',
    'verify',
    'close',
  ])
})

test('a report is pre-checked on the spot before it is filed, and refused where the pre-check finds otherwise', () => {
  const story = storyOf(INCIDENT)
    .open('市民', rubbish)
    .decides('受理员', 'preCheck')
    .decides('采集员', 'notFound', { ...photo, reason: '现场没有垃圾' })
    .decides('受理员', 'refuse', { reason: '情况不实', data: { refusalGround: 'untrue' } })
  expect(story.state).toMatchObject({ end: 'refused', data: { refusalGround: 'untrue' } })
})

test('nothing is filed without a standard of its class, and nothing is refused without a ground', () => {
  const story = storyOf(INCIDENT).open('市民', rubbish)
  expect(() => story.decides('受理员', 'file', { standard: 'road-ponding' })).toThrow(/choice-wanted/)
  expect(() => story.decides('受理员', 'refuse', { reason: '不受理' })).toThrow(/bad-form/)
})

test('the duty list proposes the department, and whoever dispatches may choose another', () => {
  expect(filed().decides('派遣员', 'send').state.items).toMatchObject([{ step: 'assign', department: 'sanitation' }])
  expect(sent('greenery').state.items).toMatchObject([{ step: 'assign', department: 'greenery' }])
})

test('the next department’s time begins at its own dispatch, while the reporter’s runs through', () => {
  const story = sent('greenery').until('2023-09-13 10:00')
  returned(story).until('2023-09-13 11:00').decides('派遣员', 'send', { department: 'sanitation' })
  expect(clockOf(story, 'handling')).toMatchObject({ department: 'sanitation', startedAt: '2023-09-13T03:00:00.000Z' })
  expect(clockOf(story, 'reporter')).toMatchObject({ startedAt: '2023-09-13T01:00:00.000Z', pauses: [] })
})

test('a returned case counts no department’s time while it lies at the centre’s desks', () => {
  const story = returned(sent('greenery').until('2023-09-13 10:00'))
  const stands = [{ from: '2023-09-13T02:00:00.000Z', to: null }]
  expect(clockOf(story, 'handling')?.pauses).toEqual(stands)
  story.decides('派遣员', 'notOurs', { reason: '类别有误' }).decides('受理员', 'preCheck')
  expect(clockOf(story, 'handling')?.pauses).toEqual(stands)
})

test('after three dispatches without an owner the duty officer appoints a department, which can’t return it', () => {
  const story = sent('greenery')
  for (const _ of [2, 3]) returned(story).decides('派遣员', 'send', { department: 'greenery' })
  returned(story)
  expect(() => story.decides('派遣员', 'send', { department: 'greenery' })).toThrow(/guarded/)
  story
    .decides('派遣员', 'arbitrate', { reason: '三次退单' })
    .decides('值班长', 'appoint', { department: 'greenery', reason: '属绿地范围', data: { appointBasis: '责任清单' } })
  expect(() => returned(story)).toThrow(/guarded/)
  expect(story.state).toMatchObject({ department: 'greenery', counts: { returns: 3, dispatches: 4, appointed: 1 } })
})

test('a department that neither takes nor returns a case within two working days must handle it', () => {
  const story = sent().until('2023-09-15 18:00')
  expect(story.events.find(({ kind }) => kind === 'case.deemed')).toMatchObject({ outcome: 'take', by: { id: null } })
  expect(step(story)).toBe('handle')
})

test('what has no owner goes to the street office of the place, which can’t return it', () => {
  const story = filed()
    .decides('派遣员', 'ownerless', { reason: '查无权属', data: { ownerSearch: '已询问三家单位' } })
    .decides('值班长', 'toStreet', { reason: '属地兜底' })
  expect(story.state.items).toMatchObject([{ step: 'assign', department: 'street-office' }])
  const back = { reason: '不是我们的', data: { returnBasis: '无' } }
  expect(() => story.decides('街道联络员', 'notOurs', back)).toThrow(/guarded/)
})

test('an overdue case is recalled at four fifths, then told upward rung by rung, up to a proposal of supervision', () => {
  const story = sent().decides('环卫联络员', 'take').until('2023-09-13 14:11')
  expect(climbed(story, 'case:handling')).toEqual([])
  expect(climbed(story.until('2023-09-13 14:12'), 'case:handling')).toEqual(['remind'])
  expect(climbed(story.until('2023-09-13 15:00'), 'case:handling')).toEqual(['remind', 'overdue'])
  expect(climbed(story.until('2023-09-18 18:00'), 'case:handling')).toEqual([
    ...['remind', 'overdue', 'superior', 'propose-supervision'],
  ])
  expect(story.state.supervised).toBe(false)
})

test('a rework that the verification demands goes back to the same department with what is left of its time', () => {
  const story = handled(sent().until('2023-09-13 10:00'))
    .decides('派遣员', 'forward')
    .decides('采集员', 'failed', { ...photo, reason: '仍有残留' })
    .until('2023-09-13 11:00')
    .decides('派遣员', 'rework', { reason: '清理不净', data: { reworkCause: 'notFully' } })
  expect(story.state).toMatchObject({ department: 'sanitation', counts: { rework: 1, failedChecks: 1 } })
  expect(clockOf(story, 'handling')).toMatchObject({
    startedAt: '2023-09-13T01:00:00.000Z',
    pauses: [{ from: '2023-09-13T02:00:00.000Z', to: '2023-09-13T03:00:00.000Z' }],
  })
})

test('whoever handled a case never verifies it, though they are a collector too', () => {
  const story = handled(sent()).decides('派遣员', 'forward')
  expect(() => story.decides('环卫工', 'passed', photo)).toThrow(/did-it-themselves/)
})

test('a hazard is fenced, repaired and reinstated, each by its own promise', () => {
  const story = storyOf(INCIDENT)
    .open('采集员', { source: 'collector', category: '10102', data: { what: '污水井盖缺失' } })
    .decides('受理员', 'file', { standard: 'components-hazard' })
    .decides('派遣员', 'send')
    .decides('环卫联络员', 'take')
    .decides('环卫工', 'secured', photo)
  const stands = () =>
    story.state.clocks.filter(({ key }) => key !== 'case:reporter').map((one) => [one.key, one.stand])
  expect(stands()).toEqual([
    ['case:handling', 'runs'],
    ['case:secured', 'kept'],
    ['case:repaired', 'runs'],
  ])
  story.decides('环卫工', 'repaired', photo)
  expect(clockOf(story, 'repaired')).toMatchObject({ stand: 'kept', limit: { amount: 24, unit: 'urgent-hour' } })
  expect(clockOf(story, 'handling')).toMatchObject({ stand: 'runs', limit: { amount: 5, unit: 'working-day' } })
})

test('an owner beyond the district is told by telephone, reminded and followed, and no department’s time runs', () => {
  const told = { outsideKind: 'power', outsideUnit: '供电公司', toldHow: 'telephone', toldWhom: '李工' }
  const story = filed()
    .decides('派遣员', 'transfer', { reason: '电力井盖' })
    .decides('派遣员', 'told', { data: { ...told, toldOn: '2023-09-13', toldAtTime: '09:20' } })
  expect(story.state.clocks.map(({ key }) => key)).toEqual(['case:reporter', 'case:outside'])
  const begun = clockOf(story, 'outside')?.startedAt
  const { items } = story.state
  const reminder = { toldHow: 'telephone', toldOn: '2023-09-13', toldAtTime: '14:00' }
  story.until('2023-09-13 14:00').decides('派遣员', 'reminded', { reason: '电话催办', data: reminder })
  expect(story.state.items).toEqual(items)
  expect(clockOf(story, 'outside')).toMatchObject({ startedAt: begun, department: null })
  story
    .decides('派遣员', 'answered', { data: { outsideReply: '已更换' } })
    .decides('派遣员', 'forward')
    .decides('采集员', 'passed', photo)
    .decides('受理员', 'close')
  expect(story.state).toMatchObject({ end: 'closed', counts: { transfers: 1, reminders: 1 } })
})

test('an outside unit that leaves it undone is transferred again, never sent back as a department’s rework', () => {
  const told = { outsideKind: 'power', outsideUnit: '供电公司', toldHow: 'telephone', toldWhom: '李工' }
  const story = filed()
    .decides('派遣员', 'transfer', { reason: '电力井盖' })
    .decides('派遣员', 'told', { data: { ...told, toldOn: '2023-09-13', toldAtTime: '09:20' } })
    .decides('派遣员', 'answered', { data: { outsideReply: '已更换' } })
  const again = { reason: '现场未动' }
  expect(() => story.decides('派遣员', 'rework', { ...again, data: { reworkCause: 'notDone' } })).toThrow(/guarded/)
  expect(step(story.decides('派遣员', 'transferAgain', again))).toBe('transfer')
})

test('the reporter has a closed case opened again within five working days, and its time begins anew', () => {
  const story = closed().until('2023-09-20 16:00').does('市民', { do: 'reopen', reason: '垃圾又堆起来了' })
  expect(step(story)).toBe('dispatch')
  expect(clockOf(story, 'reporter')?.startedAt).toBe('2023-09-20T08:00:00.000Z')
  expect(() => closed().until('2023-09-21 09:00').does('市民', { do: 'reopen', reason: '又来了' })).toThrow(
    /reopened-too-late/,
  )
})

test('the reporter takes a report back until it is sent; the clerk joins a second report to the first', () => {
  expect(filed().does('市民', { do: 'withdraw', reason: '已自行清理' }).state.end).toBe('withdrawn')
  expect(() => sent().does('市民', { do: 'withdraw', reason: '已自行清理' })).toThrow(/not-now/)
  const twin = storyOf(INCIDENT)
    .open('市民', rubbish)
    .does('受理员', { do: 'merge', into: idOf(7), reason: '同一处' })
  expect(twin.state).toMatchObject({ end: 'merged', mergedInto: idOf(7) })
})

test('rework goes back to whoever handled it, and a report that comes back to whoever accepted it', () => {
  const again = handled(sent()).decides('派遣员', 'rework', { reason: '不净', data: { reworkCause: 'notFully' } })
  expect(again.decides('环卫联络员', 'take').state.items).toMatchObject([{ assignee: { name: '环卫工' } }])
  const back = filed().decides('派遣员', 'notOurs', { reason: '类别有误' })
  expect(back.state.items).toMatchObject([{ step: 'accept', assignee: { name: '受理员' } }])
})

test('one extension is granted, by the dispatcher, before the limit', () => {
  const more = { amount: 4, unit: 'working-hour' } as const
  const asked = (request: string) =>
    ({ do: 'ask-extension', item: 4, request, limit: more, reason: '车辆调配' }) as const
  const story = sent()
    .decides('环卫联络员', 'take')
    .does('环卫工', asked(idOf(50)))
    .does('派遣员', { do: 'answer', request: idOf(50), grant: true, reason: null })
  expect(clockOf(story, 'handling')?.extensions).toEqual([more])
  expect(clockOf(story, 'reporter')?.extensions).toEqual([])
  expect(() => story.does('环卫工', asked(idOf(51)))).toThrow(/enough/)
  const late = sent().decides('环卫联络员', 'take').until('2023-09-14 09:00')
  expect(() => late.does('环卫工', asked(idOf(52)))).toThrow(/too-late/)
})

test('what can’t be done now is suspended by the duty officer, and only then does its time stand still', () => {
  const story = sent()
    .decides('环卫联络员', 'take')
    .does('环卫工', { do: 'ask-suspension', item: 4, request: idOf(60), until: null, reason: '待拆迁' })
  expect(clockOf(story, 'handling')?.pauses).toEqual([])
  story.does('值班长', { do: 'answer', request: idOf(60), grant: true, reason: null })
  expect(clockOf(story, 'handling')?.pauses).toEqual([{ from: '2023-09-13T01:00:00.000Z', to: null }])
  expect(clockOf(story, 'reporter')?.pauses).toEqual([])
})

import { expect, test } from 'vitest'
import { idOf } from '../../../server/testing/case-story.ts'
import { storyOf } from '../testing/story.ts'
import { GREENERY_INSPECTION } from './greenery.ts'
import { SANITATION_INSPECTION } from './sanitation.ts'

const photo = { attachments: [idOf(900)] }
const sheet = { area: '鼓楼东街', inspectedOn: '2023-09-13', kind: 'daily', sweeping: 20, bins: 10 }
const scored = (total: number) => storyOf(SANITATION_INSPECTION).open('督查员', { ...photo, data: { ...sheet, total } })
const toRectify = () => scored(72).decides('督查员', 'rectify', { reason: '路面有积尘' })
const rectified = () => toRectify().decides('环卫工', 'done', { ...photo, data: { rectified: '已重新清扫' } })

test('a road that reaches the mark passes, one below it must be put right', () => {
  expect(scored(80).decides('督查员', 'pass').state).toMatchObject({ end: 'passed', department: 'sanitation' })
  expect(() => scored(79).decides('督查员', 'pass')).toThrow(/guarded/)
})

test('no line is given more points than it has, and the total must be given', () => {
  const opened = (data: object) => () =>
    storyOf(SANITATION_INSPECTION).open('督查员', { ...photo, data: { ...sheet, ...data } })
  expect(opened({ total: 90, sweeping: 31 })).toThrow(/bad-form/)
  expect(opened({})).toThrow(/bad-form/)
})

test('what was put right is checked again by somebody else, and two failed checks end in appraisal', () => {
  const story = rectified()
  expect(() => story.decides('环卫工', 'good', photo)).toThrow(/not-meant/)
  const again = { ...photo, reason: '仍有积尘' }
  for (const _ of [1, 2]) story.decides('督查员', 'bad', again).decides('环卫工', 'done', photo)
  expect(() => story.decides('督查员', 'bad', again)).toThrow(/guarded/)
  expect(story.decides('督查员', 'deduct', again).state).toMatchObject({ end: 'deducted', counts: { rework: 2 } })
})

test('a rectification has its deadline, stands still while it is checked, and is told upward when it is late', () => {
  const [clock] = rectified()
    .until('2023-09-13 10:00')
    .state.clocks.filter(({ key }) => key === 'case:rectification')
  expect(clock).toMatchObject({ limit: { amount: 4, unit: 'working-hour' }, stand: 'halted', department: 'sanitation' })
  const late = toRectify()
    .until('2023-09-18 18:00')
    .events.filter(({ kind }) => kind === 'case.climbed')
  expect(late.map(({ told }) => told.did)).toEqual(['remind', 'overdue', 'superior', 'propose-supervision'])
})

test('an objection goes back to whoever graded, who may void the inspection', () => {
  const story = toRectify().decides('环卫工', 'object', { reason: '不在作业范围' })
  expect(story.decides('督查员', 'void', { reason: '路段有误' }).state.end).toBe('void')
})

test('green land is scored by its own sheet and has five working days', () => {
  const data = { plot: '长虹公园东侧绿地', inspectedOn: '2023-09-13', kind: 'daily', growth: 18, total: 70 }
  const { state } = storyOf(GREENERY_INSPECTION)
    .open('督查员', { ...photo, source: 'plan', data })
    .decides('督查员', 'rectify', { reason: '缺株', department: 'greenery' })
  expect(state.clocks.find(({ key }) => key === 'case:rectification')?.limit).toEqual({
    amount: 5,
    unit: 'working-day',
  })
})

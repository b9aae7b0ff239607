import { Pack } from '@citybrain/contract/pack/pack.ts'
import { expect, test } from 'vitest'
import { type Cast, idOf, storiesOn } from '../../server/testing/case-story.ts'
import { TEMPLATE_PACK } from './pack.ts'

const CAST = {
  受理员: [['clerk'], null],
  承办人: [['handler', 'clerk'], 'office'],
} as const satisfies Cast<string>
const [report] = TEMPLATE_PACK.cases
if (!report) throw new Error('the pack has no cases')
const story = storiesOn({ cast: CAST })
const filed = (scene = 'ordinary') =>
  story(report)
    .open('市民', { data: { what: '路灯不亮', scene } })
    .decides('受理员', 'file', { department: 'office' })
const done = { data: { result: 'done' }, attachments: [idOf(900)] }

test('the pack says nothing that contradicts itself', () => {
  expect(Pack.safeParse(TEMPLATE_PACK).error?.issues ?? []).toEqual([])
})

test('a matter is accepted, handled by the department with a photo, closed by somebody else, and reopened', () => {
  const told = filed()
  expect(() => told.decides('承办人', 'done', { data: { result: 'done' } })).toThrow(/attachments-wanted/)
  told.decides('承办人', 'done', done)
  expect(() => told.decides('承办人', 'good')).toThrow(/did-it-themselves/)
  expect(told.decides('受理员', 'good').state.end).toBe('closed')
  expect(told.does('市民', { do: 'reopen', reason: '又坏了' }).state.items[0]?.step).toBe('handle')
})

test('handling that isn’t done in five working days is overdue by the close of the fifth', () => {
  // The story begins on Wednesday at nine; that day is day 0.
  const climbed = (local: string) =>
    filed()
      .until(local)
      .events.filter(({ kind }) => kind === 'case.climbed').length
  expect([climbed('2023-09-20 17:59'), climbed('2023-09-20 18:00')]).toEqual([1, 2])
})

test('what endangers people is handled within four hours, day and night', () => {
  const climbed = (local: string) =>
    filed('danger')
      .until(local)
      .events.filter(({ kind }) => kind === 'case.climbed').length
  expect([climbed('2023-09-13 12:59'), climbed('2023-09-13 13:00')]).toEqual([1, 2])
})

test('what turns out to endanger people has four hours from the dispatch, once that is put right', () => {
  const told = filed().does('承办人', { do: 'claim', item: 2 })
  told.does('承办人', { do: 'correct', data: { scene: 'danger' }, reason: '现场查看' })
  const late = told.until('2023-09-13 13:00').events.filter(({ kind }) => kind === 'case.climbed')
  expect(late.length).toBe(2)
})

test('the department may return it once, with a reason', () => {
  const told = filed()
  expect(() => told.decides('承办人', 'notOurs')).toThrow(/reason-wanted/)
  told.decides('承办人', 'notOurs', { reason: '不在养护范围' }).decides('受理员', 'file', { department: 'office' })
  expect(() => told.decides('承办人', 'notOurs', { reason: '不在养护范围' })).toThrow(/guarded/)
})

test('a refusal needs its reason', () => {
  const reported = story(report).open('市民', { data: { what: '路灯不亮' } })
  expect(() => reported.decides('受理员', 'refuse')).toThrow(/reason-wanted/)
  expect(reported.decides('受理员', 'refuse', { reason: '不属本区职责' }).state.end).toBe('refused')
})

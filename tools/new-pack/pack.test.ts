import { Pack } from '@citybrain/contract/pack/pack.ts'
import { expect, test } from 'vitest'
import { type Cast, storiesOn } from '../../server/testing/case-story.ts'
import { TEMPLATE_PACK } from './pack.ts'

const CAST = {
  受理员: [['clerk'], null],
  承办人: [['handler', 'clerk'], 'office'],
} as const satisfies Cast<string>
const [report] = TEMPLATE_PACK.cases
if (!report) throw new Error('the pack has no cases')
const story = storiesOn({ cast: CAST })
const filed = () =>
  story(report)
    .open('市民', { data: { what: '路灯不亮' } })
    .decides('受理员', 'file', { department: 'office' })

test('no case of the pack stands still, runs in a circle or names what there isn’t', () => {
  expect(Pack.safeParse(TEMPLATE_PACK).error?.issues ?? []).toEqual([])
})

test('a matter is accepted, handled by the department and closed by somebody else', () => {
  const told = filed().decides('承办人', 'done', { data: { result: 'done' } })
  expect(() => told.decides('承办人', 'good')).toThrow()
  expect(told.decides('受理员', 'good').state.end).toBe('closed')
})

test('handling that isn’t done in five working days is overdue, and supervision is proposed', () => {
  const { events } = filed().until('2023-09-25 18:00')
  expect(events.filter(({ kind }) => kind === 'case.climbed').length).toBe(3)
})

test('a refusal needs its reason', () => {
  const reported = story(report).open('市民', { data: { what: '路灯不亮' } })
  expect(() => reported.decides('受理员', 'refuse')).toThrow()
  expect(reported.decides('受理员', 'refuse', { reason: '不属本区职责' }).state.end).toBe('refused')
})

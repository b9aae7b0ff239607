import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { type CaseNews, type Told, toldOf, wordsOfNotice } from './index.ts'
import { id, type PEOPLE, personOf, type Story, storyOf } from './testing/club.ts'
import { walkThrough } from './testing/walks.ts'

/** An event as the log tells it, upon the case before it. */
function newsOf(event: CaseEvent, doneBefore: Story['state']['doneBy']): CaseNews {
  const { kind, by, step, outcome, told, delta } = event
  const entered = (delta.entered ?? []).map((item) => ({
    ...{ step: item.step, assignee: item.assignee?.id ?? null, again: doneBefore[item.step]?.at(-1)?.id ?? null },
  }))
  return { ...{ kind, by, step, outcome, told, entered }, ended: delta.ended?.end ?? null }
}

/** What the story's last event tells people. */
function toldBy(story: Story, doneBefore = story.state.doneBy): Told[] {
  const event = story.events.at(-1)
  if (!event) throw new Error('nothing happened')
  return toldOf(DAMAGE, story.state, newsOf(event, doneBefore))
}
const says = (told: readonly Told[]) =>
  told.map(({ kind, whom, data }) => [whom, wordsOfNotice(DAMAGE, kind, data).zh] as const)

const sent = () =>
  storyOf(DAMAGE)
    .open('member', { category: '01', data: { what: '球网撕裂' } })
    .does('clerk', { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' })
    .does('dispatcher', {
      do: 'decide',
      item: 2,
      outcome: 'send',
      reason: null,
      department: 'grounds',
      assignee: id(4),
    })
const to = (name: keyof typeof PEOPLE) => [{ account: personOf(name).id }]

test('whoever gets work is told by whom', () => {
  expect(says(toldBy(sent()))).toEqual([[to('groundsman'), 'dispatcher将“处置”交给您办理']])
})

test('what comes back is told to whoever did it, with the outcome by which it came', () => {
  const story = sent()
  story.does('groundsman', { do: 'decide', item: 3, outcome: 'notOurs', reason: '是厨房的' })
  expect(says(toldBy(story))).toEqual([[to('dispatcher'), '“处置”的办理结果为“退单”，案件回到您办过的“派遣”']])
})

test('a request is told to whoever may answer it, the answer to whoever asked', () => {
  const story = sent()
  const limit = { amount: 4, unit: 'working-hour' } as const
  story.does('groundsman', { do: 'ask-extension', item: 3, request: id(9), limit, reason: '等料' })
  const dispatchers = [
    { role: { kind: 'role', role: 'dispatcher', of: 'district' }, street: '990001001', department: 'grounds' },
  ]
  expect(says(toldBy(story))).toEqual([[dispatchers, 'groundsman就“处置”申请延期，请您审批']])
  story.does('dispatcher', { do: 'answer', request: id(9), grant: true, reason: null })
  expect(says(toldBy(story))).toEqual([[to('groundsman'), 'dispatcher同意了您的延期申请']])
})

test('rungs of a ladder are told to whom the pack names, of the department whose clock it is', () => {
  const story = sent().until('2023-09-13 18:00')
  const handlers = [
    { role: { kind: 'role', role: 'handler', of: 'department' }, street: '990001001', department: 'grounds' },
  ]
  expect(says(toldBy(story))).toEqual([[handlers, expect.stringMatching(/^“修复”.+，请/)]])
})

test('an end is told to whoever follows the case, a mention to whom it names, nothing to whoever did it', () => {
  const story = sent().does('clerk', { do: 'comment', text: '请看', mentions: [id(1), id(4)] })
  expect(says(toldBy(story))).toEqual([[to('groundsman'), 'clerk在留言中提到了您']])
  story.does('captain', { do: 'supervise', on: true, reason: '久拖' })
  expect(says(toldBy(story))).toEqual([[[...to('groundsman'), 'watchers'], 'captain将此案列入督办']])
  const refused = storyOf(DAMAGE).open('member', { data: { what: '?' } })
  refused.does('clerk', { do: 'decide', item: 1, outcome: 'refuse', reason: '不属实' })
  expect(says(toldBy(refused))).toEqual([[['watchers'], '您关注的案件已结束：“不予受理”']])
})

test('whatever happens to a case can be told in both languages, and to nobody who did it', () => {
  const happens = (before: Story['state'], event: CaseEvent, after: Story['state']) => {
    for (const { kind, whom, data } of toldOf(DAMAGE, after, newsOf(event, before.doneBy))) {
      const { zh, en } = wordsOfNotice(DAMAGE, kind, data)
      expect(`${zh}${en}`).not.toMatch(/undefined|null|“”/)
      expect(whom.some((one) => one !== 'watchers' && 'account' in one && one.account === event.by.id)).toBe(false)
    }
  }
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 20, maxLength: 60 }), (numbers) => {
      walkThrough(DAMAGE, numbers, { happens })
    }),
    { numRuns: 40 },
  )
})

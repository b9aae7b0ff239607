import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { apply, type Closed, decide, wordsOfEvent } from './index.ts'
import { actorOf, at, beforeOpening, contextOf, id, opened } from './testing/club.ts'

const NOW = at('2023-09-20 10:00')
const closed = (more: Partial<Closed> = {}): Closed => ({
  ...{ id: id(7), number: 'D20230007', category: '01', end: 'closed', endedAt: at('2023-09-18 10:00'), metres: 20 },
  ...more,
})
const clerk = actorOf('clerk')
const context = (closedNearby: readonly Closed[]) => ({ ...contextOf(clerk, NOW), closedNearby })
const openedWith = (category: string | null, ...near: Closed[]) =>
  opened(DAMAGE, { category, data: { what: '球网撕裂' } }, context(near))
const recurs = (...near: Closed[]) => openedWith('01', ...near).delta.recurs?.number ?? null

test('a problem that was closed nearby within thirty days has come back', () => {
  expect(openedWith('01', closed()).delta).toMatchObject({
    recurs: { id: id(7), number: 'D20230007' },
    counted: { recurrence: 1 },
  })
  expect(recurs(closed({ endedAt: at('2023-08-21 10:00') }))).toBe('D20230007')
  expect(recurs(closed({ endedAt: at('2023-08-19 10:00') }))).toBeNull()
})

test('another class, another place, or what ended otherwise than closed is no recurrence', () => {
  expect(
    [closed({ category: '02' }), closed({ metres: 50.1 }), closed({ end: 'refused' })].map((one) => recurs(one)),
  ).toEqual([null, null, null])
})

test('of several it is the one that was closed last', () => {
  const later = closed({ id: id(8), number: 'D20230008', endedAt: at('2023-09-19 10:00'), metres: 45 })
  expect(recurs(closed(), later)).toBe('D20230008')
})

test('a case whose class is chosen later is known as a recurrence then, once, and its history says so', () => {
  const before = beforeOpening(DAMAGE, NOW)
  const state = apply(before, openedWith(null, closed()))
  expect(state.recurs).toBeNull()
  const file = { do: 'decide', item: 1, outcome: 'file', reason: null, category: '01', standard: 'net-torn' } as const
  const filed = decide(DAMAGE, state, file, context([closed()]))
  const after = apply(state, filed)
  expect([after.recurs, after.counts.recurrence]).toEqual([{ id: id(7), number: 'D20230007' }, 1])
  const names = {
    departmentOf: () => ({ zh: '', en: '' }),
    classOf: () => ({ zh: '球网', en: 'nets' }),
    caseOf: () => '',
  }
  expect(wordsOfEvent(DAMAGE, filed, names).zh).toContain('系已结案件D20230007的问题复发')
  const other = closed({ id: id(8), number: 'D20230008', category: '02' })
  const corrected = decide(
    DAMAGE,
    after,
    { do: 'correct', reason: '写错', category: '02' },
    {
      ...contextOf(actorOf('captain'), NOW),
      closedNearby: [other],
    },
  )
  expect(apply(after, corrected).recurs?.number).toBe('D20230007')
})

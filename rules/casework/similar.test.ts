import { naturalDays, workingDays, workingHours } from '@citybrain/contract/kernel/limit.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueAfter } from './clocks.ts'
import { type Known, likenessOf, type Matter, sinceOf } from './similar.ts'
import { at, calendar } from './testing/club.ts'

const TYPE = { similar: { within: naturalDays(7), metres: 100, classDigits: 1 } }
const NOW = at('2023-09-20 10:00')
const matter: Matter = { category: '0101', position: [117.1, 39.1], text: '三号场球网撕裂', at: NOW }
const known: Known = {
  ...{ category: '0101', metres: 12.4, title: '球网撕裂 · 三号场', openedAt: at('2023-09-20 08:00'), endedAt: null },
}
const like = (one: Partial<Matter>, other: Partial<Known>) =>
  likenessOf(TYPE, { ...matter, ...one }, { ...known, ...other }, calendar)
const zh = (one: Partial<Matter>, other: Partial<Known>) => like(one, other)?.reasons.map((words) => words.zh)

test('a near open case of the class is likely the same, and says why as people would', () => {
  expect(zh({}, {})).toEqual(['距离 12 米', '同类', '描述相近', '2 小时前报告，尚未办结'])
  // (4 × 0.938 + 3 + 2 × 10/12 + 1) / 10: five of the six pairs of characters on either side are shared.
  expect(like({}, {})?.score).toBe(0.94)
})

test('beyond the distance, or of another branch of classes, it is no candidate', () => {
  expect([like({}, { metres: 100.1 }), like({}, { category: '11' })]).toEqual([null, null])
  expect(zh({}, { category: '02' })?.[1]).toBe('类别相近')
  expect(zh({}, { category: '01' })?.[1]).toBe('类别相近')
})

test('an unknown class hinders nothing and helps nothing', () => {
  expect(zh({ category: null }, { category: '11', metres: 0, title: '' })).toEqual([
    '距离 0 米',
    '2 小时前报告，尚未办结',
  ])
  expect(like({ category: null }, { metres: 0, title: '' })?.score).toBe(1)
})

test('what ended is a candidate for as long as the type says, and not a minute longer', () => {
  const endedAt = at('2023-09-13 10:00')
  expect(zh({ text: '' }, { endedAt })).toEqual(['距离 12 米', '同类', '7 天前办结'])
  expect(like({ at: at('2023-09-21 10:01') }, { endedAt })).toBeNull()
})

test('without a distance the words must have something in common', () => {
  expect(like({}, { metres: null })?.score).toBeGreaterThan(0.8)
  expect(like({}, { metres: null, title: '灯不亮' })).toBeNull()
  expect(like({ text: '' }, { metres: null })).toBeNull()
})

test('scores lie between 0 and 1, and the nearer of two that are otherwise alike never scores less', () => {
  const metres = fc.double({ min: 0, max: 100, noNaN: true })
  fc.assert(
    fc.property(
      metres,
      metres,
      fc.constantFrom('01', '0101', '02', null),
      fc.string(),
      (one, other, category, text) => {
        const score = (far: number) => like({ text }, { metres: far, category })?.score ?? Number.NaN
        const [near, far] = [score(Math.min(one, other)), score(Math.max(one, other))]
        expect(near).toBeGreaterThanOrEqual(far)
        expect(near).toBeLessThanOrEqual(1)
        expect(far).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test('the index is asked for everything that the limit still reaches', () => {
  const limits = fc.constantFrom(
    naturalDays(1),
    naturalDays(30),
    workingDays(1),
    workingDays(40),
    workingHours(8),
    workingHours(100),
  )
  fc.assert(
    fc.property(limits, fc.integer({ min: 0, max: 1000 }), (limit, days) => {
      const ended = new Date(Date.parse(at('2022-01-01 10:00')) + days * 86_400_000).toISOString()
      expect(sinceOf(dueAfter(calendar, ended, limit), limit) <= ended).toBe(true)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Assertion, dayAfter, endOfDay, fold, nextChangeAfter, timeline } from './fold.ts'

const known = (day: number) => `2023-01-${String(day).padStart(2, '0')}T00:00:00.000Z`
const fact = (revision: number, patch: object, more: Partial<Assertion> = {}): Assertion => ({
  ...{ revision, patch: { ...patch }, validFrom: null, validTo: null, knownAt: known(revision) },
  ...more,
})
const at = (facts: Assertion[], on: string, knownBefore: string | null = null) =>
  Object.fromEntries([...fold(facts, { on, knownBefore })].map(([key, { value }]) => [key, value]))

test('a value holds from the day on which it became true, the former one until the day before', () => {
  const facts = [fact(1, { storeys: 5 }), fact(2, { storeys: 6 }, { validFrom: '2023-06-01' })]
  expect(at(facts, '2023-05-31')).toEqual({ storeys: 5 })
  expect(at(facts, '2023-06-01')).toEqual({ storeys: 6 })
})

test('a correction rewrites the past, and what was known before it stays visible', () => {
  const facts = [fact(1, { storeys: 5 }), fact(2, { storeys: 7 })]
  expect(at(facts, '2020-01-01')).toEqual({ storeys: 7 })
  expect(at(facts, '2020-01-01', known(2))).toEqual({ storeys: 5 })
  expect(at(facts, '2020-01-01', known(1))).toEqual({})
})

test('a fact with an end gives way to what held before it', () => {
  const facts = [
    fact(1, { use: 'office' }),
    fact(2, { use: 'hospital' }, { validFrom: '2022-12-01', validTo: '2023-02-28' }),
  ]
  expect(at(facts, '2023-02-28')).toEqual({ use: 'hospital' })
  expect(at(facts, '2023-03-01')).toEqual({ use: 'office' })
})

test('unknown is said like any value, and is not the same as never said', () => {
  const facts = [fact(1, { storeys: 5 }), fact(2, { storeys: null }, { validFrom: '2023-06-01' })]
  expect(at(facts, '2023-06-01')).toEqual({ storeys: null })
  expect('storeys' in at([], '2023-06-01')).toBe(false)
})

test('the next change is the nearest beginning, or the day after the nearest end', () => {
  const facts = [fact(1, {}, { validTo: '2023-02-28' }), fact(2, {}, { validFrom: '2023-06-01' })]
  expect(nextChangeAfter(facts, '2023-01-01')).toBe('2023-03-01')
  expect(nextChangeAfter(facts, '2023-03-01')).toBe('2023-06-01')
  expect(nextChangeAfter(facts, '2023-06-01')).toBeNull()
})

test('a day of the city ends at 16:00 UTC', () => {
  expect(endOfDay('2023-09-15')).toBe('2023-09-15T16:00:00.000Z')
})

test('the timeline tells stretches in order, with gaps where nothing was said', () => {
  const facts = [
    fact(1, { use: 'office' }, { validFrom: '2020-01-01', validTo: '2022-12-31' }),
    fact(2, { use: 'shop' }, { validFrom: '2021-01-01', validTo: '2021-12-31' }),
    fact(3, { use: 'flats' }, { validFrom: '2024-01-01' }),
  ]
  expect(timeline(facts, 'use', null)).toEqual([
    { from: '2020-01-01', to: '2020-12-31', value: 'office', revision: 1 },
    { from: '2021-01-01', to: '2021-12-31', value: 'shop', revision: 2 },
    { from: '2022-01-01', to: '2022-12-31', value: 'office', revision: 1 },
    { from: '2024-01-01', to: null, value: 'flats', revision: 3 },
  ])
})

const dayOf = (place: number) => `2023-03-${String(place + 1).padStart(2, '0')}`
const someDay = fc.integer({ min: 0, max: 9 })
const someFacts = fc
  .array(
    fc.record({
      key: fc.constantFrom('a', 'b'),
      value: fc.constantFrom(null, 1, 2, 3),
      days: fc.tuple(fc.option(someDay), fc.option(someDay)),
      pause: fc.integer({ min: 0, max: 1 }),
    }),
    { maxLength: 8 },
  )
  .map((rows) => {
    let day = 1
    return rows.map(({ key, value, days: [from, to], pause }, place): Assertion => {
      day += pause
      const ends = from !== null && to !== null && to < from ? [to, from] : [from, to]
      return {
        ...{ revision: place + 1, patch: { [key]: value }, knownAt: known(day) },
        ...{ validFrom: ends[0] == null ? null : dayOf(ends[0]), validTo: ends[1] == null ? null : dayOf(ends[1]) },
      }
    })
  })

/** The slow, obvious model: a calendar sheet on which each fact known in time is written over what stood there. */
function sheet(facts: readonly Assertion[], knownBefore: string | null): Map<string, unknown> {
  const written = new Map<string, unknown>()
  for (const one of facts) {
    if (knownBefore !== null && one.knownAt >= knownBefore) continue
    for (let place = -1; place <= 10; place++) {
      const day = place < 0 ? '2023-02-28' : dayOf(place)
      if (one.validFrom !== null && day < one.validFrom) continue
      if (one.validTo !== null && day > one.validTo) continue
      for (const [key, value] of Object.entries(one.patch)) written.set(`${day} ${key}`, value)
    }
  }
  return written
}

test('whatever was said in whichever order, the fold reads what stands on the calendar sheet', () => {
  fc.assert(
    fc.property(someFacts, fc.option(fc.integer({ min: 1, max: 9 })), fc.integer(), (facts, until, seed) => {
      const knownBefore = until === null ? null : known(until)
      const expected = sheet(facts, knownBefore)
      const shuffled = [...facts].sort((a, b) => ((a.revision * seed) % 7) - ((b.revision * seed) % 7))
      for (let place = -1; place <= 10; place++) {
        const day = place < 0 ? '2023-02-28' : dayOf(place)
        const found = at(shuffled, day, knownBefore)
        for (const key of ['a', 'b']) {
          expect(key in found).toBe(expected.has(`${day} ${key}`))
          expect(found[key]).toBe(expected.get(`${day} ${key}`))
        }
      }
    }),
  )
})

test('the timeline says of each day what the fold says of it', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const stretches = timeline(facts, 'a', null)
      for (let place = -1; place <= 10; place++) {
        const day = place < 0 ? '2023-02-28' : dayOf(place)
        const inside = stretches.filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
        const told = fold(facts, { on: day, knownBefore: null }).get('a')
        expect(inside.map(({ value, revision }) => ({ value, revision }))).toEqual(told ? [told] : [])
      }
      for (const [place, stretch] of stretches.entries()) {
        const before = stretches[place - 1]
        if (before) expect(before.to !== null && stretch.from !== null && before.to < stretch.from).toBe(true)
      }
    }),
  )
})

test('nothing changes between a day and its next change', () => {
  fc.assert(
    fc.property(someFacts, someDay, (facts, place) => {
      const day = dayOf(place)
      const next = nextChangeAfter(facts, day)
      const now = fold(facts, { on: day, knownBefore: null })
      for (let later = dayAfter(day); later < (next ?? '2023-03-20'); later = dayAfter(later))
        expect(fold(facts, { on: later, knownBefore: null })).toEqual(now)
    }),
  )
})

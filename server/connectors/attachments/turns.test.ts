import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Who has had a turn by now, in the order in which they got it. */
function queueOf(most: number, people: string[]) {
  const turns = createTurns(most)
  const begun: string[] = []
  const ends = people.map((who) =>
    turns.take(who).then((end) => {
      begun.push(who)
      return end
    }),
  )
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { begun, ends, settle }
}

test('two at a time, and the third when one of them has ended', async () => {
  const { begun, ends, settle } = queueOf(2, ['a', 'b', 'c'])
  await settle()
  expect(begun).toEqual(['a', 'b'])
  ;(await ends[0])?.()
  await settle()
  expect(begun).toEqual(['a', 'b', 'c'])
})

test('who sends much at once lets others pass', async () => {
  const { begun, ends, settle } = queueOf(2, ['a', 'a', 'a', 'b'])
  await settle()
  expect(begun).toEqual(['a', 'b'])
  ;(await ends[3])?.()
  await settle()
  expect(begun).toEqual(['a', 'b'])
  ;(await ends[0])?.()
  await settle()
  expect(begun).toEqual(['a', 'b', 'a'])
})

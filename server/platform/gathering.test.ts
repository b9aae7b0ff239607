import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createGathering } from './gathering.ts'

function opened(most = 10) {
  const runs: { asked: readonly number[]; end(): void; fail(error: Error): void }[] = []
  const ask = createGathering<number, string>({
    most,
    run: (asked) =>
      new Promise((resolve, reject) => {
        runs.push({ asked, end: () => resolve(asked.map((one) => `answer ${one}`)), fail: reject })
      }),
  })
  return { ask, runs }
}

// Patience goes by a clock that stands still until a test moves it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('who asks in the same turn is answered by one run, each with its own answer', async () => {
  const { ask, runs } = opened()
  const answers = [ask(1), ask(2), ask(3)]
  await turn()
  expect(runs.map(({ asked }) => asked)).toEqual([[1, 2, 3]])
  runs[0]?.end()
  expect(await Promise.all(answers)).toEqual(['answer 1', 'answer 2', 'answer 3'])
})

test('who comes while a run is under way is not told its answer, but that of the next', async () => {
  const { ask, runs } = opened()
  const first = ask(1)
  await turn()
  const late = [ask(1), ask(2)]
  await turn()
  expect(runs).toHaveLength(1)
  runs[0]?.end()
  await first
  await turn()
  expect(runs.map(({ asked }) => asked)).toEqual([[1], [1, 2]])
  runs[1]?.end()
  expect(await Promise.all(late)).toEqual(['answer 1', 'answer 2'])
})

test('no run takes more than it may, and no more than four are under way', async () => {
  const { ask, runs } = opened(1)
  const answers = [1, 2, 3, 4, 5, 6].map(ask)
  await turn()
  expect(runs.map(({ asked }) => asked)).toEqual([[1], [2], [3], [4]])
  for (const place of [0, 1, 2, 3, 4, 5]) {
    runs[place]?.end()
    await turn()
  }
  expect(await Promise.all(answers)).toHaveLength(6)
})

test('a run that takes long does not keep the next one waiting', async () => {
  const { ask, runs } = opened()
  const answers = [ask(1)]
  await turn()
  answers.push(ask(2), ask(3))
  await turn()
  expect(runs.map(({ asked }) => asked)).toEqual([[1]])
  vi.advanceTimersByTime(20)
  expect(runs.map(({ asked }) => asked)).toEqual([[1], [2, 3]])
  for (const run of runs) run.end()
  expect(await Promise.all(answers)).toHaveLength(3)
})

test('a run that fails fails for those it was for, and the next goes on', async () => {
  const { ask, runs } = opened()
  const failing = ask(1)
  await turn()
  const next = ask(2)
  runs[0]?.fail(new Error('away'))
  await expect(failing).rejects.toThrow('away')
  await turn()
  runs[1]?.end()
  expect(await next).toBe('answer 2')
})
